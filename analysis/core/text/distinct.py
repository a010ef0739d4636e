"""Distinct words among all (Li et al. 2016), and among equally many drawn (Hurlbert 1971), with an interval."""

from functools import cached_property
from typing import Any

import numpy as np
import polars as pl

from analysis.core.statistics.inference import MIN_CLUSTERS, Array
from analysis.core.statistics.inference.clusters import LEVEL, quantile
from analysis.core.statistics.inference.methods import JACKKNIFE, record

MOST_GROUPS = 100
GROUP_BITS = np.uint64(7)
PRIME = np.uint64(0x9E3779B97F4A7C15)


class Kinds:
    """The distinct words, or pairs of words of one response, of some responses, and how often each occurs.

    A word is a hash of 64 bits; its last seven make room for the group of dialogues that it stands in, so
    that one sort counts both.
    """

    def __init__(self, responses: pl.DataFrame, size: int) -> None:
        lengths = responses["words"].list.len().to_numpy()
        flat = responses["words"].filter(pl.Series(lengths > 0)).explode().to_numpy().astype(np.uint64)
        dialogue = responses["dialogue_id"].rank("dense").to_numpy()  # from 1
        self._groups = min(int(dialogue.max(initial=0)), MOST_GROUPS)
        row = np.repeat(np.arange(len(lengths)), lengths)
        if size == 2 and len(flat):
            inside = row[1:] == row[:-1]
            flat, row = (flat[:-1] * PRIME + flat[1:])[inside], row[1:][inside]
        group = ((dialogue - 1) % max(1, self._groups)).astype(np.uint64)[row]
        self._said = pl.Series((flat << GROUP_BITS) | group)
        self._things = pl.Series(flat)
        self.total = len(flat)

    @property
    def distinct(self) -> float | None:
        """Percent of distinct ones among all."""
        return 100 * self._things.n_unique() / self.total if self.total else None

    @cached_property
    def _counted(self) -> tuple[Array, Array, Array, Array]:
        """How often each thing occurs; of each in each group the group, how often there, how often in all."""
        ordered = self._said.sort().to_numpy()
        begins, lengths = _runs(ordered)
        things = ordered[begins]
        first, _ = _runs(things >> GROUP_BITS)
        counts = np.add.reduceat(lengths, first) if len(things) else lengths
        group = (things & np.uint64((1 << int(GROUP_BITS)) - 1)).astype(np.int64)
        return counts, group, lengths, np.repeat(counts, np.diff(first, append=len(things)))

    def expected(self, drawn: int) -> float | None:
        """Percent of distinct ones expected in so many drawn of all; None where there are fewer."""
        if not drawn or self.total < drawn:
            return None
        often = np.bincount(self._counted[0])
        times = np.flatnonzero(often)
        return 100 * float(np.sum(often[times] * chance_of_drawing(times, self.total, drawn))) / drawn

    def interval(self, drawn: int) -> tuple[float | None, float | None]:
        """Its 95 % interval by leaving out dialogues (Kott 2001: the delete-a-group jackknife)."""
        whole = self.expected(drawn)
        if whole is None or self._groups < MIN_CLUSTERS:
            return None, None
        counts, group, in_group, had = self._counted
        left = self.total - np.bincount(group, in_group, self._groups)[:, None]
        if left.min() < drawn:
            return None, None
        has = had - in_group
        occurs = np.zeros(int(counts.max()) + 1, dtype=bool)
        occurs[had] = occurs[has] = True
        times, column = np.flatnonzero(occurs), np.cumsum(occurs) - 1
        shape = (self._groups, len(times))
        lost, won = (
            np.bincount(group * len(times) + column[of], minlength=shape[0] * shape[1]).reshape(shape)
            for of in (had, has)
        )
        kinds = np.bincount(column[counts], minlength=len(times)) - lost + won
        record(JACKKNIFE)
        values = 100 * np.sum(kinds * chance_of_drawing(times, left, drawn), axis=1) / drawn
        spread = np.square(values - values.mean()).sum() * (self._groups - 1) / self._groups
        reach = quantile(LEVEL, self._groups - 1) * float(np.sqrt(spread))
        return max(0.0, whole - reach), min(100.0, whole + reach)


def _runs(ordered: Array) -> tuple[Array, Array]:
    """Where each run of equal values begins, and how long it is."""
    new = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    begins = np.flatnonzero(new)
    return begins, np.diff(begins, append=len(ordered))


def chance_of_drawing(times: Array, total: Any, drawn: int) -> Array:
    """How likely a thing that occurs so often is among ``drawn`` of ``total``, none put back (Hurlbert 1971)."""
    from scipy.special import gammaln

    left = total - times
    with np.errstate(invalid="ignore"):
        logs = gammaln(left + 1) - gammaln(np.maximum(left - drawn, 0) + 1)
        logs = logs - (gammaln(total + 1) - gammaln(total - drawn + 1))
    return np.asarray(1 - np.where(left >= drawn, np.exp(logs), 0.0))
