"""A network as marks with names and lines between them: names keep clear of each other, weak lines are pale."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
import plotly.graph_objects as go

from analysis.figures.kit.charts import mark_ids
from analysis.figures.kit.label_places import LINE, width_of
from analysis.figures.kit.named_points import Around, along, clear_places, named
from analysis.figures.kit.theme import Theme

WIDTH, HEIGHT, ROWS = 820.0, 560.0, 24
SMALLEST, LARGEST = 7.0, 26.0
THIN, THICK, WIDTHS = 1.0, 6.0, 5
SURE, PALE, SOLID = 0.5, 0.3, 0.75
EDGE, ROUNDS, GAP = 0.06, 150, 3.0


@dataclass(frozen=True)
class Vertex:
    """One mark: its place (any unit), name, size (0-1), which colour, what is said on hover; drawn pale."""

    x: float
    y: float
    name: str
    size: float
    group: int
    hover: str
    row: int | None = None
    faint: bool = False


@dataclass(frozen=True)
class Line:
    """One line between two marks: its weight (0-1), how sure (None: unknown), hover, row of the table."""

    a: int
    b: int
    weight: float
    sure: float | None
    hover: str
    row: int
    group: int | None = None


def draw_network(
    theme: Theme,
    vertices: Sequence[Vertex],
    lines: Sequence[Line],
    *,
    groups: Sequence[str] = (),
    panels: Sequence[str] = (),
    panel_of: Sequence[int] = (),
) -> go.Figure:
    """The network. ``groups``: names of the colours for a legend; ``panels``: names of networks side by side."""
    count = max(1, len(panels))
    frame = {"showgrid": False, "showticklabels": False, "fixedrange": False}
    where = _in_panels(vertices, panel_of or [0] * len(vertices), count)
    traces = [
        *_lines(theme, lines, where),
        *_middles(theme, lines, where),
        *_marks(theme, vertices, where, groups),
        *_names(theme, vertices, lines, where),
    ]
    notes = [
        {"x": (place + 0.02) / count, "y": 1.0, "text": f"<b>{escape(name)}</b>", "xref": "x", "yref": "y"}
        | {"showarrow": False, "xanchor": "left", "yanchor": "top"}
        for place, name in enumerate(panels)
    ]
    return theme.draw(
        *traces,
        rows=ROWS,
        xaxis={**frame, "range": [0, 1]},
        yaxis={**frame, "range": [0, 1]},
        showlegend=bool(groups),
        annotations=notes,
        hovermode="closest",
    )


def _in_panels(vertices: Sequence[Vertex], panel_of: Sequence[int], count: int) -> np.ndarray:
    """(n, 2) places from 0 to 1, each network in its own part of the plane, names clear of each other."""
    placed = np.zeros((len(vertices), 2))
    panels = np.array(panel_of, dtype=int)
    for panel in range(count):
        here = np.flatnonzero(panels == panel)
        if not len(here):
            continue
        own = [vertices[int(i)] for i in here]
        pixels = _spread(own, WIDTH / count)
        placed[here, 0] = (panel + pixels[:, 0] / (WIDTH / count)) / count
        placed[here, 1] = 1 - pixels[:, 1] / HEIGHT
    return placed


def _spread(vertices: Sequence[Vertex], width: float) -> np.ndarray:
    """Places in pixels of marks with their names below them, pushed apart where they overlap."""
    raw = np.array([[vertex.x, -vertex.y] for vertex in vertices], dtype=float)
    low, high = raw.min(axis=0), raw.max(axis=0)
    room = np.array([width, HEIGHT])
    pixels = (EDGE + (1 - 2 * EDGE) * (raw - low) / np.maximum(high - low, 1e-9)) * room
    marks = np.array([_diameter(vertex.size) for vertex in vertices])
    halves = np.column_stack(
        [
            np.maximum([width_of(vertex.name) for vertex in vertices], marks) / 2 + GAP,
            (marks + LINE) / 2 + GAP,
        ]
    )
    for _ in range(ROUNDS):
        gaps = pixels[:, None, :] - pixels[None, :, :]
        overlap = halves[:, None, :] + halves[None, :, :] - np.abs(gaps)
        meets = (overlap > 0).all(axis=2)
        np.fill_diagonal(meets, False)
        if not meets.any():
            break
        along_x = overlap[:, :, 0] * HEIGHT < overlap[:, :, 1] * width  # the shorter way out
        sides = np.where(
            gaps == 0, np.sign(np.arange(len(raw))[:, None] - np.arange(len(raw)))[:, :, None], np.sign(gaps)
        )
        push = np.where(np.stack([along_x, ~along_x], axis=2) & meets[:, :, None], sides * overlap / 2, 0.0)
        pixels += 0.6 * push.sum(axis=1)
        pixels = np.clip(pixels, halves, room - halves)
    return np.asarray(pixels)


def _diameter(size: float) -> float:
    return SMALLEST + (LARGEST - SMALLEST) * float(np.sqrt(max(0.0, min(1.0, size))))


def _lines(theme: Theme, lines: Sequence[Line], where: np.ndarray) -> list[Any]:
    """Lines by width, colour and how sure they are: few traces, however many lines."""
    kinds: dict[tuple[int, bool, int | None], list[Line]] = {}
    for line in lines:
        step = round(max(0.0, min(1.0, line.weight)) * (WIDTHS - 1))
        kinds.setdefault((step, line.sure is None or line.sure >= SURE, line.group), []).append(line)
    traces = []
    for (step, sure, group), some in sorted(kinds.items(), key=lambda kind: (kind[0][1], kind[0][0])):
        x: list[float | None] = []
        y: list[float | None] = []
        for line in some:
            x += [where[line.a, 0], where[line.b, 0], None]
            y += [where[line.a, 1], where[line.b, 1], None]
        colour = theme.quiet if group is None else theme.colour(group)
        width = THIN + (THICK - THIN) * step / (WIDTHS - 1)
        style = {"width": width if sure else min(width, THIN), "color": colour, "dash": "solid" if sure else "dot"}
        traces.append(
            go.Scatter(
                mode="lines",
                x=x,
                y=y,
                line=style,
                opacity=SOLID if sure else PALE + 0.25,
                hoverinfo="skip",
                showlegend=False,
            )
        )
    return traces


def _middles(theme: Theme, lines: Sequence[Line], where: np.ndarray) -> list[Any]:
    """What can be pressed of a line: a mark in its middle that is not seen."""
    if not lines or not theme.on_screen:
        return []
    ends = np.array([[line.a, line.b] for line in lines])
    middle = where[ends].mean(axis=1)
    return [
        go.Scatter(
            mode="markers",
            ids=mark_ids(line.row for line in lines),
            x=middle[:, 0].tolist(),
            y=middle[:, 1].tolist(),
            marker={"size": 14, "color": theme.ink, "opacity": 0.01},
            hovertext=[line.hover for line in lines],
            hovertemplate="%{hovertext}<extra></extra>",
            showlegend=False,
        )
    ]


def _marks(theme: Theme, vertices: Sequence[Vertex], where: np.ndarray, groups: Sequence[str]) -> list[Any]:
    """The marks, one trace a colour."""
    traces = []
    for group in sorted({vertex.group for vertex in vertices}):
        here = [i for i, vertex in enumerate(vertices) if vertex.group == group]
        colour, symbol = theme.group(group)
        some = [vertices[i] for i in here]
        rows = [vertex.row for vertex in some if vertex.row is not None]
        pressed = mark_ids(rows) if len(rows) == len(some) else None
        traces.append(
            go.Scatter(
                mode="markers",
                name=groups[group] if group < len(groups) else None,
                ids=pressed,
                x=where[here, 0].tolist(),
                y=where[here, 1].tolist(),
                marker={
                    "size": [_diameter(vertex.size) for vertex in some],
                    "color": colour,
                    "opacity": [PALE if vertex.faint else 1.0 for vertex in some],
                    "symbol": symbol,
                    "line": {"width": 1.5, "color": theme.surface},
                },
                hovertext=[vertex.hover for vertex in some],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    return traces


def _names(theme: Theme, vertices: Sequence[Vertex], lines: Sequence[Line], where: np.ndarray) -> list[Any]:
    """The names, each on the side of its mark on which fewest lines run, large marks first."""
    if not vertices:
        return []
    order = sorted(range(len(vertices)), key=lambda i: -vertices[i].size)
    pixels = np.column_stack([where[:, 0] * WIDTH, (1 - where[:, 1]) * HEIGHT])
    sizes = np.array([_diameter(vertex.size) for vertex in vertices])
    ends = [(*pixels[line.a], *pixels[line.b]) for line in lines]
    around = Around(pixels[:, 0], pixels[:, 1], sizes / 2, along(ends))
    texts, own = [vertices[i].name for i in order], sizes[order].tolist()
    x, y = pixels[order].T.tolist()
    # a line to a name would be read as one of the network
    name_places = clear_places(x, y, texts, own, WIDTH, HEIGHT, around, spared=0, most_under=0)
    points = [(float(x), float(y)) for x, y in where[order]]
    return named(theme, points, texts, [theme.ink] * len(order), own, name_places, (1 / WIDTH, 1 / HEIGHT))
