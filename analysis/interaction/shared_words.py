"""How many words turns share with other turns than those they answer: means over very many shuffles."""

from typing import Any

import numpy as np

from analysis.core.dialogues.steps import ROLES
from analysis.core.statistics.inference import Array
from analysis.interaction.matching import Replies

MANY = 100
#: A turn's words as bits, in units of 64: frequent words have one each, all others share the last ones.
OWN, COMMON, BITS = 6, 2, 64


class SharedWords:
    """Mean overlap of each role when its turns are set beside other turns than those they answer.

    Which words two turns share is asked of bits; where rare words may be among them, of the words themselves.

    Args:
        turns: The turns that answer the other role.
    """

    def __init__(self, turns: Replies) -> None:
        place = _bits(np.asarray(turns.heard.sum(axis=0)).ravel())
        rare = np.flatnonzero(place >= OWN * BITS)
        self._heard, self._rare = _as_bits(turns.heard, place), turns.heard[:, rare]
        self._roles = []
        for role in range(len(ROLES)):
            rows = np.flatnonzero(turns.role == role)
            said = turns.said[rows]
            self._roles.append((rows, _weights(turns, rows), _as_bits(said, place), said[:, rare]))

    def means(self, order: Array) -> list[float]:
        """For each role the mean over dialogues of its turns' overlap, each beside the turn in ``order``."""
        return [self._mean(order[rows], *own) if len(rows) else float("nan") for rows, *own in self._roles]

    def _mean(self, others: Array, weights: Array, said: Array, rare: Any) -> float:
        n, common = np.zeros(len(others), dtype=np.int64), np.zeros(len(others), dtype=np.uint64)
        for unit, (ours, theirs) in enumerate(zip(said, self._heard, strict=True)):
            both = ours & theirs[others]
            if unit < OWN:
                n += np.bitwise_count(both)
            else:
                common |= both
        maybe = np.flatnonzero(common)
        if len(maybe):
            n[maybe] += np.asarray(rare[maybe].multiply(self._rare[others[maybe]]).sum(axis=1)).ravel().astype(int)
        return float(np.repeat(weights, n).sum())


def _bits(counts: Array) -> Array:
    """(n_words,) the bit of each word."""
    place = np.empty(len(counts), dtype=np.int64)
    rank = np.arange(len(counts))
    shared = OWN * BITS + (rank - OWN * BITS) % (COMMON * BITS)
    place[np.argsort(-counts, kind="stable")] = np.where(rank < OWN * BITS, rank, shared)
    return place


def _as_bits(words: Any, place: Array) -> Array:
    """(units, turns) the words of each turn as bits."""
    bits = np.zeros((OWN + COMMON, words.shape[0]), dtype=np.uint64)
    unit, bit = np.divmod(place[words.indices], BITS)
    turns = np.repeat(np.arange(words.shape[0]), np.diff(words.indptr))
    np.bitwise_or.at(bits, (unit, turns), np.uint64(1) << bit.astype(np.uint64))
    return bits


def _weights(turns: Replies, rows: Array) -> Array:
    """(rows,) what one shared word adds to the mean of dialogues' means."""
    dialogue = turns.dialogue[rows]
    counts = np.bincount(dialogue)
    return np.asarray(1 / (turns.size[rows] * counts[dialogue] * (counts > 0).sum()))


class Shuffle:
    """Orders in which rows change places within their group alone.

    Args:
        group: (n,) the group of each row.
        rng: Of chance.
    """

    def __init__(self, group: Array, rng: np.random.Generator) -> None:
        self._group, self._rng = group, rng
        self._sorted = np.argsort(group, kind="stable")
        starts = np.flatnonzero(np.diff(group[self._sorted])) + 1
        self._parts = np.split(self._sorted, starts) if len(starts) < MANY else None

    def order(self) -> Array:
        """(n,) for each row the one that takes its place."""
        order = np.empty(len(self._group), dtype=np.int64)
        if self._parts is None:
            order[self._sorted] = np.argsort(self._group + self._rng.random(len(self._group)))
        else:
            for rows in self._parts:
                order[rows] = self._rng.permutation(rows)
        return order
