"""Latent semantic analysis (Deerwester et al. 1990): TF-IDF of content lemmas, reduced by an SVD.

The term frequency is sublinear. The model is fitted on the dialogues of a corpus; any other text is folded in.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import scipy.sparse as sp

DIMENSIONS = 100
MOST = 0.5
LEAST = 3
FEW = 500
LEAST_OF_FEW = 2
OVERSAMPLED = 10
ROUNDS = 3
EXACT = 1_000
FITTED = 20_000
"""Of how many dialogues the axes are found; more are folded in as any text is."""


@dataclass(frozen=True, eq=False)
class WordModel:
    """A fitted model."""

    #: (n_lemmas,) inverse document frequency; 0 for a lemma that is not used.
    idf: np.ndarray
    #: (n_lemmas, k) right singular vectors.
    basis: np.ndarray

    @classmethod
    def fit(cls, counts: "sp.csr_matrix", is_content: np.ndarray) -> "WordModel":
        """From (n_dialogues, n_lemmas) counts; lemmas of nearly all or very few dialogues are not used."""
        n = counts.shape[0]
        held = np.bincount(counts.indices, minlength=counts.shape[1])
        least = LEAST if n >= FEW else LEAST_OF_FEW
        used = is_content & (held >= least) & (held <= max(MOST * n, least))
        idf = np.where(used, np.log((1 + n) / (1 + held)), 0).astype(np.float32)
        columns = np.flatnonzero(idf > 0)
        basis = np.zeros((counts.shape[1], max(1, min(DIMENSIONS, n - 1, len(columns)))), dtype=np.float32)
        if len(columns) and n > 1:
            rows = np.arange(n)
            if n > FITTED:
                rows = np.sort(np.random.default_rng(0).choice(n, FITTED, replace=False))
            basis[columns] = _right_vectors(_weighted(counts[rows], idf)[:, columns], basis.shape[1])
        return cls(idf, basis)

    def vectors(self, counts: "sp.csr_matrix") -> np.ndarray:
        """(n, k) unit vectors of any texts, given their lemma counts; zeros where no lemma is known."""
        from data.encoders import unit

        return unit(np.asarray(_weighted(counts, self.idf) @ self.basis))

    def write(self, folder: Path) -> None:
        """Write two arrays to a folder."""
        np.save(folder / "words_idf.npy", self.idf)
        np.save(folder / "words_basis.npy", self.basis)

    @classmethod
    def read(cls, folder: Path) -> "WordModel":
        """Read what ``write`` wrote."""
        return cls(np.load(folder / "words_idf.npy"), np.load(folder / "words_basis.npy", mmap_mode="r"))


def _weighted(counts: "sp.csr_matrix", idf: np.ndarray) -> "sp.csr_matrix":
    """(1 + log count) * idf, each row at length 1."""
    import scipy.sparse as sp

    rows = sp.csr_matrix(
        ((1 + np.log(counts.data)).astype(np.float32) * idf[counts.indices], counts.indices, counts.indptr),
        shape=counts.shape,
    )
    length = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return sp.diags((1 / np.where(length > 0, length, 1)).astype(np.float32)) @ rows


def _right_vectors(matrix: "sp.csr_matrix", k: int) -> np.ndarray:
    """(n_columns, k) right singular vectors, the same for the same input.

    Of a large matrix by the randomized range finder (Halko et al. 2011), seeded; signs are set.
    """
    if min(matrix.shape) <= EXACT:
        right = np.linalg.svd(matrix.toarray().astype(np.float64), full_matrices=False)[2][:k]
    else:
        block = np.random.default_rng(0).standard_normal((matrix.shape[1], k + OVERSAMPLED))
        left = matrix @ block
        for _ in range(ROUNDS):
            left = np.linalg.qr(matrix @ np.linalg.qr(matrix.T @ np.linalg.qr(left)[0])[0])[0]
        right = np.linalg.svd((matrix.T @ np.linalg.qr(left)[0]).T, full_matrices=False)[2][:k]
    largest = right[np.arange(len(right)), np.abs(right).argmax(axis=1)]
    signed: np.ndarray = (right * np.where(largest < 0, -1, 1)[:, None]).T
    return np.pad(signed, ((0, 0), (0, k - signed.shape[1])))
