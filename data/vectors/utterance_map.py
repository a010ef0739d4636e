"""The vectors, places and themes of all distinct utterances, opened: one copy in memory for all who read."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import orjson
import polars as pl

from data.core.problems import UserError
from data.encoders.static import STATIC, StaticModel
from data.vectors import landmarks

if TYPE_CHECKING:
    from data.tokens.corpus_tokens import Tokens


@dataclass(frozen=True, eq=False)
class UtteranceMap:
    """The output of the stage "utterances". Arrays and frames are shared and must not be changed."""

    #: (n_distinct, dim) float32 of unit length, memory-mapped; zeros for an utterance without words.
    matrix: np.ndarray
    #: (n_utterances,) the distinct utterance that each one is.
    of: np.ndarray
    #: One row a distinct utterance: first (row of ``corpus.utterances``), n (how often), x, y (nan: no place),
    #: is_landmark, theme_1 to theme_3 (coarse to fine, 0: none).
    points: pl.DataFrame
    #: One row a theme: level (1 to 3), theme (1 is the largest), parent (of the coarser level), stability (0-1).
    themes: pl.DataFrame
    #: encoder, revision, dim, n, n_distinct, method, n_landmarks, seed, trustworthiness, agreement.
    about: dict[str, Any]
    folder: Path
    tokens: "Tokens"
    _lock: Any = field(default_factory=threading.Lock, repr=False)

    @classmethod
    def open(cls, folder: Path, tokens: "Tokens") -> "UtteranceMap":
        """Open the output in a folder. Raises UserError if it is damaged."""
        try:
            about = orjson.loads((folder / "about.json").read_bytes())
            matrix = np.load(folder / "vectors.npy", mmap_mode="r")
            if matrix.shape != (about["n_distinct"], about["dim"]):
                raise ValueError(f"{matrix.shape}, not {(about['n_distinct'], about['dim'])}")
            return cls(
                matrix,
                np.load(folder / "of.npy", mmap_mode="r"),
                pl.read_parquet(folder / "points.parquet"),
                pl.read_parquet(folder / "themes.parquet"),
                about,
                folder,
                tokens,
            )
        except (OSError, ValueError, KeyError, pl.exceptions.PolarsError) as error:
            raise UserError.of("damaged_vectors", folder=folder, why=error) from error

    @property
    def encoder(self) -> str:
        """The name of the encoder."""
        return STATIC

    @cached_property
    def places(self) -> np.ndarray:
        """(n_utterances, 2) where each utterance lies; nan for one without words."""
        places: np.ndarray = self.points.select("x", "y").to_numpy()[self.of]
        return places

    def themes_of(self, level: int) -> np.ndarray:
        """(n_utterances,) the theme of each utterance on a level; 0: none."""
        themes: np.ndarray = self.points[f"theme_{level}"].to_numpy()[self.of]
        return themes

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """(n, dim) unit vectors of typed texts; a word that the corpus lacks counts by what its form means."""
        with self._lock:
            return self._model.vectors(np.stack([self._sum(text) for text in texts]))

    def wake(self) -> None:
        """Load what ``encode`` needs in the background, so that the first sentence is as fast as any other."""
        threading.Thread(target=lambda: self.encode(["。"]), daemon=True).start()

    def likeness(self, vector: np.ndarray) -> np.ndarray:
        """(n_distinct,) cosine of each distinct utterance with a unit vector: of all, none is passed over."""
        cosines: np.ndarray = self.matrix @ vector
        return cosines

    @cached_property
    def turns(self) -> np.ndarray:
        """(n_turns, dim) float32 of unit length, memory-mapped: a turn is the sum of its utterances' words."""
        turns: np.ndarray = np.load(self.folder / "turns.npy", mmap_mode="r")
        return turns

    def place(self, vectors: np.ndarray) -> np.ndarray:
        """(n, 2) where vectors lie on the plane: among their nearest landmarks."""
        vectors = np.asarray(vectors, dtype=np.float32)
        known, points = self._landmarks
        if not len(known):
            return np.full((len(vectors), 2), np.nan, dtype=np.float32)
        return landmarks.place(vectors, known, points)

    @cached_property
    def _landmarks(self) -> tuple[np.ndarray, np.ndarray]:
        """Vectors and places of the landmarks."""
        rows = np.flatnonzero(self.points["is_landmark"].to_numpy())
        return np.asarray(self.matrix[rows]), self.points.select("x", "y").to_numpy()[rows]

    def _sum(self, text: str) -> np.ndarray:
        words = [word for word in self.tokens.cut(text) if any(sign.isalnum() for sign in word.surface)]
        numbers = [self._numbers.get((word.lemma, word.pos), -1) for word in words]
        total = np.zeros(self.matrix.shape[1], dtype=np.float32)
        for number in numbers:
            if number >= 0:
                total += self._model.table[number]
        unknown = [word.surface for word, number in zip(words, numbers, strict=True) if number < 0]
        if unknown:
            from data.encoders.use import Use

            total += self._model.unknown(Use().encode(unknown)).sum(axis=0)
        return total

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], int]:
        lemmas = self.tokens.lemmas
        return dict(zip(zip(lemmas["lemma"], lemmas["pos"], strict=True), lemmas["lemma_id"], strict=True))

    @cached_property
    def _model(self) -> StaticModel:
        return StaticModel.read(self.folder)
