"""Texts as vectors: one protocol, and the encoders there are by name.

An encoder turns a text into numbers without knowing the corpus. ``use`` needs no download and no torch;
any model of sentence-transformers comes by its hub name or its folder. What the map stands on by default
adds the words of the corpus to ``use``: see ``data.vectors.stage``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np

from data.problems import UserError

DEFAULT = "words+use"
USE = "use"
BUILT_IN = (DEFAULT, USE)


@dataclass(frozen=True)
class EncoderChoice:
    """An encoder by name, and what it wants before each text."""

    #: ``words+use``, ``use``, the name of a model on the hub, or its folder.
    name: str = DEFAULT
    #: Put before each text of the corpus.
    prefix: str = ""
    #: Put before a sentence that is typed, to be compared with them.
    query: str = ""

    def __repr__(self) -> str:
        """Part of the keys of stages that libraries already hold, hence the old name of the class."""
        return f"Asked(name={self.name!r}, prefix={self.prefix!r}, query={self.query!r})"

    @property
    def needs_torch(self) -> bool:
        """Whether it computes with torch, which no page loads."""
        return self.name not in BUILT_IN


@runtime_checkable
class Encoder(Protocol):
    """``revision`` says which weights: vectors of two revisions are never mixed."""

    @property
    def name(self) -> str:
        """As it is asked for."""

    @property
    def revision(self) -> str:
        """Which weights."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """(n, dim) float32, row by row, not yet of unit length."""


class NoModel(UserError):
    """An encoder that is not here and cannot be fetched."""


def open_encoder(name: str) -> Encoder:
    """An encoder by name. Raises NoModel with what to do where it cannot be had."""
    if name in BUILT_IN:
        from data.encoders.use import Use

        return Use()
    from data.encoders.transformers import Transformer

    return Transformer(name)


def unit(vectors: np.ndarray) -> np.ndarray:
    """Each row at length 1; a row of zeros stays."""
    length = np.sqrt(np.einsum("ij,ij->i", vectors, vectors, dtype=np.float64))[:, None]
    scaled: np.ndarray = (vectors / np.where(length > 0, length, 1)).astype(np.float32)
    return scaled


def checked(vectors: np.ndarray, n: int, name: str) -> np.ndarray:
    """The vectors, when they are what the protocol says. Raises UserError."""
    vectors = np.asarray(vectors, dtype=np.float32)
    if vectors.ndim != 2 or len(vectors) != n or not vectors.shape[1]:
        raise UserError.of("vectors_shape", name=name, shape=vectors.shape, n=n)
    if not np.isfinite(vectors).all():
        bad = int((~np.isfinite(vectors).all(axis=1)).sum())
        raise UserError.of("vectors_nan", name=name, bad=bad, n=n)
    return vectors
