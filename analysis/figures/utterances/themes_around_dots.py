"""Which themes come before and after some utterances."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.codes.shapes.dots import code_dots
from analysis.figures.kit.charts import numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.utterances.around import themes_around

MOST = 16


@figure(of=themes_around)
def themes_around_dots(around: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The share of each theme before and after, with intervals, beside its share among all utterances.

    The sixteen themes that differ most from it.
    """
    frame = numbered(around)
    far = frame.with_columns(far=(pl.col("share") - pl.col("share_base")).abs())
    first = far.group_by("theme").agg(pl.col("far").max()).sort("far", "theme", descending=[True, False])
    keys = first.head(MOST)["theme"]
    frame = frame.filter(pl.col("theme").is_in(keys.implode()))
    base = frame.unique("theme", keep="first", maintain_order=True).with_columns(
        direction=pl.lit("base"),
        share=pl.col("share_base"),
        low=pl.lit(None, dtype=pl.Float64),
        high=pl.lit(None, dtype=pl.Float64),
    )
    both = pl.concat([frame, base]).with_columns(pl.col("share", "low", "high") * 100)
    order = {key: place for place, key in enumerate(keys)}
    both = both.sort(
        pl.col("theme").replace_strict(order, default=MOST, return_dtype=pl.Int32), maintain_order=True
    )
    groups = {code: labels.value("theme_direction", code) for code in ("before", "after", "base")}
    return code_dots(
        both,
        "theme",
        value="share",
        group="direction",
        groups=groups,
        names=dict(around.select("theme", "theme_name").unique().iter_rows()),
        axis=labels("axis.share_of_utterances"),
        labels=labels,
        theme=theme,
        n="of",
        digits=1,
    )
