"""Conditions on utterances that come from their vectors: likeness to a sentence or to examples, a part of the map.

In a URL: ``200:眠れない``, ``200+12.3+15.8-4.1:眠れない`` with examples (dialogue.position) to be like and unlike;
and ``-3.5,2;8,2;8,9.25``, the corners of a part of the map of utterances.
"""

import re
from dataclasses import dataclass

import numpy as np

from analysis.core.query.codecs import Text
from data.core.problems import UserError
from data.corpus import Corpus
from data.encoders import unit

TYPED, LIKE, UNLIKE = 1.0, 0.75, 0.15
"""How much the sentence, the examples and the counterexamples count (Rocchio 1971; Manning et al. 2008, ch. 9)."""
MOST, MOST_EXAMPLES, USUAL = 10_000, 20, 200
CORNERS = 60
FARTHEST = 10_000.0
Place = tuple[int, int]
Corners = tuple[tuple[float, float], ...]
_EXAMPLE = r"(?:\d{1,9}\.\d{1,6})"
_MEANING = re.compile(rf"(?:(\d{{1,5}})((?:[+-]{_EXAMPLE})*):)?(.*)", re.DOTALL)


@dataclass(frozen=True)
class Meaning:
    """A sentence, examples by dialogue_id and position, and how many distinct utterances are to be found."""

    text: str
    k: int = USUAL
    like: tuple[Place, ...] = ()
    unlike: tuple[Place, ...] = ()


@dataclass(frozen=True)
class MeaningCodec:
    """Reads and writes a condition on meaning."""

    def read(self, text: str) -> Meaning:
        """The condition; ValueError for one that says nothing or too much."""
        match = _MEANING.fullmatch(text)
        assert match is not None
        k = int(match[1] or USUAL)
        like, unlike = (
            read_places(",".join(re.findall(rf"[{sign}]({_EXAMPLE})", match[2] or ""))) for sign in "+-"
        )
        sentence = match[3].strip()
        if not 1 <= k <= MOST or not (sentence or like):
            raise ValueError(text)
        return Meaning(Text().read(sentence) if sentence else "", k, like, unlike)

    def write(self, value: Meaning) -> str:
        """The one spelling of a condition."""
        signed = [f"{sign}{d}.{p}" for sign, of in (("+", value.like), ("-", value.unlike)) for d, p in of]
        return f"{value.k}{''.join(signed)}:{value.text}"


@dataclass(frozen=True)
class RegionCodec:
    """Reads and writes the corners of a part of the map."""

    def read(self, text: str) -> Corners:
        """At least three corners; ValueError otherwise."""
        corners = []
        for part in text.split(";"):
            x, y = (round(float(number), 3) + 0.0 for number in part.split(","))
            if not (abs(x) <= FARTHEST and abs(y) <= FARTHEST):
                raise ValueError(text)
            corners.append((x, y))
        if not 3 <= len(corners) <= CORNERS:
            raise ValueError(text)
        return tuple(corners)

    def write(self, value: Corners) -> str:
        """Three decimals at most."""
        return ";".join(f"{x:.10g},{y:.10g}" for x, y in value)


def read_places(text: str) -> tuple[Place, ...]:
    """Utterances as ``12.3,15.8``: dialogue_id and position. ValueError where they are not, or too many."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) > MOST_EXAMPLES or not all(re.fullmatch(_EXAMPLE, part) for part in parts):
        raise ValueError(text)
    return tuple(dict.fromkeys((int(d), int(p)) for d, _, p in (part.partition(".") for part in parts)))


def direction(corpus: Corpus, value: Meaning) -> np.ndarray:
    """(dim,) the unit vector that is looked for: the sentence, moved to the examples and away from the others.

    Raises Missing without the vectors of utterances, UserError if nothing is known of the words or examples.
    """
    spoken = corpus.utterance_map
    total = np.zeros(spoken.matrix.shape[1])
    if value.text:
        total += TYPED * spoken.encode([value.text])[0]
    for places, weight in ((value.like, LIKE), (value.unlike, -UNLIKE)):
        if rows := [row for row in (row_of(corpus, place) for place in places) if row is not None]:
            total += weight * np.asarray(spoken.matrix[spoken.of[rows]]).mean(axis=0)
    if not np.abs(total).sum() > 0:
        raise UserError.of("unknown_words", text=value.text)
    vector: np.ndarray = unit(total[None])[0]
    return vector


def row_of(corpus: Corpus, place: Place) -> int | None:
    """The row of ``corpus.utterances`` of an utterance; None where there is none."""
    dialogue, position = place
    at = corpus.dialogues["dialogue_id"].search_sorted(dialogue)
    if at >= corpus.dialogues.height or corpus.dialogues["dialogue_id"][at] != dialogue:
        return None
    row = int(corpus.offsets[at]) + position
    return row if row < corpus.offsets[at + 1] else None


def meaning(corpus: Corpus, value: Meaning) -> np.ndarray:
    """(n_utterances,) the k distinct utterances most like a sentence and examples, each wherever it is said."""
    spoken = corpus.utterance_map
    likeness = spoken.likeness(direction(corpus, value))
    k = min(value.k, len(likeness))
    near = np.zeros(len(likeness), dtype=bool)
    if k:
        near[np.argpartition(-likeness, k - 1)[:k]] = True
        near &= likeness != 0  # a vector without words is zeros: like nothing
    return np.asarray(near[spoken.of])


def region(corpus: Corpus, corners: Corners) -> np.ndarray:
    """(n_utterances,) which lie within these corners on the map of utterances."""
    spoken = corpus.utterance_map
    x, y = spoken.points.select("x", "y").to_numpy().T.astype(np.float64)
    return np.asarray(inside(x, y, corners)[spoken.of])


def inside(x: np.ndarray, y: np.ndarray, corners: Corners) -> np.ndarray:
    """(n,) which points lie within a polygon: a ray to the right meets its sides an odd number of times."""
    within = np.zeros(len(x), dtype=bool)
    low_x, low_y = np.min(corners, axis=0)
    high_x, high_y = np.max(corners, axis=0)
    near = np.flatnonzero((x >= low_x) & (x <= high_x) & (y >= low_y) & (y <= high_y))
    odd = np.zeros(len(near), dtype=bool)
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        crosses = (y1 > y[near]) != (y2 > y[near])
        if y1 != y2:
            odd ^= crosses & (x[near] < (x2 - x1) * (y[near] - y1) / (y2 - y1) + x1)
    within[near] = odd
    return within
