"""The map of utterances: how many lie where or which share of them, with names, and points where they are few."""

from html import escape
from typing import Any

import numpy as np
import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import mark_ids, numbered
from analysis.figures.kit.label_places import LINE, Box, width_of
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.utterances.plane import utterance_plane

ROWS = 26.0
WIDE, PAPER = 620.0, 300.0  # the plane's side in pixels, about
LONGEST = 70
SMALL, LARGE = 4.0, 14.0
LARGE_NAME, SMALL_NAME, RING = 13, 10.5, 7.0


@figure(of=utterance_plane)
def utterance_map(plane: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Utterances by likeness: cells by how many they hold or by the share of them that has something.

    Where few enough lie in the box each is a point, larger where it is said more often. Names stand where most of
    their theme lies. What meets the search is ringed.
    """
    frame = numbered(plane)
    cells, points, names = (frame.filter(pl.col("kind") == kind) for kind in ("cell", "point", "name"))
    by = next(iter(frame["coloured_by"]), "density")
    across, up = _ends(cells, points, names)
    traces: list[Any] = []
    if cells.height:
        traces += _cells(theme, labels, cells, by)
    hits = points.filter(pl.col("is_hit").fill_null(False))
    rest = points if cells.height == 0 else points.clear()
    if rest.height:
        traces.append(_points(theme, labels, rest, by, dim=hits.height > 0))
    if hits.height:
        traces.append(_hits(theme, labels, hits, taken=rest.height > 0))
    plain = {"showgrid": False, "showticklabels": False, "zeroline": False, "title": {"text": ""}}
    return theme.draw(
        *traces,
        rows=ROWS,
        xaxis={**plain, "range": across},
        yaxis={**plain, "range": up, "scaleanchor": "x", "constrain": "domain", "constraintoward": "top"},
        annotations=_named(theme, names, hits, across, up),
        hovermode="closest",
        dragmode="select",
        uirevision=f"{across}{up}",  # another part of the map has other ends
        showlegend=False,
        modebar={"orientation": "v", "color": theme.quiet, "activecolor": theme.accent},
        coloraxis=_colours(theme, labels, frame, by),
    )


def _ends(*frames: pl.DataFrame) -> tuple[list[float], list[float]]:
    made = []
    for axis, size in (("x", "cell_width"), ("y", "cell_height")):
        cells = [frame for frame in frames[:2] if frame.height] or [frame for frame in frames if frame.height]
        if not cells:
            made.append([-1.0, 1.0])
            continue
        values = pl.concat([frame.select(axis, size) for frame in cells])
        low, high, step = values[axis].min(), values[axis].max(), values[size].max()
        room = float(step or 0) + 0.01  # type: ignore[arg-type]
        made.append([float(low) - room, float(high) + room])  # type: ignore[arg-type]
    return made[0], made[1]


def _shown(frame: pl.DataFrame, by: str) -> np.ndarray:
    """What colours each row: the logarithm of its number, or its share in percent."""
    if by == "density":
        return np.asarray(np.log10(np.maximum(frame["n"].to_numpy().astype(float), 1)))
    return np.asarray(100 * frame["share"].fill_null(np.nan).to_numpy())


def _cells(theme: Theme, labels: Labels, cells: pl.DataFrame, by: str) -> list[Any]:
    """The cells as one picture, and over it marks that nobody sees, for what is drawn around or pressed."""
    width, height = cells["cell_width"][0], cells["cell_height"][0]
    x0, y0 = cells["x"].min(), cells["y"].min()
    column = np.rint((cells["x"].to_numpy() - x0) / width).astype(int)
    row = np.rint((cells["y"].to_numpy() - y0) / height).astype(int)
    z = np.full((row.max() + 1, column.max() + 1), np.nan, dtype=np.float32)
    z[row, column] = _shown(cells, by)
    x, y = x0 + width * np.arange(z.shape[1]), y0 + height * np.arange(z.shape[0])
    picture = go.Heatmap(z=z, x=x, y=y, coloraxis="coloraxis", hoverinfo="skip", hoverongaps=False)
    if not theme.on_screen:
        return [picture]
    marks = go.Scattergl(
        mode="markers",
        x=cells["x"].to_numpy().astype(np.float32),
        y=cells["y"].to_numpy().astype(np.float32),
        ids=mark_ids(cells["mark"]),
        marker={"size": 6, "opacity": 0.002, "color": theme.quiet},
        unselected={"marker": {"opacity": 0.002}},
        customdata=np.column_stack([cells["n"].to_numpy(), _shown(cells, by)]).astype(np.float32),
        hovertemplate="n = %{customdata[0]:,}"
        + ("" if by == "density" else "<br>%{customdata[1]:.1f}%")
        + "<extra></extra>",
    )
    return [picture, marks]


def _sizes(points: pl.DataFrame) -> np.ndarray:
    n = points["n"].to_numpy().astype(float)
    sizes: np.ndarray = np.clip(SMALL * np.sqrt(n) ** 0.7, SMALL, LARGE)
    return sizes


def _said(theme: Theme, labels: Labels, points: pl.DataFrame) -> dict[str, Any]:
    """What stands beside a point: the text, how often, in how much of it; on paper nothing."""
    if not theme.on_screen:
        return {"hoverinfo": "skip"}
    texts = []
    for row in points.iter_rows(named=True):
        text = row["text"] or ""
        share = "" if row["share"] is None else f" · {labels.percent(row['share'])}"
        texts.append(
            f"{escape(text if len(text) <= LONGEST else text[: LONGEST - 1] + '…')}<br>n = {row['n']}{share}"
        )
    return {"hovertext": texts, "hovertemplate": "%{hovertext}<extra></extra>"}


def _points(theme: Theme, labels: Labels, points: pl.DataFrame, by: str, *, dim: bool) -> Any:
    scale = 1.0 if theme.on_screen else 0.5
    colour: dict[str, Any] = {"color": theme.accent}
    if by != "density":
        colour = {"color": _shown(points, by), "coloraxis": "coloraxis"}
    return go.Scattergl(
        mode="markers",
        x=points["x"].to_numpy().astype(np.float32),
        y=points["y"].to_numpy().astype(np.float32),
        ids=mark_ids(points["mark"]) if theme.on_screen else None,
        marker={"size": scale * _sizes(points), "opacity": 0.25 if dim else 0.6, "line": {"width": 0}, **colour},
        unselected={"marker": {"opacity": 0.2}},
        **_said(theme, labels, points),
    )


def _hits(theme: Theme, labels: Labels, hits: pl.DataFrame, *, taken: bool) -> Any:
    """Rings around what meets the search; where points are drawn below, they take the press."""
    ring = {"color": theme.surface, "width": 1}
    marker = {"size": (8 if theme.on_screen else 3.5), "color": theme.series[1], "line": ring, "opacity": 0.95}
    return go.Scattergl(
        mode="markers",
        x=hits["x"].to_numpy().astype(np.float32),
        y=hits["y"].to_numpy().astype(np.float32),
        ids=mark_ids(hits["mark"]) if theme.on_screen and not taken else None,
        marker=marker,
        unselected={"marker": {"opacity": 0.5}},
        **({"hoverinfo": "skip"} if taken else _said(theme, labels, hits)),
    )


def _named(
    theme: Theme, names: pl.DataFrame, hits: pl.DataFrame, across: list[float], up: list[float]
) -> list[dict[str, Any]]:
    """Names where their theme is thickest, coarse and large ones first, beside what meets the search.

    One that would cover another moves by a line, or is left out.
    """
    side = WIDE if theme.on_screen else PAPER
    unit = side / max(across[1] - across[0], up[1] - up[0])
    right = (across[1] - across[0]) * unit
    taken = [
        Box(
            (x - across[0]) * unit - RING,
            (up[1] - y) * unit - RING,
            (x - across[0]) * unit + RING,
            (up[1] - y) * unit + RING,
        )
        for x, y in hits.select(pl.col("x", "y").round(1)).unique(maintain_order=True).iter_rows()
    ]
    made = []
    ranked = names.with_columns(level=pl.col("theme").str.head(1).cast(pl.Int8, strict=False).fill_null(9))
    ranked = ranked.sort("level", "n", descending=[False, True], nulls_last=True)
    coarsest = ranked["level"].min()
    for x, y, text, level in ranked.select("x", "y", "text", "level").iter_rows():
        size = LARGE_NAME if level == coarsest else SMALL_NAME
        wide = width_of(text) * size / 12
        left = min(max((x - across[0]) * unit - wide / 2, 2), max(right - wide - 2, 2))
        for step in (0, -1, 1):
            top = (up[1] - y) * unit - LINE / 2 + step * (LINE + 2)
            box = Box(left - 3, top - 3, left + wide + 3, top + LINE + 3)
            if not any(box.meets(other) for other in taken):
                break
        else:
            continue
        taken.append(box)
        look = {
            "bgcolor": theme.surface,
            "opacity": 0.85,
            "borderpad": 1,
            "font": {"size": size, "color": theme.ink},
        }
        at = {"x": across[0] + (left + wide / 2) / unit, "y": up[1] - (top + LINE / 2) / unit}
        made.append({**at, "text": escape(text), "showarrow": False, **look})
    return made


def _colours(theme: Theme, labels: Labels, frame: pl.DataFrame, by: str) -> dict[str, Any]:
    """The scale below the plane: numbers on a logarithm, shares around the share in all of the selection."""
    bar: dict[str, Any] = {
        "orientation": "h", "y": 0, "yanchor": "top", "len": 0.5 if theme.on_screen else 0.9, "thickness": 10,
        "outlinewidth": 0, "tickangle": 0,
    }  # fmt: skip
    if by == "density":
        most = max(int(frame["n"].fill_null(1).to_numpy().max(initial=1)), 10)
        powers = list(range(int(np.log10(most)) + 1))
        bar |= {"tickvals": powers, "ticktext": [labels.number(10**power) for power in powers]}
        bar["title"] = {"text": labels("axis.utterances_in_cell"), "side": "top"}
        colours = [[0, theme.grid], [0.45, theme.soft], [0.8, theme.series[0]], [1, theme.deep]]
        return {"colorscale": colours, "colorbar": bar}
    shares = 100 * frame["share"].drop_nulls().to_numpy()
    overall = 100 * float(next(iter(frame["overall"].drop_nulls()), 0.0))
    reach = float(np.quantile(np.abs(shares - overall), 0.98)) if len(shares) else 1.0
    bar["title"] = {"text": labels("axis.share_around", share=labels.percent(overall / 100)), "side": "top"}
    bar["ticksuffix"] = "%"
    colours = [[0, theme.series[1]], [0.5, theme.grid], [1, theme.series[0]]]
    return {"colorscale": colours, "cmin": overall - (reach or 1), "cmax": overall + (reach or 1), "colorbar": bar}
