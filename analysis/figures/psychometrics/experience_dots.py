"""Scores by the counselor's experience."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.dodge import by_cohort
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.psychometrics.change import experience_scores


@figure(of=experience_scores)
def experience_dots(scores: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How the same counselors are rated beside their own first five dialogues."""
    own = scores.with_row_index("mark").filter(pl.col("counselors") == "same_counselors")
    bands, points = place(own, "experience", value="mean")
    groups = None
    if "cohort" in points.columns:
        points, groups = by_cohort(
            points.with_columns(group=pl.lit("own")), {"own": labels.value("counselors", "same_counselors")}
        )
    axis = {"title": {"text": labels("axis.change_from_start")}, "zeroline": True, "zerolinecolor": theme.quiet}
    names = [labels("axis.earlier_dialogues", n=band) for band in bands]
    return rows(theme, labels, points, names, axis=axis, groups=groups)
