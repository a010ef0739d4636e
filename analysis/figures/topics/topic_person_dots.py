"""How much of each topic one person holds."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.display.small_samples import marked
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.dodge import by_cohort, dodge
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.topics.persons import topic_persons


@figure(of=topic_persons)
def topic_person_dots(persons: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The share of the client, and of the counselor, with the most dialogues of a topic."""
    nothing = pl.lit(None, dtype=pl.Float64)
    percent = persons.with_columns(value=100 * pl.col("largest_share"), low=nothing, high=nothing)
    topics, points = place(percent, "topic_main", value="value", group="role")
    names = [labels.value("topic", topic) for topic in topics]
    roles = {role: labels.value("role", role) for role in ("client", "counselor")}
    axis = {"title": {"text": labels("axis.largest_share")}, "rangemode": "tozero"}
    marks = marked(names, points)
    two_cohorts = "cohort" in persons.columns
    if two_cohorts:
        points, roles = by_cohort(points, roles)
    return dodge(rows(theme, labels, points, marks, axis=axis, groups=roles, roomy=1 + 0.8 * two_cohorts))
