"""In how many segments two words meet, client by client, so that clients can be drawn anew at no cost.

A resample is a weight for each client; the counts of all resamples at once are one matrix product.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from analysis.core.text.lexicon import Array
from analysis.core.text.segments import Presence

if TYPE_CHECKING:
    from scipy.sparse import csc_array

DENSE = 8  # from so many words a segment on, a matrix product is faster than going through the pairs,
SEGMENTS = 4  # where groups have so many segments: a product costs the same for a group of one
CELLS = 40_000_000


@dataclass(frozen=True, eq=False)
class PairCounts:
    """Counts by group of dialogues that depend on each other (a client's).

    ``words``: (n_groups, n_words) segments that hold the word. ``pairs``: (n_groups, n_pairs) segments
    that hold both; sparse where groups are so many that nearly all are zero. ``segments``: (n_groups,) all
    segments. ``a``, ``b``: (n_pairs,) the words of a pair.
    """

    words: Array
    pairs: "Array | csc_array"
    segments: Array
    a: Array
    b: Array

    @cached_property
    def n_words(self) -> Array:
        """(n_words,) segments that hold the word."""
        return np.asarray(self.words.sum(axis=0, dtype=np.float64))

    @cached_property
    def n_pairs(self) -> Array:
        """(n_pairs,) segments that hold both words."""
        return np.asarray(self.pairs.sum(axis=0, dtype=np.float64)).ravel()

    @property
    def n_segments(self) -> float:
        """All segments."""
        return float(self.segments.sum())

    def of_pairs(self, kept: Array) -> "PairCounts":
        """The counts of some pairs alone."""
        return PairCounts(self.words, self.pairs[:, kept], self.segments, self.a[kept], self.b[kept])

    def draws(self, weights: Array) -> tuple[Array, Array, Array, Array]:
        """(both, a, b, all) of each resample: (n_draws, n_pairs) three times and (n_draws, 1)."""
        words = weights @ self.words
        return (
            np.asarray(weights @ self.pairs),
            words[:, self.a],
            words[:, self.b],
            (weights @ self.segments)[:, None],
        )


def pair_counts(present: Presence, group_of_dialogue: Array) -> PairCounts:
    """Counts of all pairs of words; ``group_of_dialogue``: (n_dialogues of the corpus,) codes from 0."""
    n_words = present.n_words
    group_of_segment = group_of_dialogue[present.dialogue]
    n_groups = int(group_of_dialogue.max(initial=-1)) + 1
    group = group_of_segment[present.segment]
    words = np.bincount(group * n_words + present.word, minlength=n_groups * n_words)
    sizes = np.bincount(group_of_segment, minlength=n_groups)
    a, b = np.triu_indices(n_words, 1)
    n_segments = max(1, len(present.dialogue))
    if len(present.word) > DENSE * n_segments and n_segments >= SEGMENTS * n_groups:
        pairs = _by_products(present, group_of_segment, n_groups)[:, a, b]
    else:
        pair, segment = meetings(present)
        pairs = _by_group(group_of_segment[segment], pair, (n_groups, len(a)))
    counted = words.reshape(n_groups, n_words).astype(np.float32)
    return PairCounts(counted, pairs, sizes.astype(np.float32), a, b)


def _by_group(group: Array, pair: Array, shape: tuple[int, int]) -> "Array | csc_array":
    """How often each pair meets in each group."""
    if shape[0] * shape[1] > CELLS:
        from scipy.sparse import coo_array  # where it is needed: it is slow to import

        once = np.ones(len(pair), dtype=np.float32)
        return coo_array((once, (group, pair)), shape).tocsc()
    counted = np.bincount(group * shape[1] + pair, minlength=shape[0] * shape[1])
    return counted.reshape(shape).astype(np.float32)


def pair_places(n_words: int) -> Array:
    """(n_words,) the number of the pair (a, b), a < b, is that of a plus b."""
    words = np.arange(n_words)
    return np.asarray(n_words * words - words * (words + 1) // 2 - words - 1)


def meetings(present: Presence) -> tuple[Array, Array]:
    """(number of the pair, segment) of every two words that meet.

    They are found as the word that stands so many places further in the same segment, place by place.
    """
    place = pair_places(present.n_words)[present.word]
    goes_on = np.append(present.segment[1:] == present.segment[:-1], False)
    pairs, segments, begin, step = [], [], np.flatnonzero(goes_on[: len(place)]), 1
    while len(begin):
        pairs.append(place[begin] + present.word[begin + step])
        segments.append(present.segment[begin])
        begin = begin[goes_on[begin + step]]
        step += 1
    none = np.zeros(0, dtype=np.int64)
    return np.concatenate([none, *pairs]), np.concatenate([none, *segments])


def _by_products(present: Presence, group_of_segment: Array, n_groups: int) -> Array:
    """(n_groups, n_words, n_words) products of each group's segments with themselves."""
    order = np.argsort(group_of_segment, kind="stable")
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    bounds = np.searchsorted(group_of_segment[order], np.arange(n_groups + 1))
    entry_rank = rank[present.segment]
    by_rank = np.argsort(entry_rank, kind="stable")
    entry_rank, word = entry_rank[by_rank], present.word[by_rank]
    edges = np.searchsorted(entry_rank, bounds)
    together = np.zeros((n_groups, present.n_words, present.n_words), dtype=np.float32)
    for group in range(n_groups):
        here = slice(edges[group], edges[group + 1])
        dense = np.zeros((bounds[group + 1] - bounds[group], present.n_words), dtype=np.float32)
        dense[entry_rank[here] - bounds[group], word[here]] = 1.0
        together[group] = dense.T @ dense
    return together
