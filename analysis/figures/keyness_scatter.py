"""Every word by its frequency in A and in B."""

from html import escape
from math import log10
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.figures.label_places import places
from analysis.figures.theme import LIGHT, Theme
from analysis.keyness import keyness
from analysis.labels import Labels
from analysis.registry import figure
from analysis.side_names import side_name

MARKS, NAMED = 1_500, 120
WIDTH, HEIGHT, ROWS = 440.0, 430.0, 18
CLEAR = 0.05
SIZE = 5


@figure(of=keyness)
def keyness_scatter(words: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Words said more in A lie above the line, words said more in B below; coloured where clear."""
    shown = _placed(words)
    sides = [side_name(next(iter(words[f"cohort_{side}"]), ""), labels) for side in ("a", "b")]
    ends = _ends(shown)
    traces: list[Any] = []
    if not shown.is_empty():
        traces.append(_line(theme, ends))
    groups = {"none": labels("words_page.not_clear"), "a": sides[0], "b": sides[1]}
    for group, name in groups.items():
        here = shown.filter(pl.col("group") == group)
        if not here.is_empty():
            traces.append(_marks(theme, labels, here, group, name))
    named = shown.filter(pl.col("place").is_not_null())
    if not named.is_empty():
        traces.append(_names(theme, named))
    axis = {"type": "log", "range": ends, "dtick": 1, "constrain": "domain"}
    return theme.draw(
        *traces,
        rows=ROWS,
        xaxis={**axis, "title": {"text": labels("words_page.axis_per_million", name=sides[1])}},
        yaxis={**axis, "title": {"text": labels("words_page.axis_per_million", name=sides[0])}},
        hovermode="closest",
    )


def _placed(words: pl.DataFrame) -> pl.DataFrame:
    """The words to draw: x, y (per million, above 0), group (a, b or none) and place of the name."""
    near = words.with_row_index("row").with_columns(
        strength=pl.col("z").abs(), n=pl.col("n_a") + pl.col("n_b"), clear=pl.col("p_adjusted") < CLEAR
    )
    strong = near.sort("strength", descending=True).head(MARKS - MARKS // 3)
    frequent = near.sort("n", descending=True).head(MARKS // 3)
    kept = pl.concat([strong, frequent]).unique("row").sort("clear", "strength", descending=True, nulls_last=True)
    is_clear = pl.col("clear").fill_null(False)
    group = pl.when(is_clear & (pl.col("z") > 0)).then(pl.lit("a")).when(is_clear).then(pl.lit("b"))
    columns = {axis: _above_zero(f"per_million_{side}") for axis, side in (("x", "b"), ("y", "a"))}
    shown = kept.with_columns(**columns, group=group.otherwise(pl.lit("none")))
    low, high = _ends(shown)
    span = max(high - low, 1e-9)
    first = shown.head(NAMED)
    found = places(
        [WIDTH * (log10(v) - low) / span for v in first["x"]],
        [HEIGHT * (high - log10(v)) / span for v in first["y"]],
        first["lemma"].to_list(),
        WIDTH,
        HEIGHT,
    )
    return shown.with_columns(place=pl.Series([*found, *[None] * (shown.height - len(found))], dtype=pl.String))


def _above_zero(column: str) -> pl.Expr:
    """A rate, and for 0 half of the smallest rate there is: a log axis has no 0."""
    rate = pl.col(column)
    return pl.when(rate > 0).then(rate).otherwise(rate.filter(rate > 0).min().fill_null(1.0) / 2)


def _ends(shown: pl.DataFrame) -> list[float]:
    """Both axes' range in powers of ten."""
    values = [*shown["x"], *shown["y"]]
    return [log10(min(values)) - 0.12, log10(max(values)) + 0.12] if values else [0.0, 4.0]


def _line(theme: Theme, ends: list[float]) -> Any:
    both = [10 ** ends[0], 10 ** ends[1]]
    line = {"color": theme.grid, "width": 1.5}
    return go.Scatter(x=both, y=both, mode="lines", line=line, hoverinfo="skip", showlegend=False)


def _marks(theme: Theme, labels: Labels, here: pl.DataFrame, group: str, name: str) -> Any:
    index = {"a": 0, "b": 1, "none": 0}[group]
    colour = theme.quiet if group == "none" else theme.series[index]
    hover = here.select("lemma", "per_million_a", "per_million_b", "log_odds", "low", "high").rows()
    return go.Scatter(
        mode="markers",
        name=name,
        x=here["x"].to_list(),
        y=here["y"].to_list(),
        marker={
            "size": SIZE,
            "color": colour,
            "symbol": theme.symbol(index),
            "opacity": 0.35 if group == "none" else 0.85,
        },
        hovertext=[_hover(row, labels) for row in hover],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _hover(row: tuple[Any, ...], labels: Labels) -> str:
    word, a, b, odds, low, high = row
    bounds = "" if low is None else f" [{labels.number(low, 2)}, {labels.number(high, 2)}]"
    rates = f"A {labels.number(a, 0)} / B {labels.number(b, 0)}"
    return f"{escape(word)}<br>{rates}<br>{labels.column('log_odds')} {labels.number(odds, 2)}{bounds}"


def _names(theme: Theme, named: pl.DataFrame) -> Any:
    return go.Scatter(
        mode="text",
        x=named["x"].to_list(),
        y=named["y"].to_list(),
        text=[escape(word) for word in named["lemma"]],
        textposition=named["place"].to_list(),
        textfont={"size": 12, "color": theme.ink},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
    )
