"""Words joined to the topics, score bands or years they go with."""

from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.networks import Line, Vertex, draw_network
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.relations.variable_links import variable_links


@figure(of=variable_links)
def variable_network(links: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The strongest links of words with groups; what comes back in few resamples is pale and dotted."""
    numbered = links.with_row_index("mark")
    if "cohort" in links.columns and links.height:
        numbered = numbered.filter(pl.col("cohort") == links["cohort"][0])
    vertices: list[Vertex] = []
    place: dict[tuple[str, ...], int] = {}
    most = max(1, int(numbered["n_1"].max() or 1))  # type: ignore[arg-type]
    lines = []
    top = float(numbered["weight"].max() or 1.0)  # type: ignore[arg-type]
    for row in numbered.iter_rows(named=True):
        word, group = ("word", row["lemma"], row["pos"]), ("group", row["group"])
        mark = int(row["mark"])
        if word not in place:
            place[word] = len(vertices)
            name = row["form"]
            vertices.append(Vertex(row["x_1"], row["y_1"], name, row["n_1"] / most, 0, escape(name), mark))
        if group not in place:
            place[group] = len(vertices)
            name = labels.value(row["by"], row["group"])
            vertices.append(Vertex(row["x_2"], row["y_2"], name, 0.8, 1, escape(name), mark))
        lines.append(_line(row, place[word], place[group], top, mark, labels))
    return draw_network(theme, vertices, lines)


def _line(row: dict[str, Any], word: int, group: int, most: float, mark: int, labels: Labels) -> Line:
    bounds = [labels.number(row[name], 3) for name in ("low", "high")]
    interval = "" if row["low"] is None else f" [{', '.join(bounds)}]"
    hover = "<br>".join(
        (
            f"<b>{escape(row['form'])} – {escape(labels.value(row['by'], row['group']))}</b>",
            f"{labels.column('weight')} {labels.number(row['weight'], 3)}{interval}",
            f"{labels.column('survival')} {labels.percent(row['survival'], 0)}",
        )
    )
    return Line(word, group, row["weight"] / most, row["survival"], hover, mark)
