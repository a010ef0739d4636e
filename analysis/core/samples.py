"""The rows behind an estimate: values with the persons who stand behind them.

A table of estimates is made from samples, one for each of its rows, and the difference between two
cohorts is made from the samples of both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import polars as pl

from analysis.core.query.selection import Selection
from analysis.core.statistics import inference
from analysis.core.statistics.inference import Array, Clusters, Effect, Estimate, Statistic
from analysis.core.statistics.inference.methods import INFLUENCE, LINEARIZED, Method, record
from data.corpus import Corpus

Row = tuple[Any, ...]


STANDING_ALONE = "standing_alone"
"""A column that numbers the dialogues of a corpus that names no persons, where each is taken as independent."""


ONE_SIDE = "one_side"
"""A column that says which side is persons, client or counselor, where the other is a system or not named."""
SIDES = ("client", "counselor")


class TextKey(str):
    """A part of a key that is a word or a name of the data, no code."""

    __slots__ = ()


Sampled = Literal["mean", "share", "ratio", "statistic", "fact", "curve"]


@dataclass(frozen=True, eq=False)
class Sample:
    """The values behind one estimate.

    ``key``: the row's codes; ``values``: (n,) float; ``clients``, ``counselors``: (n,) ids, None where
    the corpus has none. ``sampled``: what the values are.
    ``mean``: anything. ``share``: 0 or 1. ``ratio``: their mean is a ratio of two sums, and
    ``statistic``: a correlation or a slope; their spread says nothing. ``fact``: one number that only
    describes the cohort, a count or a maximum, so that it has no interval. ``curve``: values whose
    whole distribution is asked for.
    ``effect``: how large a difference is told; ``spread``: the standard deviation that it may need.
    ``whole``: which rows of the table are parts of the same whole: one that a cohort lacks is 0 there.
    ``alone``: no persons are known and each dialogue stands alone; the ids are those of dialogues.
    ``side``: the side that is persons, where the other is not; both ids are those of this side.
    """

    key: Row
    values: Array
    clients: Array | None
    counselors: Array | None
    sampled: Sampled = "mean"
    effect: Effect | None = "hedges_g"
    spread: float | None = None
    whole: Row = ()
    alone: bool = False
    side: str = ""

    @property
    def is_share(self) -> bool:
        """Whether the values are 0 or 1."""
        return self.sampled == "share"

    @property
    def is_part(self) -> bool:
        """Whether a cohort without this row has 0 of it."""
        return self.sampled in ("share", "ratio")

    @property
    def clusters(self) -> Clusters | None:
        """Who stands behind each value."""
        if self.clients is None or self.counselors is None:
            return None
        return Clusters.from_ids(self.clients, self.counselors, alone=self.alone, side=self.side)

    def estimate(self) -> Estimate:
        """Its mean or share, with interval."""
        return (inference.share if self.is_share else inference.mean)(self.values, self.clusters)

    def nothing(self, key: Row) -> "Sample":
        """A part of the same whole that none of these rows has."""
        zeros = np.zeros(len(self.values))
        ids = (self.clients, self.counselors)
        return Sample(key, zeros, *ids, self.sampled, self.effect, None, self.whole, self.alone, self.side)


def of_column(dialogues: pl.DataFrame, column: str, key: Row = (), *, is_share: bool = False) -> Sample:
    """The sample of one column of dialogues, rows without a value left out."""
    rated = dialogues.filter(pl.col(column).is_not_null())
    return of_values(rated, rated[column].cast(pl.Float64).to_numpy(), key, is_share=is_share)


def of_values(dialogues: pl.DataFrame, values: Array, key: Row = (), *, is_share: bool = False) -> Sample:
    """The sample of values that lie row by row beside dialogues."""
    sampled: Sampled = "share" if is_share else "mean"
    effect: Effect = "cohen_h" if is_share else "hedges_g"
    return Sample(key, values, *persons(dialogues), sampled, effect, whole=key[1:], **_standing(dialogues))


def of_shares(dialogues: pl.DataFrame, hits: Mapping[Row, Array | pl.Series], whole: Row = ()) -> list[Sample]:
    """For each key the share of the dialogues that hit (a mask beside them)."""
    ids = persons(dialogues)
    return [
        Sample(key, np.asarray(hit, dtype=np.float64), *ids, "share", "cohen_h", whole=whole)
        for key, hit in hits.items()
    ]


def of_ratio(
    dialogues: pl.DataFrame,
    part: Array,
    whole: Array,
    key: Row = (),
    *,
    effect: Effect | None = "cohen_h",
    per: float = 1.0,
    of: Row | None = None,
    spread: float | None = None,
) -> Sample:
    """A ratio of two sums over dialogues, ``per`` so many: values whose mean is the ratio.

    Each is the ratio plus what its dialogue adds to it, so that the mean's clustered error is that of
    the ratio. Without rows where the whole is nothing.
    """
    record(LINEARIZED)
    defined = bool(np.sum(whole) > 0)
    rows = dialogues if defined else dialogues.clear()
    values = np.zeros(0)
    if defined:
        ratio = part.sum() / whole.sum()
        values = per * (ratio + (part - ratio * whole) / whole.mean())
    of = key[1:] if of is None else of
    return Sample(key, values, *persons(rows), "ratio", effect, spread, of)


def of_statistic(
    dialogues: pl.DataFrame,
    statistic: Statistic,
    key: Row = (),
    *,
    effect: Effect | None = "cohen_q",
    spread: float | None = None,
    method: Method = INFLUENCE,
) -> Sample:
    """The pseudo-values of a correlation or slope over dialogues; without rows where it has no value.

    ``method``: how they were made.
    """
    record(method)
    defined = not np.isnan(statistic.value)
    rows = dialogues if defined else dialogues.clear()
    values = statistic.pseudo_values if defined else np.zeros(0)
    return Sample(key, values, *persons(rows), "statistic", effect, spread, **_standing(dialogues))


def of_fact(value: float | None, key: Row = ()) -> Sample:
    """One number that describes a cohort and estimates nothing beyond it."""
    return Sample(key, np.zeros(0) if value is None else np.array([float(value)]), None, None, "fact", None)


def of_curve(dialogues: pl.DataFrame, column: str, key: Row = ()) -> Sample:
    """A column of dialogues whose whole distribution is asked for."""
    rated = dialogues.filter(pl.col(column).is_not_null())
    values = rated[column].cast(pl.Float64).to_numpy()
    return Sample((*key, "largest_gap"), values, *persons(rated), "curve", "ks_d")


def _standing(dialogues: pl.DataFrame) -> dict[str, Any]:
    """What a sample says of who stands behind it, where that is not clients and counselors."""
    if STANDING_ALONE in dialogues.columns:
        return {"alone": True}
    return {"side": dialogues[ONE_SIDE][0]} if ONE_SIDE in dialogues.columns and dialogues.height else {}


def persons(dialogues: pl.DataFrame) -> tuple[Array | None, Array | None]:
    """The ids of clients and counselors beside dialogues; None where a row lacks either.

    Of dialogues that stand alone their own ids, for both; where one side is persons, the ids of that side.
    """
    if STANDING_ALONE in dialogues.columns:
        ids = dialogues[STANDING_ALONE].to_numpy()
        return ids, ids
    if side := _standing(dialogues).get("side"):
        ids = dialogues[f"{side}_id"].to_numpy()
        return ids, ids
    if dialogues["client_id"].has_nulls() or dialogues["counselor_id"].has_nulls():
        return None, None
    return dialogues["client_id"].to_numpy(), dialogues["counselor_id"].to_numpy()


def one_side(corpus: Corpus) -> str:
    """The side that is persons where the other is not, client or counselor; empty where both or neither are."""
    known = [side for side in SIDES if not corpus.dialogues[f"{side}_id"].has_nulls()]
    if len(known) == 1:
        other = SIDES[1 - SIDES.index(known[0])]
        return "" if corpus.dialogues[f"{other}_id"].count() else known[0]
    persons = [side for side in known if not corpus.dialogues.select(_is_system(side).all()).item()]
    return persons[0] if len(persons) == 1 else ""


def _is_system(side: str) -> pl.Expr:
    made = pl.coalesce(f"{side}_origin", "origin") == "generated"
    return pl.col(f"{side}_system").is_not_null() | made.fill_null(False)


def persons_apart(a: Selection, b: Selection) -> bool:
    """Whether the ids of two selections name different persons: they come from different corpora."""
    return a.corpus.id != b.corpus.id
