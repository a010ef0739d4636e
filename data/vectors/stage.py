"""The stage "vectors": every dialogue as one vector, by its words and by what its client says first.

Two views are put side by side: the words of the whole dialogue (``encoders.words``), which say what it
is about, and ``encoders.use`` of the client's opening, which knows what unseen words mean. Measured on
topics, both together are nearer to what people call alike than either; see docs/decisions.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import orjson

from data.core.engine import Engine
from data.core.progress import Progress
from data.core.store import EMBEDDED
from data.core.store.hashing import hashed
from data.encoders import DEFAULT, USE, unit
from data.encoders.lsa import WordModel
from data.tokens import lemma_stage
from data.vectors import segments, text_vectors

if TYPE_CHECKING:
    import scipy.sparse as sp

VERSION = 2
WEIGHT = 0.7
HALF = 50
WORKERS = 2
ROWS = 10_000
OPENING = "opening"


@dataclass(frozen=True, eq=False)
class Mixed:
    """How a text becomes a vector comparable with those of a corpus."""

    words: WordModel
    #: (512,) of the vectors of the corpus' openings by ``use``.
    mean: np.ndarray

    def vectors(self, counts: "sp.csr_matrix", meanings: np.ndarray) -> np.ndarray:
        """(n, dim) unit vectors from (n, n_lemmas) counts and (n, 512) vectors of ``use``."""
        has_meaning = np.abs(meanings).sum(axis=1, keepdims=True) > 0
        centred = unit(np.where(has_meaning, meanings - self.mean, 0).astype(np.float32))
        known = counts @ (self.words.idf > 0).astype(np.float32)
        evidence = np.sqrt(known / (known + HALF))[:, None]  # few words say little of what they are about
        return unit(np.hstack([evidence * self.words.vectors(counts), WEIGHT * centred]))

    def write(self, folder: Path) -> None:
        """Write the model to the folder of the vectors."""
        self.words.write(folder)
        np.save(folder / "mean.npy", self.mean)

    @classmethod
    def read(cls, folder: Path) -> "Mixed":
        """Read what ``write`` wrote."""
        return cls(WordModel.read(folder), np.load(folder / "mean.npy"))


def revision() -> str:
    """The revision of the default encoder, part of the keys of its vectors."""
    from data.encoders.use import Use

    return f"{DEFAULT} {VERSION}, {Use().revision}"


def store(corpus: Path, encoder: str, version: str, unit_name: str, prefix: str = "") -> text_vectors.TextVectors:
    """The store of one encoder and unit, which outlives the stages of the corpus."""
    key = hashed(encoder, version, prefix)
    return text_vectors.TextVectors(corpus / EMBEDDED / f"{key}-{unit_name}", encoder)


def make_vectors(
    corpus: Path, records: Path, lemmas: Path, folder: Path, progress: Progress, engine: Engine | None = None
) -> None:
    """Write the default vectors of all dialogues to ``folder``, and how to make one of a typed text."""
    import polars as pl
    from threadpoolctl import threadpool_limits

    from data.encoders.use import Use

    with threadpool_limits(1):
        table = pl.read_parquet(lemmas / "lemmas.parquet")
        matrix = lemma_stage.read_matrix(lemmas, table.height)
        counts = (matrix[0::2] + matrix[1::2]).tocsr()
        del matrix
        words = WordModel.fit(counts, table["is_content"].to_numpy())
        openings = segments.openings(records)
        distinct = list(dict.fromkeys(openings))
        cache = store(corpus, USE, Use().revision, OPENING)
        encoded = cache.vectors_of(distinct, progress, "vectors", WORKERS, engine)
        index_of = {text: i for i, text in enumerate(distinct)}
        meanings = (
            encoded[[index_of[text] for text in openings]] if openings else np.zeros((0, Use.dim), np.float32)
        )
        mixed = Mixed(words, meanings.mean(axis=0) if len(meanings) > 1 else np.zeros(Use.dim, np.float32))
        parts = [slice(first, first + ROWS) for first in range(0, max(1, len(openings)), ROWS)]
        vectors = np.concatenate([mixed.vectors(counts[part], meanings[part]) for part in parts])
    np.save(folder / "vectors.npy", vectors)
    mixed.write(folder)
    about = {
        "encoder": DEFAULT,
        "revision": revision(),
        "unit": "dialogue",
        "dim": int(vectors.shape[1]),
        "n": len(vectors),
        "word_dimensions": int(words.basis.shape[1]),
        "prefix": "",
        "query": "",
    }
    (folder / "about.json").write_bytes(orjson.dumps(about))
