"""How often each code is given, by group."""

import plotly.graph_objects as go
import polars as pl

from analysis.codes.shares import label_shares
from analysis.core.registry import figure
from analysis.figures.codes.shapes.dots import code_dots
from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels

APART = "\x1f"
FEW = 5


@figure(of=label_shares)
def label_share_dots(shares: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The share of coded utterances with each code, in each group, with its interval."""
    percent = numbered(shares).with_columns(pl.col("share", "low", "high") * 100)
    by = next(iter(shares["by"]), "role")
    groups = {group: labels.value(by, group) for group in shares["group"].unique(maintain_order=True)}
    names = {code: labels.value("code_of", code) for code in shares["label_code"].unique()}
    if 1 < len(groups) <= FEW:
        return code_dots(
            percent,
            "label_code",
            value="share",
            group="group",
            groups=groups,
            names=names,
            axis=labels("axis.share"),
            labels=labels,
            theme=theme,
            n="of",
            digits=1,
        )
    order = {code: place for place, code in enumerate(shares["label_code"].unique(maintain_order=True))}
    ranked = percent.sort(
        pl.col("label_code").replace_strict(order, return_dtype=pl.Int32), "mark", maintain_order=True
    )
    keys, points = place(
        ranked.with_columns(key=pl.concat_str("label_code", "group", separator=APART)),
        "key",
        value="share",
        n="of",
    )
    lines = [f"{names[code]} · {groups[group]}" for code, group in (key.split(APART) for key in keys)]
    return rows(theme, labels, points, lines, axis={"title": {"text": labels("axis.share")}}, digits=1)
