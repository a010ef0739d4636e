"""The ratings of one scale as a matrix: the 20 items, or any other scale with three items or more."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import polars as pl

from analysis.core.errors import Absent
from analysis.core.query.per_selection import once_per_selection
from analysis.core.query.selection import Selection
from analysis.core.statistics.inference import Array, Clusters
from analysis.core.statistics.models.rating_kinds import KINDS, Kind, Moments, moments
from data.core.schema import ITEMS

ITEMS_SCALE = "items"
FEWEST_ITEMS = 3


@dataclass(frozen=True, eq=False)
class Scale:
    """The complete ratings of one scale.

    Attributes:
        name: ``items`` for the 20 items, else the scale's name in the corpus.
        items: Names of its items, in the questionnaire's order.
        ratings: (n, items) complete ratings.
        dialogues: The dialogue of each row.
        incomplete: How many rows were left out because an item is missing.
    """

    name: str
    items: tuple[str, ...]
    ratings: Array
    dialogues: pl.DataFrame
    incomplete: int

    @cached_property
    def clusters(self) -> Clusters | None:
        """Who stands behind each row."""
        return Clusters.of(self.dialogues)

    @cached_property
    def raters(self) -> Array | None:
        """(n,) the client of each row; None where one is unknown."""
        ids = self.dialogues["client_id"]
        return None if ids.has_nulls() else ids.to_numpy()

    @cached_property
    def moments(self) -> Moments:
        """What each client adds to covariances; each row by itself where clients are unknown."""
        who = np.arange(len(self.ratings)) if self.raters is None else self.raters
        return moments(self.ratings, who)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Which of pooled, within and between clients there are."""
        return KINDS[:1] if self.raters is None else KINDS

    def covariance(self, kind: Kind) -> Array:
        """(items, items) covariances of one kind; nan where they cannot be had."""
        return self.moments.covariances(self.moments.totals, kind)

    def behind(self, kind: Kind) -> tuple[int, int | None]:
        """Dialogues and clients behind a kind: within clients, those with two dialogues or more."""
        if self.raters is None:
            return len(self.ratings), None
        counts = np.unique(self.raters, return_counts=True)[1]
        counts = counts[counts > 1] if kind == "within_client" else counts
        return int(counts.sum()), len(counts)


def scale_names(selection: Selection) -> tuple[str, ...]:
    """The scales with three items or more that this corpus has, the 20 items first."""
    own = (ITEMS_SCALE,) if selection.corpus.has("feedback") else ()
    ratings = selection.corpus.ratings.filter(pl.col("item").is_not_null())
    counted = ratings.group_by("scale").agg(pl.col("item").n_unique()).filter(pl.col("item") >= FEWEST_ITEMS)
    return (*own, *sorted(counted["scale"].to_list()))


def scale_of(selection: Selection, scale: str = "") -> Scale:
    """The scale of that name; empty: the first there is. Raises Absent where the corpus has none such."""
    return _scale(selection, scale)


@once_per_selection
def _scale(selection: Selection, scale: str) -> Scale:
    names = scale_names(selection)
    name = scale or next(iter(names), "")
    if name not in names:
        raise Absent("scale", selection.corpus.id)
    return _twenty(selection) if name == ITEMS_SCALE else _other(selection, name)


def _twenty(selection: Selection) -> Scale:
    complete = selection.items.select(pl.all_horizontal(pl.col(ITEMS).is_not_null())).to_series()
    rated = selection.items.select(pl.any_horizontal(pl.col(ITEMS).is_not_null())).to_series()
    ratings = selection.items.filter(complete).select(ITEMS).to_numpy().astype(float)
    left_out = int(rated.sum()) - int(complete.sum())
    return Scale(ITEMS_SCALE, ITEMS, ratings, selection.dialogues.filter(complete), left_out)


def _other(selection: Selection, name: str) -> Scale:
    """Rows are one rater's judgements of one dialogue at one moment."""
    ratings = selection.ratings.filter((pl.col("scale") == name) & pl.col("item").is_not_null())
    every = selection.corpus.ratings.filter((pl.col("scale") == name) & pl.col("item").is_not_null())
    items = tuple(every["item"].unique(maintain_order=True))
    key = ["dialogue_id", "rater", "moment"]
    wide = ratings.pivot("item", index=key, values="value", aggregate_function="mean").sort(key)
    absent = [pl.lit(None, dtype=pl.Float64).alias(item) for item in items if item not in wide.columns]
    wide = wide.with_columns(absent)
    complete = wide.filter(pl.all_horizontal(pl.col(items).is_not_null()))
    dialogues = complete.select("dialogue_id").join(
        selection.dialogues, on="dialogue_id", how="left", maintain_order="left"
    )
    return Scale(
        name, items, complete.select(items).to_numpy().astype(float), dialogues, wide.height - complete.height
    )


def rated_dialogues(
    selection: Selection, *, scale: str = "", kind: Kind = "pooled", **options: Any
) -> pl.DataFrame:
    """The dialogues with a complete rating, each once; within clients, those of clients with two or more."""
    dialogues = scale_of(selection, scale).dialogues
    if kind == "within_client":
        dialogues = dialogues.filter(pl.len().over("client_id") > 1)
    return dialogues.unique("dialogue_id", maintain_order=True)
