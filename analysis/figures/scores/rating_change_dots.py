"""Changes from before a session to after it."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.scores.rating_changes import rating_changes


@figure(of=rating_changes)
def rating_change_dots(changes: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The mean change of each scale and kind of rater, with its interval."""
    keyed = numbered(changes).with_columns(
        key=pl.concat_str(
            "scale", pl.col("item").fill_null(""), pl.col("rater_kind").fill_null(""), separator="\x1f"
        )
    )
    keys, points = place(keyed, "key", value="mean")
    names = []
    for key in keys:
        scale, item, kind = key.split("\x1f")
        parts = [scale, item, labels.value("rater_kind", kind) if kind else ""]
        names.append(" · ".join(part.replace("_", " ") for part in parts if part))
    axis = {
        "title": {"text": labels("axis.rating_change")},
        "zeroline": True,
        "zerolinecolor": theme.quiet,
    }
    return rows(theme, labels, points, names, axis=axis, digits=2)
