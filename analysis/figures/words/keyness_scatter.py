"""Every word by its frequency in A and in B."""

from html import escape
from typing import Any

import numpy as np
import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.display.contrasts import side_name
from analysis.figures.kit.charts import ids
from analysis.figures.kit.label_places import places
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.words.keyness import keyness

MARKS, NAMED = 1_500, 400
WIDTH, HEIGHT, ROWS = 228.0, 395.0, 20  # of the narrowest plot, a column of a paper
EDGE = 0.03
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
CLEAR, SURE, PALE = 0.05, 0.5, 0.35
SIZE = 5
BESIDE = 3.2  # Plotly sets a text this far, over 0.8, plus 1 from its point: GAP of label_places
AXES = {"x": "per_million_b", "y": "per_million_a"}


@figure(of=keyness)
def keyness_scatter(words: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Words that rank higher in A lie above the line, those higher in B below; coloured where clear."""
    sides = {side: side_name(next(iter(words[f"cohort_{side}"]), ""), labels) for side in ("a", "b")}
    shown = _placed(words)
    traces = [_line(theme)] if shown.height else []
    for group, name in {"none": labels("words_page.not_clear"), **sides}.items():
        of_group = shown.filter(pl.col("group") == group)
        if not of_group.is_empty():
            traces.append(_marks(theme, labels, of_group, group, name))
    named = shown.filter(pl.col("place").is_not_null())
    if not named.is_empty():
        traces.append(_names(theme, named))
    return theme.draw(
        *traces,
        rows=ROWS,
        xaxis=_axis(shown, "x", labels("words_page.axis_rank", name=sides["b"])),
        yaxis=_axis(shown, "y", labels("words_page.axis_rank", name=sides["a"])),
        hovermode="closest",
    )


def _placed(words: pl.DataFrame) -> pl.DataFrame:
    """The words to draw, strongest first: x, y (rank of the rate, 0-1), group (a, b, none), place of the name."""
    clear = (pl.col("p_adjusted") < CLEAR).fill_null(False)
    every = words.with_row_index("mark").with_columns(
        *(_rank(column).alias(axis) for axis, column in AXES.items()),
        strength=pl.col("z").abs(),
        n=pl.col("n_a") + pl.col("n_b"),
        group=pl.when(~clear).then(pl.lit("none")).when(pl.col("z") > 0).then(pl.lit("a")).otherwise(pl.lit("b")),
    )
    strong = every.sort("strength", descending=True, maintain_order=True).head(MARKS - MARKS // 3)
    frequent = every.sort("n", descending=True, maintain_order=True).head(MARKS // 3)
    order = (pl.col("group") == "none", -pl.col("strength"), "mark")
    shown = pl.concat([strong, frequent]).unique("mark").sort(*order)
    first = shown.head(NAMED)
    span = 1 + 2 * EDGE
    pixels = shown.select(x=WIDTH * (pl.col("x") + EDGE) / span, y=HEIGHT * (1 + EDGE - pl.col("y")) / span)
    near = pixels.head(NAMED)
    positions = places(
        near["x"].to_list(),
        near["y"].to_list(),
        first["form"].to_list(),
        WIDTH,
        HEIGHT,
        (pixels["x"].to_list(), pixels["y"].to_list()),
    )
    return shown.with_columns(
        place=pl.Series([*positions, *[None] * (shown.height - len(positions))], dtype=pl.String)
    )


def _rank(column: str) -> pl.Expr:
    """Dense rank of a rate among all words, from 0 (rarest) to 1."""
    rank = pl.col(column).rank("dense").cast(pl.Float64) - 1
    return rank / pl.max_horizontal(rank.max(), 1.0)


def _axis(shown: pl.DataFrame, axis: str, title: str) -> dict[str, Any]:
    """Ranks from rare to frequent, labelled with the rates that stand there."""
    ordered = shown.select(axis, AXES[axis]).sort(axis, AXES[axis])
    ticks = [
        ordered[min(int(ordered[axis].search_sorted(at)), len(ordered) - 1), 1] for at in TICKS if len(ordered)
    ]
    return {
        "title": {"text": title},
        "range": [-EDGE, 1 + EDGE],
        "tickvals": list(TICKS[: len(ticks)]),
        "ticktext": [f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}" for rate in ticks],
    }


def _line(theme: Theme) -> Any:
    line = {"color": theme.grid, "width": 1.5}
    return go.Scatter(x=[0, 1], y=[0, 1], mode="lines", line=line, hoverinfo="skip", showlegend=False)


def _marks(theme: Theme, labels: Labels, of_group: pl.DataFrame, group: str, name: str) -> Any:
    index = {"a": 0, "b": 1, "none": 0}[group]
    colour = theme.quiet if group == "none" else theme.series[index]
    hover = of_group.select("form", "per_million_a", "per_million_b", "log_odds", "low", "high", "survival").rows()
    stable = (of_group["survival"].is_null() | (of_group["survival"] >= SURE)).to_numpy()
    return go.Scatter(
        mode="markers",
        name=name,
        ids=ids(of_group),
        x=of_group["x"].to_list(),
        y=of_group["y"].to_list(),
        marker={
            "size": SIZE,
            "color": colour,
            "symbol": theme.symbol(index),
            "opacity": PALE if group == "none" else np.where(stable, 0.85, PALE),
        },
        hovertext=np.array([_hover(row, labels) for row in hover], dtype=object),
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _hover(row: tuple[Any, ...], labels: Labels) -> str:
    word, a, b, odds, low, high, survived = row
    bounds = "" if low is None else f" [{labels.number(low, 2)}, {labels.number(high, 2)}]"
    rates = f"A {labels.number(a, 0)} / B {labels.number(b, 0)}"
    again = "" if survived is None else f"<br>{labels.column('survival')} {labels.percent(survived, 0)}"
    return f"{escape(word)}<br>{rates}<br>{labels.column('log_odds')} {labels.number(odds, 2)}{bounds}{again}"


def _names(theme: Theme, named: pl.DataFrame) -> Any:
    clear = {"size": 2 * BESIDE, "opacity": 0, "color": theme.ink}  # keeps the name off the mark
    return go.Scatter(
        mode="markers+text",
        marker=clear,
        x=named["x"].to_list(),
        y=named["y"].to_list(),
        text=[escape(word) for word in named["form"]],
        textposition=named["place"].to_list(),
        textfont={"size": 12, "color": theme.ink},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
    )
