"""The order of the lines of a concordance."""

from collections.abc import Callable
from functools import partial
from typing import Literal

import numpy as np
import polars as pl

from analysis.core.text.lexicon import Array
from analysis.core.text.matching import Hits

Sort = Literal[
    "corpus",
    "left1",
    "left2",
    "left3",
    "left4",
    "left5",
    "right1",
    "right2",
    "right3",
    "right4",
    "right5",
    "time",
    "score",
]
FARTHEST = 3


def ordered(occurrences: Hits, sort: Sort, first: int) -> Array:
    """The first of the hits in an order; ties as in the corpus.

    What comes later is told apart only as far as it must be: hits are many, and a page is short.
    """
    keys = _keys(occurrences, sort)
    sure, near = np.zeros(0, dtype=np.int64), np.arange(occurrences.n)
    for key in keys:
        left = first - len(sure)
        if len(near) <= left:
            break
        rank = key(near)
        edge = np.partition(rank, left - 1)[left - 1]
        sure, near = np.concatenate([sure, near[rank < edge]]), near[rank == edge]
    chosen = np.sort(np.concatenate([sure, near[: first - len(sure)]]))
    return np.asarray(chosen[np.lexsort([key(chosen) for key in reversed(keys)])]) if keys else chosen


def _keys(occurrences: Hits, sort: Sort) -> list[Callable[[Array], Array]]:
    """What orders hits: functions from their numbers to a number each, the first one first."""
    if sort == "corpus":
        return []
    if sort[:-1] not in ("left", "right"):
        return [partial(_of_dialogue, occurrences, sort)]
    steps = range(int(sort[-1]), max(FARTHEST, int(sort[-1])) + 1)
    return [partial(_beside, occurrences, -step if sort[:-1] == "left" else step) for step in steps]


def _beside(occurrences: Hits, step: int, which: Array) -> Array:
    """The place, by reading, of the word so many words left or right of a hit; 0 where there is none."""
    lex, at = occurrences.lex, (occurrences.first if step < 0 else occurrences.last)[which] + step
    inside = (at >= 0) & (at < len(lex.ids))
    at = np.where(inside, at, 0)
    inside &= lex.utterances_at(at) == occurrences.utterances[which]
    return np.asarray(np.where(inside, lex.reading_order[lex.ids[at]] + 1, 0))


def _of_dialogue(occurrences: Hits, sort: Sort, which: Array) -> Array:
    """Time or score of some hits; unknown ones last."""
    rows = occurrences.utterances[which]
    if sort == "time":
        times = occurrences.corpus.utterances["said_at"].to_physical()[rows]
        return np.asarray(times.fill_null(np.iinfo(np.int64).max).to_numpy())
    scores = occurrences.corpus.dialogues["score"].cast(pl.Int64).fill_null(1 << 30).to_numpy()
    return np.asarray(scores[occurrences.lex.dialogue_of[rows]])
