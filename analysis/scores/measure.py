"""Which of the two scores a table measures with."""

from typing import Literal

from analysis.core.registry import need
from analysis.query.selection import Selection

Measure = Literal["item_sum", "score"]


def measured(selection: Selection, measure: Measure) -> Measure:
    """The measure, or the score where these dialogues have no item sum. Raises Absent without scores."""
    need(selection, "score")
    return measure if selection.dialogues[measure].is_not_null().any() else "score"
