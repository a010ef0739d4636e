"""Mean ratings by group, each scale from its lowest to its highest value."""

from collections.abc import Iterable
from unicodedata import east_asian_width

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.scores.rating_means import rating_means

LEGEND, MARK, LETTER, WIDE = 420, 45, 6.5, 12  # px of a legend beside the names of rows, in half a page
KINDS = {"rater_kind": "rater_kind", "topic": "topic"}


@figure(of=rating_means)
def rating_mean_dots(means: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Where the means of each group lie between the ends of their scale, with intervals."""
    span = pl.col("scale_high") - pl.col("scale_low")
    placed = numbered(means).with_columns(
        *((pl.col(name) - pl.col("scale_low")) / span * 100 for name in ("mean", "low", "high")),
        key=pl.concat_str("scale", pl.col("item").fill_null(""), "moment", separator="\x1f"),
    )
    placed = placed.filter(pl.col("mean").is_not_null())
    keys, points = place(placed, "key", value="mean", group="group")
    names = []
    for key in keys:
        scale, item, moment = key.split("\x1f")
        parts = [scale, item, labels.value("moment", moment)]
        names.append(" · ".join(part.replace("_", " ") for part in parts if part))
    by = next(iter(means["by"]), "")
    groups = {
        group: labels.value(KINDS[by], group) if by in KINDS else group
        for group in placed["group"].unique(maintain_order=True)
    }
    axis = {"title": {"text": labels("axis.of_range")}, "range": [-2, 102], "ticksuffix": "%"}
    roomy = 1 + _legend_lines(groups.values()) / max(1, len(names))
    return rows(theme, labels, points, names, axis=axis, groups=groups, counted=False, roomy=roomy)


def _legend_lines(groups: Iterable[str]) -> float:
    """How many lines beyond the first a legend takes, which would else lie on the plot."""
    widths = [
        MARK + sum(WIDE if east_asian_width(letter) in "WFA" else LETTER for letter in one) for one in groups
    ]
    beside = max(1, int(LEGEND / max(widths, default=1)))
    return max(0, -(-len(widths) // beside) - 1)
