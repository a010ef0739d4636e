"""Two cohorts on the map of utterances, as cells."""

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
from analysis.utterances.plane_difference import utterance_plane_difference

ROWS = 26.0
FILL, PAPER_FILL = 560.0, 190.0
NAMED = 8


@figure(of=utterance_plane_difference)
def utterance_difference_map(cells: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Where B says more (blue-green) or less (red) of all it says than A; strong where it holds after correction.

    Pale cells do not differ after correction.
    """
    frame = numbered(cells).filter(pl.col("points_difference").is_not_null())
    most = float(frame["points_difference"].abs().to_numpy().max(initial=0.01))
    traces = []
    for clear in (False, True):
        part = frame.filter(pl.col("clear") == clear)
        if part.is_empty():
            continue
        number = round((cells["x"].max() - cells["x"].min()) / cells["cell_width"][0]) + 1  # type: ignore[operator]
        side = (FILL if theme.on_screen else PAPER_FILL) / max(8, number)
        hover = [
            f"{escape(name or '')}<br>A {labels.percent(a, 2)} / B {labels.percent(b, 2)}"
            f"<br>{labels('column.p_adjusted')} " + ("–" if p is None else f"{p:.3f}")
            for name, a, b, p in part.select("theme_name", "share_a", "share_b", "p_adjusted").iter_rows()
        ]
        traces.append(
            go.Scatter(
                mode="markers",
                name=labels("utterances.clear" if clear else "utterances.not_clear"),
                ids=mark_ids(part["mark"]),
                x=part["x"].to_list(),
                y=part["y"].to_list(),
                marker={
                    "symbol": "square",
                    "size": side if clear else 0.45 * side,
                    "opacity": 0.95 if clear else 0.35,
                    "color": part["points_difference"].to_list(),
                    "coloraxis": "coloraxis",
                },
                hovertext=hover,
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    plain = {"showgrid": False, "showticklabels": False, "zeroline": False, "title": {"text": ""}}
    return theme.draw(
        *traces,
        rows=ROWS,
        xaxis=plain,
        yaxis={**plain, "scaleanchor": "x"},
        hovermode="closest",
        showlegend=False,
        annotations=_names(theme, frame),
        coloraxis={
            "cmin": -most,
            "cmax": most,
            "colorscale": [[0, theme.series[1]], [0.5, theme.grid], [1, theme.series[0]]],
            "colorbar": {
                "orientation": "h", "y": 0, "yanchor": "top", "len": 0.5, "thickness": 10, "outlinewidth": 0,
                "title": {"text": labels("axis.share_difference"), "side": "top"},
            },
        },
    )  # fmt: skip


def _names(theme: Theme, cells: pl.DataFrame) -> list[dict[str, Any]]:
    """Names of the cells that differ most, each theme once; none covers another."""
    if cells.is_empty():
        return []
    width, height = float(cells["cell_width"][0]), float(cells["cell_height"][0])
    number = max(8.0, float(np.ptp(cells["x"].to_numpy())) / width + 1)
    side = (FILL if theme.on_screen else PAPER_FILL) / number
    taken: list[Box] = []
    made: list[dict[str, Any]] = []
    clear = cells.filter(pl.col("clear") & pl.col("theme").is_not_null())
    ranked = clear.sort(pl.col("points_difference").abs(), descending=True).unique(
        "theme", keep="first", maintain_order=True
    )
    for x, y, text in ranked.select("x", "y", "theme_name").head(2 * NAMED).iter_rows():
        at, up = x / width * side, y / height * side
        wide = width_of(text)
        box = Box(at - wide / 2, up - LINE / 2, at + wide / 2, up + LINE / 2)
        if len(made) < NAMED and not any(box.meets(other) for other in taken):
            taken.append(box)
            look = {
                "bgcolor": theme.surface,
                "opacity": 0.85,
                "borderpad": 1,
                "font": {"size": 12, "color": theme.ink},
            }
            made.append({"x": x, "y": y, "text": escape(text), "showarrow": False, **look})
    return made
