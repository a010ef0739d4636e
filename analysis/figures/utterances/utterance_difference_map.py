"""Two cohorts on the map of utterances, as cells."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import mark_ids, numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.utterances.plane_difference import utterance_plane_difference

ROWS = 26.0
FILL, PAPER_FILL = 560.0, 190.0


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
            f"A {labels.percent(a, 2)} / B {labels.percent(b, 2)}<br>{labels('column.p_adjusted')} "
            + ("–" if p is None else f"{p:.3f}")
            for a, b, p in part.select("share_a", "share_b", "p_adjusted").iter_rows()
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
