"""``static``: a text as the weighted mean of vectors of its words; fitted on a corpus in seconds, without torch.

Each word stands for two things side by side: what ``use`` makes of its written form, which knows the meaning of
words that a corpus hardly holds (as in Tulkens & van Dongen's Model2Vec), and which words share its utterances, as
positive pointwise mutual information reduced by an SVD (Levy et al. 2015). Frequent words count less (Arora et al.
2017).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import scipy.sparse as sp

STATIC = "static"
VERSION = 1
DIMENSIONS = 128
CONTEXTS = 2_000
COMPANY = 128
SMOOTHED = 0.75
RARE = 3e-3
SAMPLE = 50_000
FEWEST = 50
"""With fewer distinct texts their mean says too little to be taken away."""
SIGNS = ("補助記号", "記号", "空白", "symbol", "w")


@dataclass(frozen=True, eq=False)
class StaticModel:
    """A fitted model; of a word it does not know it takes the meaning of the written form alone."""

    #: (n_lemmas, dim) of each lemma, its weight included; zeros for signs.
    table: np.ndarray
    #: (512, dim) from a vector of ``use`` of a written form, and what is taken from that vector before.
    projection: np.ndarray
    form_mean: np.ndarray
    #: (dim,) of the corpus' texts, by which all are centred.
    mean: np.ndarray

    @classmethod
    def fit(cls, counts: "sp.csr_matrix", is_word: np.ndarray, meanings: np.ndarray) -> "StaticModel":
        """From the words of distinct texts.

        Args:
            counts: (n_texts, n_lemmas) how often each lemma stands in each text.
            is_word: (n_lemmas,) False for punctuation and signs.
            meanings: (n_lemmas, 512) of the lemmas' written forms by ``use``.
        """
        import scipy.sparse as sp

        from data.encoders import unit

        n = np.asarray(counts.sum(axis=0)).ravel().astype(np.float64)
        weight = np.where(is_word, RARE / (RARE + n / max(1.0, n[is_word].sum())), 0).astype(np.float32)
        form_mean = meanings[is_word].mean(axis=0) if is_word.any() else np.zeros(meanings.shape[1])
        form_mean = form_mean.astype(np.float32)
        company = _company(counts, n * is_word)
        words = np.hstack(
            [unit(meanings) - form_mean, company - company[is_word].mean(axis=0) if is_word.any() else company]
        )
        rng = np.random.default_rng(0)
        rows = np.arange(counts.shape[0])
        if len(rows) > SAMPLE:
            rows = np.sort(rng.choice(len(rows), SAMPLE, replace=False))
        sample = counts[rows].multiply(weight[None]).tocsr() @ words
        size = np.linalg.norm(sample, axis=1, keepdims=True)
        sample = sample / np.where(size > 0, size, 1)
        centred = sample - (sample.mean(axis=0) if len(rows) >= FEWEST else 0)
        _, axes = np.linalg.eigh((centred.T @ centred).astype(np.float64))
        axes = axes[:, ::-1][:, :DIMENSIONS]
        largest = axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])]
        axes = (axes * np.where(largest < 0, -1, 1)).astype(np.float32)
        table = (weight[:, None] * (words @ axes)).astype(np.float32)
        mean = np.zeros(axes.shape[1], dtype=np.float32)
        if counts.shape[0] >= FEWEST:
            mean = unit(np.asarray(sp.csr_matrix(counts[rows]) @ table)).mean(axis=0)
        return cls(table, axes[: meanings.shape[1]], form_mean, mean)

    def sums(self, counts: "sp.csr_matrix") -> np.ndarray:
        """(n, dim) the weighted sums of each text's words; their sum over texts is that of the texts together."""
        return np.asarray(counts @ self.table, dtype=np.float32)

    def vectors(self, sums: np.ndarray) -> np.ndarray:
        """(n, dim) unit vectors from sums; zeros for a text without words."""
        from data.encoders import unit

        spoken = np.abs(sums).sum(axis=1, keepdims=True) > 0
        return unit(np.where(spoken, unit(sums) - self.mean, 0))

    def unknown(self, meanings: np.ndarray) -> np.ndarray:
        """(n, dim) sums of words that the corpus does not hold, by their forms: they count as the rarest do."""
        from data.encoders import unit

        return np.asarray((unit(meanings) - self.form_mean) @ self.projection, dtype=np.float32)

    def write(self, folder: Path) -> None:
        """Write four arrays to a folder."""
        for name in ("table", "projection", "form_mean", "mean"):
            np.save(folder / f"static_{name}.npy", getattr(self, name))

    @classmethod
    def read(cls, folder: Path) -> "StaticModel":
        """Read what ``write`` wrote."""
        names = ("table", "projection", "form_mean", "mean")
        return cls(*(np.load(folder / f"static_{name}.npy", mmap_mode="r") for name in names))


def _company(counts: "sp.csr_matrix", n: np.ndarray) -> np.ndarray:
    """(n_lemmas, <= COMPANY) unit vectors of the words by those that stand in the same texts."""
    import scipy.sparse as sp

    from data.encoders import unit

    contexts = np.argsort(-n, kind="stable")[:CONTEXTS]
    contexts = contexts[n[contexts] > 0]
    held = (counts > 0).astype(np.float32)
    together = sp.coo_matrix(held.T @ held[:, contexts])
    in_texts = np.asarray(held.sum(axis=0)).ravel().astype(np.float64)
    smooth = in_texts[contexts] ** SMOOTHED
    apart = together.row != contexts[together.col]
    row, column, value = together.row[apart], together.col[apart], together.data[apart]
    information = np.log(value * smooth.sum() / (in_texts[row] * smooth[column]))
    above = (information > 0) & (n[row] > 0)
    matrix = sp.csr_matrix(
        (information[above].astype(np.float32), (row[above], column[above])), shape=(len(n), len(contexts))
    )
    if not matrix.nnz:
        return np.zeros((len(n), 1), dtype=np.float32)
    values, axes = np.linalg.eigh((matrix.T @ matrix).toarray().astype(np.float64))
    top = values.argsort()[::-1][:COMPANY]
    top = top[values[top] > 1e-6]
    axes = axes[:, top] / values[top] ** 0.25
    largest = axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])]
    return unit(np.asarray(matrix @ (axes * np.where(largest < 0, -1, 1)).astype(np.float32)))
