"""How much of each topic one person holds."""

import plotly.graph_objects as go
import polars as pl

from analysis.figures.dodge import dodge
from analysis.figures.shapes import place, rows
from analysis.figures.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.registry import figure
from analysis.small import marked
from analysis.topic_persons import topic_persons


@figure(of=topic_persons)
def topic_person_dots(persons: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The share of the client, and of the counselor, with the most dialogues of a topic."""
    apart = "cohort" in persons.columns
    key = pl.concat_str("topic_main", "role", separator="\x1f") if apart else pl.col("topic_main")
    nothing = pl.lit(None, dtype=pl.Float64)
    percent = persons.with_columns(key=key, value=100 * pl.col("largest_share"), low=nothing, high=nothing)
    keys, points = place(percent, "key", value="value", group="role")
    names = []
    for code in keys:
        topic, _, role = code.partition("\x1f")
        words = [labels.value("topic", topic), *([labels.value("role", role)] if role else [])]
        names.append(" · ".join(words))
    roles = {role: labels.value("role", role) for role in ("client", "counselor")}
    axis = {"title": {"text": labels("axis.largest_share")}, "rangemode": "tozero"}
    drawn = rows(theme, labels, points, marked(names, points), axis=axis, groups=roles)
    return drawn if apart else dodge(drawn)
