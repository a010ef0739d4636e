"""The network of differences between two cohorts."""

from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.display.contrasts import side_name
from analysis.figures.kit.networks import Line, Vertex, draw_network
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.relations import network_difference as tables

CLEAR = 0.05


@figure(of=tables.network_difference)
def network_difference(edges: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Pairs of words that go together more in A, or more in B; dotted where the difference is not clear."""
    numbered = edges.with_row_index("mark")
    ends = [
        numbered.select(
            "mark", lemma=f"lemma_{end}", form=f"form_{end}", pos=f"pos_{end}", x=f"x_{end}", y=f"y_{end}"
        )
        for end in (1, 2)
    ]
    words = pl.concat(ends).sort("mark", maintain_order=True).unique(["lemma", "pos"], maintain_order=True)
    place = {key: number for number, key in enumerate(words.select("lemma", "pos").iter_rows())}
    vertices = [
        Vertex(row["x"], row["y"], row["form"], 0.15, 2, escape(row["form"]), int(row["mark"]))
        for row in words.iter_rows(named=True)
    ]
    names = [side_name(edges[f"cohort_{side}"][0], labels) if edges.height else side for side in "ab"]
    most = float(edges["a_minus_b"].abs().max() or 1.0)  # type: ignore[arg-type]
    lines = [_line(row, place, names, most, labels) for row in numbered.iter_rows(named=True)]
    drawn = draw_network(theme, vertices, lines)
    for number, name in enumerate(names if edges.height else []):
        line = {"color": theme.colour(number), "width": 4}
        drawn.add_scatter(
            mode="lines",
            hoverinfo="skip",
            x=[None],
            y=[None],
            name=labels("relations.more_in", name=name),
            line=line,
        )
    drawn.update_layout(showlegend=bool(edges.height))
    drawn.update_traces(showlegend=False, selector={"mode": "markers"})
    return drawn


def _line(
    row: dict[str, Any], place: dict[tuple[Any, ...], int], names: list[str], most: float, labels: Labels
) -> Line:
    ends = [place[(row[f"lemma_{end}"], row[f"pos_{end}"])] for end in (1, 2)]
    bounds = [labels.number(row[name], 3) for name in ("low", "high")]
    interval = "" if row["low"] is None else f" [{', '.join(bounds)}]"
    hover = "<br>".join(
        (
            f"<b>{escape(row['form_1'])} – {escape(row['form_2'])}</b>",
            f"{labels.column('a_minus_b')} {labels.number(row['a_minus_b'], 3)}{interval}",
            f"A {labels.number(row['weight_a'], 3)} / B {labels.number(row['weight_b'], 3)}",
            f"{labels.column('survival')} {labels.percent(row['survival'], 0)}",
        )
    )
    adjusted = row["p_adjusted"]
    sure = None if adjusted is None else float(adjusted < CLEAR)
    side = 0 if row["a_minus_b"] > 0 else 1
    return Line(ends[0], ends[1], abs(row["a_minus_b"]) / most, sure, hover, int(row["mark"]), side)
