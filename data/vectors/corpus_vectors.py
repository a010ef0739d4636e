"""The vectors and the map of a corpus, opened: similarity within it, and to a sentence that was typed."""

import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import orjson
import polars as pl

from data.core.problems import UserError
from data.encoders import DEFAULT, USE, unit
from data.encoders.use import Use

if TYPE_CHECKING:
    from data.tokens.corpus_tokens import Tokens
    from data.vectors.stage import Mixed


@dataclass(frozen=True, eq=False)
class Vectors:
    """The vectors of one unit by one encoder."""

    #: (n, dim) float32 of unit length, memory-mapped; for dialogues and clients in the order of the dialogues.
    matrix: np.ndarray
    #: encoder, revision, unit, dim, n, prefix, query.
    about: dict[str, Any]
    folder: Path
    #: Of the corpus; needed by the default encoder alone.
    tokens: "Tokens | None" = None
    _lock: Any = field(default_factory=threading.Lock, repr=False)

    @classmethod
    def open(cls, folder: Path, tokens: "Tokens | None" = None) -> "Vectors":
        """Open the vectors in a folder. Raises UserError if they are damaged."""
        try:
            matrix = np.load(folder / "vectors.npy", mmap_mode="r")
            about = orjson.loads((folder / "about.json").read_bytes())
        except (OSError, ValueError) as error:
            raise UserError.of("damaged_vectors", folder=folder, why=error) from error
        if matrix.shape != (about["n"], about["dim"]):
            why = f"{matrix.shape}, not {(about['n'], about['dim'])}"
            raise UserError.of("damaged_vectors", folder=folder, why=why)
        return cls(matrix, about, folder, tokens)

    @property
    def encoder(self) -> str:
        """The name of the encoder."""
        return str(self.about["encoder"])

    @cached_property
    def units(self) -> pl.DataFrame:
        """What each row of the matrix is: row (of the dialogue), position (of its first utterance), role."""
        return pl.read_parquet(self.folder / "places.parquet")

    @cached_property
    def openings(self) -> np.ndarray:
        """(n, 512) float32 unit vectors of what each client says first, by ``use``; zeros where nothing is said.

        Taken out of the mixture of the default encoder: of one space, whatever the corpus and its language.
        """
        scaled = np.asarray(self.matrix[:, -Use.dim :], dtype=np.float32)
        length = np.linalg.norm(scaled, axis=1, keepdims=True)
        centred = scaled / np.where(length > 0, length, 1)
        mean = self._mixture.mean.astype(np.float32)
        along = centred @ mean
        reach = np.sqrt(np.maximum(along**2 + 1 - mean @ mean, 0)) - along
        return np.where(length > 0, mean + reach[:, None] * centred, 0).astype(np.float32)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """(n, dim) unit vectors of typed texts, comparable with ``matrix``; zeros for a text without known words.

        Raises:
            Starting: a model that needs torch is being loaded.
            NoModel: there is no such model.
            UserError: the model gives vectors of another dimension.
        """
        with self._lock:
            vectors = self._mixed(texts) if self.encoder == DEFAULT else self._plain(texts)
        if vectors.shape[1] != self.matrix.shape[1]:
            now, expected = vectors.shape[1], self.matrix.shape[1]
            raise UserError.of("other_dimension", name=self.encoder, found=now, kept=expected)
        return vectors

    def wake(self) -> None:
        """Load what ``encode`` needs in the background, so that the first sentence is as fast as any other."""
        threading.Thread(target=self._wake, daemon=True).start()

    def _wake(self) -> None:
        with suppress(UserError, OSError):  # the request itself reports the error
            self.encode(["。"])

    def likeness(self, vector: np.ndarray) -> np.ndarray:
        """(n,) cosine of each row with a unit vector."""
        cosines: np.ndarray = self.matrix @ vector
        return cosines

    def nearest(self, vector: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
        """The k rows most similar to a unit vector and their cosines, in descending order."""
        likeness = self.likeness(vector)
        k = min(k, len(likeness))
        if not k:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        rows = np.argpartition(-likeness, k - 1)[:k]
        rows = rows[np.lexsort((rows, -likeness[rows]))]
        return rows, likeness[rows]

    def _plain(self, texts: Sequence[str]) -> np.ndarray:
        queries = [self.about["query"] + text for text in texts]
        if self.encoder == USE:
            return unit(Use().encode(queries))
        from data.encoders import helper

        return unit(helper.encode(self.encoder, str(self.about["revision"]), queries))

    def _mixed(self, texts: Sequence[str]) -> np.ndarray:
        assert self.tokens is not None
        return self._mixture.vectors(self._counts(texts), Use().encode(texts))

    def _counts(self, texts: Sequence[str]) -> Any:
        """(n, n_lemmas) counts of each lemma of the corpus in each text."""
        import scipy.sparse as sp

        assert self.tokens is not None
        words = [(i, (word.lemma, word.pos)) for i, text in enumerate(texts) for word in self.tokens.cut(text)]
        cells = [(i, self._numbers[word]) for i, word in words if word in self._numbers]
        rows, columns = zip(*cells, strict=True) if cells else ((), ())
        shape = (len(texts), len(self._mixture.words.idf))
        counts = sp.coo_matrix((np.ones(len(cells), dtype=np.int32), (rows, columns)), shape=shape).tocsr()
        counts.sum_duplicates()
        return counts

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], int]:
        """The number of each lemma with its part of speech."""
        assert self.tokens is not None
        lemmas = self.tokens.lemmas
        pairs = zip(lemmas["lemma"], lemmas["pos"], strict=True)
        return dict(zip(pairs, lemmas["lemma_id"], strict=True))

    @cached_property
    def _mixture(self) -> "Mixed":
        from data.vectors.stage import Mixed

        return Mixed.read(self.folder)


@dataclass(frozen=True, eq=False)
class Layout:
    """The map of one unit by one encoder."""

    #: One row per vector: x, y (without unit), preservation (0-1), cluster (1 is the largest).
    table: pl.DataFrame
    #: (n, k) rows of the nearest others, and their cosines, in descending order.
    nearest: np.ndarray
    likeness: np.ndarray
    #: method, seed, trustworthiness, preservation, clusters, stability, tried.
    about: dict[str, Any]

    @classmethod
    def open(cls, folder: Path) -> "Layout":
        """Open the map in a folder. Raises UserError if it is damaged."""
        try:
            return cls(
                pl.read_parquet(folder / "layout.parquet"),
                np.load(folder / "nearest.npy", mmap_mode="r"),
                np.load(folder / "likeness.npy", mmap_mode="r"),
                orjson.loads((folder / "about.json").read_bytes()),
            )
        except (OSError, ValueError, pl.exceptions.PolarsError) as error:
            raise UserError.of("damaged_vectors", folder=folder, why=error) from error
