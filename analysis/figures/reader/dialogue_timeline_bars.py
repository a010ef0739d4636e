"""One dialogue in time: who wrote how much when, the silences, the fifths, the hits, and how fast each answers."""

from math import ceil
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.reader.dialogue import dialogue_timeline

SIDES = {"counselor": 1, "client": -1, "other": 1}
BARS, UPPER, LOWER = 110, [0.4, 1.0], [0.0, 0.28]
TALL, LEGEND_ROW = 236, 20


@figure(of=dialogue_timeline)
def dialogue_timeline_bars(lines: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Characters of each line over time, the counselor's upwards, the client's downwards; answers below."""
    has_times = bool(lines["minute"].count())
    x = pl.col("minute") if has_times else pl.col("position").cast(pl.Float64)
    placed = lines.with_columns(x=x).filter(pl.col("x").is_not_null())
    longest = max(1, int(placed["chars"].max() or 0))  # type: ignore[arg-type]
    span = float(placed["x"].max() or 0) or 1.0  # type: ignore[arg-type]
    width = span / BARS if has_times else 0.8
    draw = _coded_bars if lines["code"].count() else _bars
    traces = draw(placed, width, labels, theme)
    traces += _hits(placed, longest, labels, theme)
    answers = _answers(placed, labels, theme)
    below: dict[str, Any] = {"yaxis2": _seconds(labels)} if answers else {}
    axis = {
        "title": {"text": labels("axis.since_start" if has_times else "axis.by_position")},
        "range": [-0.012 * span, 1.012 * span],
        "showgrid": False,
        **({"anchor": "y2"} if answers else {}),
    }
    drawn = theme.draw(
        *traces,
        *answers,
        xaxis=axis,
        yaxis=_chars(longest, labels, UPPER if answers else [0.0, 1.0]),
        shapes=[*_silences(placed, theme), *_fifths(placed, theme)],
        barmode="overlay",
        showlegend=bool(traces),
        dragmode=False,
        **below,
    )
    named = LEGEND_ROW * ceil(len(traces) / 2) if draw is _coded_bars else 0
    drawn.layout.height = (TALL if answers else TALL - 60) + named
    return drawn


def _bars(lines: pl.DataFrame, width: float, labels: Labels, theme: Theme) -> list[Any]:
    traces = []
    for index, (role, sign) in enumerate(SIDES.items()):
        of_role = lines.filter(pl.col("role").cast(pl.String) == role)
        if of_role.is_empty():
            continue
        color = theme.series[index]
        traces.append(
            go.Bar(
                name=("↑ " if sign > 0 else "↓ ") + labels.value("role", role),
                x=of_role["x"].to_list(),
                y=[sign * n for n in of_role["chars"]],
                width=width,
                marker={"color": color, "line": {"width": 0}},
                customdata=of_role["position"].to_list(),
                hovertext=[_hover(row, labels) for row in of_role.iter_rows(named=True)],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    return traces


def _coded_bars(lines: pl.DataFrame, width: float, labels: Labels, theme: Theme) -> list[Any]:
    """The bars by the label of each line, the counselor's still upwards; lines without a label are grey."""
    sign = pl.col("role").cast(pl.String).replace_strict(SIDES, default=1, return_dtype=pl.Int64)
    signed = lines.with_columns(y=sign * pl.col("chars").cast(pl.Int64))
    names = signed.select("code", "code_color").unique().sort("code", nulls_last=True)
    traces = []
    for code, color in names.iter_rows():
        of_code = signed.filter(pl.col("code").eq_missing(code))
        name = labels("timeline.uncoded") if code is None else labels.value("code_of", code)
        traces.append(
            go.Bar(
                name=name,
                x=of_code["x"].to_list(),
                y=of_code["y"].to_list(),
                width=width,
                marker={"color": color or theme.soft, "line": {"width": 0}},
                customdata=of_code["position"].to_list(),
                hovertext=[f"{_hover(row, labels)} · {name}" for row in of_code.iter_rows(named=True)],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    return traces


def _hover(row: dict[str, Any], labels: Labels) -> str:
    parts = [
        labels("reader.line", position=row["position"]),
        labels.value("role", row["role"]),
        labels("timeline.chars", n=labels.number(row["chars"])),
    ]
    if row["gap_s"] is not None:
        parts.append(labels("timeline.gap", s=labels.number(row["gap_s"], 0)))
    return " · ".join(parts)


def _hits(lines: pl.DataFrame, longest: int, labels: Labels, theme: Theme) -> list[Any]:
    """Triangles above the lines that are found, open ones above those that end a sequence."""
    traces = []
    for column, name, sign in (
        ("is_hit", "hits", "triangle-down"),
        ("is_answer", "answers", "triangle-down-open"),
    ):
        matching = lines.filter(column)
        if matching.is_empty():
            continue
        traces.append(
            go.Scatter(
                name=labels(f"timeline.{name}"),
                mode="markers",
                x=matching["x"].to_list(),
                y=[1.18 * longest] * matching.height,
                marker={"symbol": sign, "size": 9, "color": theme.series[2]},
                customdata=matching["position"].to_list(),
                hovertext=[_hover(row, labels) for row in matching.iter_rows(named=True)],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    return traces


def _answers(lines: pl.DataFrame, labels: Labels, theme: Theme) -> list[Any]:
    traces = []
    for index, role in enumerate(("counselor", "client")):
        of_role = lines.filter((pl.col("role").cast(pl.String) == role) & (pl.col("response_s") >= 0))
        if of_role.is_empty():
            continue
        traces.append(
            go.Scatter(
                name=labels("timeline.answer", role=labels.value("role", role)),
                mode="markers",
                cliponaxis=False,
                x=of_role["x"].to_list(),
                y=[max(1.0, s) for s in of_role["response_s"]],
                yaxis="y2",
                marker={"symbol": theme.symbol(index), "size": 5, "color": theme.series[index]},
                customdata=of_role["position"].to_list(),
                hovertext=[_hover(row, labels) for row in of_role.iter_rows(named=True)],
                hovertemplate="%{hovertext}<extra></extra>",
                showlegend=False,
            )
        )
    return traces


def _chars(longest: int, labels: Labels, domain: list[float]) -> dict[str, Any]:
    step = max(10, round(longest / 2, -1))
    ticks = [-step, 0, step]
    return {
        "title": {"text": labels("axis.chars_both")},
        "domain": domain,
        "range": [-1.1 * longest, 1.3 * longest],
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": [labels.number(abs(tick)) for tick in ticks],
        "zeroline": True,
    }


def _seconds(labels: Labels) -> dict[str, Any]:
    return {
        "title": {"text": labels("axis.response_s")},
        "domain": LOWER,
        "type": "log",
        "tickmode": "array",
        "tickvals": [1, 10, 100, 1000],
        "ticktext": ["1", "10", "100", "1000"],
        "range": [-0.1, 3.1],
    }


def _silences(lines: pl.DataFrame, theme: Theme) -> list[dict[str, Any]]:
    return [
        {
            "type": "rect",
            "xref": "x",
            "yref": "paper",
            "x0": row["x"] - row["gap_s"] / 60,
            "x1": row["x"],
            "y0": 0,
            "y1": 1,
            "fillcolor": theme.grid,
            "line": {"width": 0},
            "layer": "below",
        }
        for row in lines.filter("is_silence").iter_rows(named=True)
    ]


def _fifths(lines: pl.DataFrame, theme: Theme) -> list[dict[str, Any]]:
    begins = lines.group_by("fifth", maintain_order=True).agg(pl.col("x").first())["x"].to_list()[1:]
    return [
        {
            "type": "line",
            "xref": "x",
            "yref": "paper",
            "x0": x,
            "x1": x,
            "y0": 0,
            "y1": 1,
            "line": {"width": 1, "dash": "dot", "color": theme.quiet},
            "layer": "below",
        }
        for x in begins
    ]
