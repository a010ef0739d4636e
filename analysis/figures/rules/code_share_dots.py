"""How often each code is given, by group."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.rules.codes import code_shares

APART = "\x1f"


@figure(of=code_shares)
def code_share_dots(shares: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The share of segments with each code, in each group, with its interval."""
    keyed = numbered(shares).with_columns(key=pl.concat_str("code", "group", separator=APART))
    percent = keyed.filter(pl.col("share").is_not_null()).with_columns(pl.col("share", "low", "high") * 100)
    by = dict(percent.select("key", "by").iter_rows())
    keys, points = place(percent, "key", value="share", n="n")
    names = []
    for key in keys:
        code, group = key.split(APART)
        names.append(" · ".join((labels.value("rule_code", code), labels.value(by[key], group))))
    axis = {"title": {"text": labels("axis.share")}, "rangemode": "tozero"}
    return rows(theme, labels, points, names, axis=axis, digits=1)
