"""Heat maps as vector cells: Plotly draws them as a bitmap, and a bar with a base is a cell."""

from itertools import pairwise
from typing import Any

Json = dict[str, Any]
KEPT = ("colorscale", "reversescale", "showscale", "colorbar", "coloraxis", "autocolorscale")


def as_cells(figure: Json) -> Json:
    """The figure with each heat map drawn as one trace of bars, one bar a cell."""
    if not any(trace.get("type") == "heatmap" for trace in figure["data"]):
        return figure
    layout = dict(figure["layout"])
    data = [_cells(trace, layout) if trace.get("type") == "heatmap" else trace for trace in figure["data"]]
    return {"data": data, "layout": layout | {"barmode": "overlay", "bargap": 0}}


def _cells(trace: Json, layout: Json) -> Json:
    rows: list[list[Any]] = trace.get("z") or []
    across = max((len(row) for row in rows), default=0)
    columns = _axis(trace, layout, "x", across)
    lines = _axis(trace, layout, "y", len(rows))
    places = [(x, y) for y, row in enumerate(rows) for x, value in enumerate(row) if value is not None]
    values = [rows[y][x] for x, y in places]
    low, high = trace.get("zmin"), trace.get("zmax")
    if low is None or high is None:
        low, high = min(values, default=0), max(values, default=1)
        if (middle := trace.get("zmid")) is not None:
            spread = max(abs(low - middle), abs(high - middle))
            low, high = middle - spread, middle + spread
    gaps = trace.get("xgap") or trace.get("ygap")
    marker = {
        "color": values,
        "cmin": low,
        "cmax": high,
        "showscale": True,
        "line": {"width": 1 if gaps else 0, "color": "#FFFFFF"},
        **{name: trace[name] for name in KEPT if name in trace},
    }
    cells = {
        "type": "bar",
        "x": [columns[x][0] for x, _ in places],
        "width": [columns[x][1] for x, _ in places],
        "y": [lines[y][1] for _, y in places],
        "base": [lines[y][0] - lines[y][1] / 2 for _, y in places],
        "marker": marker,
        "showlegend": False,
        "xaxis": trace.get("xaxis", "x"),
        "yaxis": trace.get("yaxis", "y"),
    }
    words = trace.get("text")
    if words and trace.get("texttemplate"):
        cells |= {
            "text": [words[y][x] for x, y in places],
            "texttemplate": "%{text}",
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "constraintext": "none",
        }
        if "textfont" in trace:
            cells["textfont"] = trace["textfont"]
    return cells


def _axis(trace: Json, layout: Json, letter: str, n: int) -> list[tuple[float, float]]:
    """Centre and width of each column or row; names become places with the names as tick labels."""
    key = letter + "axis" + str(trace.get(letter + "axis", letter))[1:]
    axis = {"showgrid": False, "zeroline": False, **layout.get(key, {})}
    layout[key] = axis | {"showgrid": False}
    given = list(trace.get(letter) or range(n))
    if all(isinstance(value, (int, float)) for value in given):
        edges = given if len(given) == n + 1 else _edges(given)
        placed = [((a + b) / 2, abs(b - a)) for a, b in pairwise(edges)]
    else:
        edges = [index - 0.5 for index in range(n + 1)]
        placed = [(float(index), 1.0) for index in range(n)]
        every = max(1, round(n / 12)) if letter == "x" and n > 24 else 1
        layout[key] |= {"type": "linear", "tickmode": "array"}
        layout[key] |= {"tickvals": list(range(0, n, every)), "ticktext": [str(name) for name in given[::every]]}
    if "range" not in axis and n:
        ends = [min(edges[0], edges[-1]), max(edges[0], edges[-1])]
        layout[key]["range"] = ends[::-1] if axis.get("autorange") == "reversed" else ends
        layout[key].pop("autorange", None)
    return placed


def _edges(centres: list[float]) -> list[float]:
    if len(centres) < 2:
        return [centre + side for centre in centres for side in (-0.5, 0.5)]
    middles = [(a + b) / 2 for a, b in pairwise(centres)]
    return [2 * centres[0] - middles[0], *middles, 2 * centres[-1] - middles[-1]]
