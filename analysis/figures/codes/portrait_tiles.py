"""Dialogues as strips of colored tiles."""

from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.codes.portraits import portraits
from analysis.core.registry import figure
from analysis.figures.kit.charts import mark_ids
from analysis.figures.kit.theme import LIGHT, Theme, rows_axis
from analysis.labels import Labels
from data.core.schema import ROLES

HIGH, SHIFT, MOST = 0.4, 0.21, 12


@figure(of=portraits)
def portrait_tiles(tiles: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """A row a dialogue, a tile an utterance: the counselor's above, the client's below."""
    shown = tiles.with_row_index("mark")
    keys = ["cohort", "strip"] if "cohort" in tiles.columns else ["strip"]
    about = shown.unique(keys, maintain_order=True)
    places = {key: place for place, key in enumerate(about.select(keys).iter_rows())}
    names = [_name(row, labels) for row in about.iter_rows(named=True)]
    shown = shown.with_columns(
        line=pl.Series([places[key] for key in shown.select(keys).iter_rows()], dtype=pl.Int32)
    )
    by = tiles["colored_by"][0] if tiles.height else "label"
    if by == "role":
        traces = _roles(theme, labels, shown)
    elif by == "length":
        traces = _numbers(
            theme, labels, shown.with_columns(value=pl.col("chars").cast(pl.Float64)), labels.column("chars")
        )
    elif tiles["value"].is_not_null().any():
        traces = _numbers(theme, labels, shown, labels.value("scheme", tiles["scheme"][0]))
    else:
        traces = _codes(theme, labels, shown)
    return theme.draw(
        *traces,
        rows=0.8 * len(names) + 2,
        barmode="overlay",
        bargap=0,
        xaxis={"title": {"text": labels("axis.position")}, "showgrid": False, "rangemode": "tozero"},
        yaxis=rows_axis(names),
        showlegend=len(traces) > 1,
    )


def _name(row: dict[str, Any], labels: Labels) -> str:
    score = "" if row["score"] is None else labels("codes.strip_score", score=row["score"])
    return " · ".join(filter(None, (row.get("cohort"), str(row["dialogue_id"]), score)))


def _codes(theme: Theme, labels: Labels, shown: pl.DataFrame) -> list[Any]:
    codes = shown["label_code"].drop_nulls().value_counts(sort=True)["label_code"].to_list()
    traces = [
        _trace(theme, shown.filter(pl.col("label_code").is_null()), labels, labels("codes.uncoded"), theme.grid)
    ]
    for place, code in enumerate(codes):
        colour, _ = theme.group(place)
        pattern = theme.pattern(place // MOST) if place >= MOST else None
        part = shown.filter(pl.col("label_code") == code)
        traces.append(_trace(theme, part, labels, labels.value("code_of", code), colour, pattern))
    return [trace for trace in traces if trace is not None]


def _roles(theme: Theme, labels: Labels, shown: pl.DataFrame) -> list[Any]:
    made = [
        _trace(
            theme, shown.filter(pl.col("role") == role), labels, labels.value("role", role), theme.series[place]
        )
        for place, role in enumerate(ROLES)
    ]
    return [trace for trace in made if trace is not None]


def _numbers(theme: Theme, labels: Labels, shown: pl.DataFrame, title: str) -> list[Any]:
    known = shown.filter(pl.col("value").is_not_null())
    low, high = float(known["value"].min() or 0), float(known["value"].max() or 1)  # type: ignore[arg-type]
    made = _trace(theme, known, labels, title, theme.accent)
    made.update(
        marker={
            "color": known["value"].to_list(),
            "cmin": low,
            "cmax": max(high, low + 1),
            "colorscale": [[0.0, theme.soft], [1.0, theme.deep]],
            "colorbar": {
                "title": {"text": title, "side": "right"},
                "thickness": 10,
                "outlinewidth": 0,
            },
            "line": {"width": 0},
        }
    )
    blank = _trace(theme, shown.filter(pl.col("value").is_null()), labels, labels("codes.uncoded"), theme.grid)
    return [trace for trace in (blank, made) if trace is not None]


def _trace(
    theme: Theme, part: pl.DataFrame, labels: Labels, name: str, colour: str, pattern: dict[str, Any] | None = None
) -> Any:
    if part.is_empty():
        return None
    below = [SHIFT if role == "client" else -SHIFT for role in part["role"]]
    hover = [
        f"{labels.value('role', role)} · {position}<br>{escape(name)}" + ("" if value is None else f" {value:g}")
        for role, position, value in part.select("role", "position", "value").iter_rows()
    ]
    return go.Bar(
        orientation="h",
        name=name,
        ids=mark_ids(part["mark"]),
        base=part["position"].to_list(),
        x=[1] * part.height,
        y=[line + shift for line, shift in zip(part["line"], below, strict=True)],
        width=HIGH,
        marker={"color": colour, "line": {"width": 0}, **({"pattern": pattern} if pattern else {})},
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
    )
