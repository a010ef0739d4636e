"""The transitions that differ from shuffles: first codes on the left, what follows on the right."""

from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.codes.transition_tests import transition_chance
from analysis.core.registry import figure
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels

CLEAR = 0.05
THIN, THICK, STEPS, MARK, EDGE = 1.0, 7.0, 4, 9, 0.42


@figure(of=transition_chance)
def transition_links(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Transitions that are significant after correction: more often than shuffled, or less often (dotted)."""
    shown = frame.with_row_index("mark")
    if "cohort" in frame.columns and frame.height:
        shown = shown.filter(pl.col("cohort") == frame["cohort"][0])
    sides = [
        {code: float(place) for place, code in enumerate(shown[name].unique(maintain_order=True))}
        for name in ("code_before", "code_after")
    ]
    most = max(1, *(len(side) for side in sides))
    for side in sides:
        step = most / max(1, len(side))
        side.update({code: (place + 0.5) * step for code, place in side.items()})
    lines = shown.filter((pl.col("p_adjusted") < CLEAR) & (pl.col("share_excess") != 0))
    traces = [*_lines(theme, labels, lines, sides), *_marks(theme, labels, lines, sides)]
    traces += [_names(theme, labels, side, x) for x, side in enumerate(sides) if side]
    hidden = {"showgrid": False, "showticklabels": False}
    heads = [
        {"x": x, "y": 0, "yanchor": "bottom", "xanchor": "center", "showarrow": False}
        | {"text": f"<b>{escape(labels(key))}</b>"}
        for x, key in enumerate(("column.code_before", "column.code_after"))
    ]
    return theme.draw(
        *traces,
        rows=1.1 * most + 2,
        xaxis={**hidden, "range": [-EDGE, 1 + EDGE]},
        yaxis={**hidden, "range": [most + 0.2, -1.2]},
        annotations=[*heads, *(_nothing(labels) if lines.is_empty() else [])] if shown.height else [],
        showlegend=bool(lines.height),
        hovermode="closest",
    )


def _nothing(labels: Labels) -> list[dict[str, Any]]:
    """That there is no line to draw."""
    here = {"x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper", "showarrow": False}
    return [here | {"text": escape(labels("codes.no_links"))}]


def _lines(theme: Theme, labels: Labels, lines: pl.DataFrame, sides: list[dict[str, float]]) -> list[Any]:
    """Lines by direction and width; one of each direction stands in the legend."""
    most = float(lines["share_excess"].abs().max() or 1.0)  # type: ignore[arg-type]
    kinds: dict[tuple[bool, int], list[dict[str, Any]]] = {}
    for row in lines.iter_rows(named=True):
        kinds.setdefault(
            (row["share_excess"] > 0, round(abs(row["share_excess"]) / most * (STEPS - 1))), []
        ).append(row)
    traces, named = [], set()
    for (more, step), rows in sorted(kinds.items(), reverse=True):
        x: list[float | None] = []
        y: list[float | None] = []
        for row in rows:
            x += [0.0, 1.0, None]
            y += [sides[0][row["code_before"]], sides[1][row["code_after"]], None]
        width = THIN + (THICK - THIN) * step / (STEPS - 1)
        style = {"width": width, "color": theme.series[0 if more else 1], "dash": "solid" if more else "dot"}
        name = labels("codes.above_chance" if more else "codes.below_chance")
        traces.append(
            go.Scatter(mode="lines", x=x, y=y, line=style, opacity=0.6, hoverinfo="skip", name=name)
            .update(showlegend=more not in named, legendgroup=name)
        )  # fmt: skip
        named.add(more)
    return traces


def _marks(theme: Theme, labels: Labels, lines: pl.DataFrame, sides: list[dict[str, float]]) -> list[Any]:
    """What can be pressed of a line: a small mark near its middle, moved along where lines cross."""
    if lines.is_empty():
        return []
    x, y, hover, colours = [], [], [], []
    for place, row in enumerate(lines.iter_rows(named=True)):
        along = 0.3 + 0.4 * (place % 7) / 6
        begin, end = sides[0][row["code_before"]], sides[1][row["code_after"]]
        x.append(along)
        y.append(begin + along * (end - begin))
        hover.append(_hover(row, labels))
        colours.append(theme.series[0 if row["share_excess"] > 0 else 1])
    return [
        go.Scatter(
            mode="markers",
            ids=[str(mark) for mark in lines["mark"]],
            x=x,
            y=y,
            marker={"size": MARK, "color": colours, "line": {"width": 1, "color": theme.surface}},
            hovertext=hover,
            hovertemplate="%{hovertext}<extra></extra>",
            showlegend=False,
        )
    ]


def _names(theme: Theme, labels: Labels, side: dict[str, float], x: int) -> Any:
    return go.Scatter(
        mode="markers+text",
        marker={"size": MARK, "color": theme.quiet, "symbol": "square"},
        x=[x] * len(side),
        y=[*side.values()],
        text=[escape(labels.value("code_of", code)) for code in side],
        textposition="middle left" if x == 0 else "middle right",
        textfont={"size": 12, "color": theme.ink},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
    )


def _hover(row: dict[str, Any], labels: Labels) -> str:
    ends = [escape(labels.value("code_of", row[name])) for name in ("code_before", "code_after")]
    return "<br>".join(
        (
            f"<b>{ends[0]} → {ends[1]}</b>",
            f"{labels.column('share')} {labels.percent(row['share'])}",
            f"{labels.column('share_chance')} {labels.percent(row['share_chance'])}"
            f" [{100 * row['share_low']:.1f}, {100 * row['share_high']:.1f}]",
            f"n = {labels.number(row['n'])} / {labels.number(row['of'])}",
        )
    )
