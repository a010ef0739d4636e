"""The co-occurrence network of words."""

from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.networks import Line, Vertex, draw_network
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.relations import word_network as tables

COLOURED = 12


@figure(of=tables.word_network)
def word_network(edges: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Words that occur together, joined; colours are communities; what comes back in few resamples is pale."""
    cohorts = edges["cohort"].unique(maintain_order=True).to_list() if "cohort" in edges.columns else [None]
    vertices: list[Vertex] = []
    lines: list[Line] = []
    panel_of: list[int] = []
    numbered = edges.with_row_index("mark")
    for panel, cohort in enumerate(cohorts):
        part = numbered if cohort is None else numbered.filter(pl.col("cohort") == cohort)
        words = _words(part)
        place = {key: len(vertices) + i for i, key in enumerate(words.select("lemma", "pos").iter_rows())}
        most = max(1, int(words["n"].max() or 1))  # type: ignore[arg-type]
        for row in words.iter_rows(named=True):
            vertices.append(_vertex(row, most, labels))
            panel_of.append(panel)
        lines += _lines(part, place, labels)
    panels = [str(cohort) for cohort in cohorts if cohort is not None]
    return draw_network(theme, vertices, lines, panels=panels, panel_of=panel_of)


def _words(edges: pl.DataFrame) -> pl.DataFrame:
    """Each word once, with the row of its strongest edge: mark, lemma, pos, n, community, x, y."""
    ends = [
        edges.select(
            "mark",
            lemma=f"lemma_{end}",
            form=f"form_{end}",
            pos=f"pos_{end}",
            n=f"n_{end}",
            community=f"community_{end}",
            x=f"x_{end}",
            y=f"y_{end}",
        )
        for end in (1, 2)
    ]
    ordered = pl.concat(ends).sort("mark", maintain_order=True)
    return ordered.unique(["lemma", "pos"], keep="first", maintain_order=True)


def _vertex(row: dict[str, Any], most: int, labels: Labels) -> Vertex:
    community = int(row["community"])
    hover = "<br>".join(
        (
            f"<b>{escape(row['form'])}</b> {escape(labels.value('pos', row['pos']))}",
            f"{labels.column('n_segments')} {labels.number(row['n'])}",
            f"{labels.column('community')} {community}",
        )
    )
    return Vertex(
        row["x"], row["y"], row["form"], row["n"] / most, (community - 1) % COLOURED, hover, int(row["mark"])
    )


def _lines(edges: pl.DataFrame, place: dict[tuple[Any, ...], int], labels: Labels) -> list[Line]:
    weights = edges["weight"]
    low, high = (weights.min() or 0.0, weights.max() or 1.0) if len(edges) else (0.0, 1.0)
    lines = []
    for row in edges.iter_rows(named=True):
        share = (row["weight"] - low) / (high - low) if high > low else 0.5  # type: ignore[operator]
        sure = row["survival"]
        bounds = (
            "" if row["low"] is None else f" [{labels.number(row['low'], 3)}, {labels.number(row['high'], 3)}]"
        )
        hover = "<br>".join(
            (
                f"<b>{escape(row['form_1'])} – {escape(row['form_2'])}</b>",
                f"{labels.column('weight')} {labels.number(row['weight'], 3)}{bounds}",
                f"{labels.column('n_both')} {labels.number(row['n_both'])}",
                f"{labels.column('survival')} {labels.percent(sure, 0)}",
            )
        )
        ends = [place[(row[f"lemma_{end}"], row[f"pos_{end}"])] for end in (1, 2)]
        lines.append(Line(ends[0], ends[1], float(share), sure, hover, int(row["mark"])))
    return lines
