"""Measures of interaction against the score."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.interaction.names import line_in_words
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.dodge import by_cohort, dodge
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.interaction.scores import VIEWS, interaction_scores
from analysis.labels import Labels


@figure(of=interaction_scores)
def interaction_score_dots(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How each measure goes with the score, over all dialogues and within the same client."""
    keyed = frame.with_columns(line=pl.concat_str("measure_name", "role", separator=" "))
    lines, points = place(keyed, "line", value="r", group="kind")
    kinds: dict[str, str] = {view: labels.value("kind", view) for view in VIEWS}
    apart = "cohort" in points.columns
    if apart:
        points, kinds = by_cohort(points, kinds)
    names = [line_in_words(line, labels) for line in lines]
    axis = {"title": {"text": labels("axis.r_score")}, "zeroline": True, "zerolinecolor": theme.quiet}
    return dodge(
        rows(theme, labels, points, names, axis=axis, groups=kinds, digits=2, counted=False, roomy=1 + apart)
    )
