"""Which of the two scores a table measures with."""

from typing import Any, Literal

import polars as pl

from analysis.core.query.selection import Selection
from analysis.core.registry import need

Measure = Literal["item_sum", "score"]


def measured(selection: Selection, measure: Measure) -> Measure:
    """The measure, or the score where these dialogues have no item sum. Raises Absent without scores."""
    need(selection, "score")
    return measure if selection.dialogues[measure].is_not_null().any() else "score"


def with_measure(selection: Selection, *, measure: Measure, **options: Any) -> pl.DataFrame:
    """The selected dialogues that have the measure."""
    return selection.dialogues.drop_nulls(measured(selection, measure))


def with_scores(selection: Selection, **options: Any) -> pl.DataFrame:
    """The selected dialogues that have a score or an item sum."""
    return selection.dialogues.filter(pl.any_horizontal(pl.col("score", "item_sum").is_not_null()))
