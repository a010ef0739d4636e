"""How ratings on other scales go with the score."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.scores.rating_scores import rating_scores


@figure(of=rating_scores)
def rating_score_dots(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The rank correlation of each scale and item with the score, with its interval."""
    keyed = numbered(frame).with_columns(
        key=pl.concat_str(
            *("scale", pl.col("item").fill_null(""), "moment", pl.col("rater_kind").fill_null("")),
            separator="\x1f",
        )
    )
    keys, points = place(keyed, "key", value="rho")
    names = []
    for key in keys:
        scale, item, moment, kind = key.split("\x1f")
        parts = [scale, item, labels.value("moment", moment), labels.value("rater_kind", kind) if kind else ""]
        names.append(" · ".join(part.replace("_", " ") for part in parts if part))
    return rows(
        theme, labels, points, names, axis={"title": {"text": labels("axis.rho")}, "range": [-1, 1]}, digits=2
    )
