"""How far raters agree on each scale."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.scores.rating_agreement import rating_agreement


@figure(of=rating_agreement)
def rating_agreement_dots(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Each coefficient of each scale and item, with its interval."""
    keyed = numbered(frame).with_columns(
        key=pl.concat_str("scale", pl.col("item").fill_null(""), "moment", "rating_coefficient", separator="\x1f")
    )
    keys, points = place(keyed, "key", value="estimate")
    names = []
    for key in keys:
        scale, item, moment, name = key.split("\x1f")
        parts = [scale, item, "" if moment == "session" else labels.value("moment", moment)]
        of_scale = " · ".join(part.replace("_", " ") for part in parts if part)
        names.append(f"{of_scale} · {labels.value('rating_coefficient', name)}")
    axis = {"title": {"text": labels("axis.rating_agreement")}, "range": [-0.25, 1.02]}
    return rows(theme, labels, points, names, axis=axis, digits=2)
