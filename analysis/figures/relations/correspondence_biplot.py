"""Words and groups on two axes of a correspondence analysis."""

from html import escape
from typing import Any

import numpy as np
import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import ids
from analysis.figures.kit.named_points import Around, along, clear_places, named
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.relations.correspondence import correspondence_points

ROWS, WIDTH, HEIGHT = 26, 760.0, 620.0
SMALLEST, LARGEST, GROUP = 4.0, 16.0, 10
EDGE, STEPS, SURE = 0.06, 48, 0.5


@figure(of=correspondence_points)
def correspondence_biplot(points: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Words near the groups that use them more than others; ellipses are 95 % confidence regions of groups."""
    numbered = points.with_row_index("mark").with_columns(pl.col("y").fill_null(0.0))
    cohorts = numbered["cohort"].unique(maintain_order=True).to_list() if "cohort" in points.columns else [None]
    traces: list[Any] = []
    layout: dict[str, Any] = {}
    for panel, cohort in enumerate(cohorts):
        part = numbered if cohort is None else numbered.filter(pl.col("cohort") == cohort)
        own = _panel(theme, labels, part, panel, len(cohorts), "" if cohort is None else f"{cohort}  ")
        traces += own[0]
        layout |= own[1]
    return theme.draw(*traces, rows=ROWS, showlegend=False, hovermode="closest", **layout)


def _panel(
    theme: Theme, labels: Labels, part: pl.DataFrame, panel: int, of: int, name: str
) -> tuple[list[Any], dict[str, Any]]:
    """The traces and the axes of one cohort."""
    number = "" if panel == 0 else str(panel + 1)
    on = {"xaxis": f"x{number}", "yaxis": f"y{number}"}
    groups, words = part.filter(pl.col("group").is_not_null()), part.filter(pl.col("lemma").is_not_null())
    x, y = part["x"].to_numpy(), part["y"].to_numpy()
    reach = _reach(x), _reach(y)
    traces = [_ellipse(theme, row, on) for row in groups.iter_rows(named=True) if row["half_long"] is not None]
    traces += _words(theme, labels, words, on) + _groups(theme, labels, groups, on)
    traces += _names(theme, labels, groups, words, reach, WIDTH / of, on)
    shares = {axis: part[f"inertia_{axis}"].drop_nulls().head(1).to_list() for axis in "xy"}
    layout = {}
    for axis, span in zip("xy", reach, strict=True):
        share = f" ({labels.percent(shares[axis][0])})" if shares[axis] else ""
        layout[f"{axis}axis{number}"] = {
            "title": {"text": f"{name}{labels(f'relations.axis_{axis}')}{share}"},
            "range": list(span),
            "zeroline": True,
            "zerolinecolor": theme.quiet,
            "zerolinewidth": 1,
            "anchor": on["yaxis" if axis == "x" else "xaxis"],
        }
    layout[f"xaxis{number}"]["domain"] = [panel / of + (0.06 if panel else 0), (panel + 1) / of]
    return traces, layout


def _reach(values: np.ndarray) -> tuple[float, float]:
    """The ends of an axis."""
    low, high = float(values.min(initial=0.0)), float(values.max(initial=0.0))
    room = EDGE * max(high - low, 1e-6) or 1.0
    return low - room, high + room


def _ellipse(theme: Theme, row: dict[str, Any], on: dict[str, str]) -> Any:
    turns = np.linspace(0, 2 * np.pi, STEPS)
    along, across = row["half_long"] * np.cos(turns), row["half_short"] * np.sin(turns)
    cos, sin = np.cos(row["angle"]), np.sin(row["angle"])
    return go.Scatter(
        mode="lines",
        x=(row["centre_x"] + along * cos - across * sin).tolist(),
        y=(row["centre_y"] + along * sin + across * cos).tolist(),
        line={"width": 1, "color": theme.series[1]},
        opacity=0.6,
        hoverinfo="skip",
        showlegend=False,
        **on,
    )


def _words(theme: Theme, labels: Labels, words: pl.DataFrame, on: dict[str, str]) -> list[Any]:
    """Two traces: words whose nearest group is sure, and pale ones."""
    traces = []
    sure = (pl.col("survival") >= SURE) | pl.col("survival").is_null()
    most = max(1, int(words["n"].max() or 1))  # type: ignore[arg-type]
    for here, opacity in ((words.filter(sure), 0.8), (words.filter(~sure), 0.3)):
        if here.is_empty():
            continue
        marker = {"size": [_size(n, most) for n in here["n"]], "color": theme.series[0], "opacity": opacity}
        traces.append(
            go.Scatter(
                mode="markers",
                ids=ids(here),
                x=here["x"].to_list(),
                y=here["y"].to_list(),
                marker=marker,
                hovertext=[_hover(row, escape(row["form"]), labels) for row in here.iter_rows(named=True)],
                hovertemplate="%{hovertext}<extra></extra>",
                **on,
            )
        )
    return traces


def _size(n: int, most: int) -> float:
    return float(SMALLEST + (LARGEST - SMALLEST) * (n / most) ** 0.5)


def _groups(theme: Theme, labels: Labels, groups: pl.DataFrame, on: dict[str, str]) -> list[Any]:
    names = [group_name(row, labels) for row in groups.iter_rows(named=True)]
    hover = [
        _hover(row, escape(name), labels) for row, name in zip(groups.iter_rows(named=True), names, strict=True)
    ]
    marker = {
        "size": GROUP,
        "color": theme.series[1],
        "symbol": "square",
        "line": {"width": 1, "color": theme.surface},
    }
    return [
        go.Scatter(
            mode="markers",
            ids=ids(groups),
            x=groups["x"].to_list(),
            y=groups["y"].to_list(),
            marker=marker,
            hovertext=hover,
            hovertemplate="%{hovertext}<extra></extra>",
            **on,
        )
    ]


def _names(
    theme: Theme,
    labels: Labels,
    groups: pl.DataFrame,
    words: pl.DataFrame,
    reach: tuple[tuple[float, float], tuple[float, float]],
    width: float,
    on: dict[str, str],
) -> list[Any]:
    """Names that cover nothing: groups first, then the words that make the axes."""
    contribution = pl.col("contribution_x") + pl.col("contribution_y").fill_null(0.0)
    ordered = words.sort(contribution, descending=True, maintain_order=True)
    every = pl.concat([groups, ordered])
    texts = [group_name(row, labels) for row in groups.iter_rows(named=True)] + ordered["form"].to_list()
    most = max(1, int(words["n"].max() or 1))  # type: ignore[arg-type]
    sizes = [float(GROUP)] * groups.height + [_size(n, most) for n in ordered["n"]]
    (left, right), (low, high) = reach
    scale = (right - left) / width, (high - low) / HEIGHT
    across, down = ((every["x"] - left) / scale[0]).to_numpy(), ((high - every["y"]) / scale[1]).to_numpy()
    around = Around(across, down, np.array(sizes) / 2, along(()))
    name_places = clear_places(
        across.tolist(), down.tolist(), texts, sizes, width, HEIGHT, around, led=groups.height
    )
    colours = [theme.series[1]] * groups.height + [theme.ink] * ordered.height
    points = [*zip(every["x"].to_list(), every["y"].to_list(), strict=True)]
    return named(theme, points, texts, colours, sizes, name_places, scale, groups.height, **on)


def group_name(row: dict[str, Any], labels: Labels) -> str:
    """A group as people read it."""
    by, code = row["by"], row["group"]
    if by in ("fifth", "counselor", "client"):
        return labels(f"relations.group.{by}", code=code)
    return labels.value(by, code)


def _hover(row: dict[str, Any], name: str, labels: Labels) -> str:
    lines = [f"<b>{name}</b>", f"n {labels.number(row['n'])}"]
    lines += [
        f"{labels.column(column)} {labels.percent(row[column])}"
        for column in ("contribution_x", "contribution_y", "quality", "survival")
        if row[column] is not None
    ]
    return "<br>".join(lines)
