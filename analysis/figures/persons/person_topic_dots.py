"""What one person's dialogues are about, beside everybody else's."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import cohort_before, numbered, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.persons.sessions import person_topics


@figure(of=person_topics)
def person_topic_dots(topics: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The share of each topic in this person's dialogues with interval, and in those of all others."""
    nothing = pl.lit(None, dtype=pl.Float64)
    placed = numbered(topics).with_row_index("row").rename({"n_dialogues": "n"})
    percent = [pl.col(name) * 100 for name in ("low", "high")]
    mine = placed.select("mark", "row", (100 * pl.col("share")).alias("value"), *percent, "n")
    others = placed.select(
        "mark",
        "row",
        (100 * pl.col("others_share")).alias("value"),
        nothing.alias("low"),
        nothing.alias("high"),
        "n",
    )
    points = pl.concat(
        part.with_columns(group=pl.lit(side)) for side, part in (("mine", mine), ("others", others))
    ).filter(pl.col("value").is_not_null())
    names = cohort_before([labels.value("topic", topic) for topic in topics["topic_main"]], topics)
    groups = {side: labels.value("side", side) for side in ("mine", "others")}
    axis = {"title": {"text": labels("axis.share")}, "rangemode": "tozero"}
    return rows(theme, labels, points, names, axis=axis, groups=groups)
