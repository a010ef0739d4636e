"""Labels on utterances, by role."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.scores.ratings import label_counts


@figure(of=label_counts)
def label_bars(counts: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Which share of a role's labelled utterances each label has."""
    keyed = counts.with_columns(
        key=pl.concat_str(pl.col("scheme", "role").cast(pl.String), "label", separator="\x1f"),
        percent=100 * pl.col("share"),
        low=pl.lit(None, dtype=pl.Float64),
        high=pl.lit(None, dtype=pl.Float64),
    )
    keys, points = place(keyed, "key", value="percent", group="role", n="n_utterances")
    names = [key.split("\x1f")[2].replace("_", " ") for key in keys]
    roles = {
        role: labels.value("role", role) for role in counts["role"].cast(pl.String).unique(maintain_order=True)
    }
    axis = {"title": {"text": labels("axis.share")}, "rangemode": "tozero"}
    return rows(theme, labels, points, names, axis=axis, groups=roles, bars=True)
