"""Encoders: from a text to a vector, by name.

An encoder does not know the corpus. ``use`` needs no download and no torch; any sentence-transformers model is
given by its name on the hub or its folder. The default, ``words+use``, adds the words of the corpus to ``use``:
see ``data.vectors.stage``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np

from data.core.problems import UserError

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
    """Turns texts into vectors."""

    @property
    def name(self) -> str:
        """The name that it is opened by."""

    @property
    def revision(self) -> str:
        """The version of its weights; vectors of two revisions are never mixed."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """(n, dim) float32, row by row, not yet of unit length."""


class NoModel(UserError):
    """An encoder that is neither on this computer nor can be downloaded."""


def open_encoder(name: str) -> Encoder:
    """Open an encoder by name. Raises NoModel, saying what to do, if it is not available."""
    if name in BUILT_IN:
        from data.encoders.use import Use

        return Use()
    from data.encoders.transformers import Transformer

    return Transformer(name)


def unit(vectors: np.ndarray) -> np.ndarray:
    """The rows scaled to length 1; rows of zeros stay."""
    length = np.sqrt(np.einsum("ij,ij->i", vectors, vectors, dtype=np.float64))[:, None]
    scaled: np.ndarray = (vectors / np.where(length > 0, length, 1)).astype(np.float32)
    return scaled


def checked(vectors: np.ndarray, n: int, name: str) -> np.ndarray:
    """The vectors as float32. Raises UserError if they are not ``n`` rows of finite numbers."""
    vectors = np.asarray(vectors, dtype=np.float32)
    if vectors.ndim != 2 or len(vectors) != n or not vectors.shape[1]:
        raise UserError.of("vectors_shape", name=name, shape=vectors.shape, n=n)
    if not np.isfinite(vectors).all():
        bad = int((~np.isfinite(vectors).all(axis=1)).sum())
        raise UserError.of("vectors_nan", name=name, bad=bad, n=n)
    return vectors
