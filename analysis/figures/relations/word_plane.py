"""Words in a plane: those that occur together lie near each other."""

from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.networks import Vertex, draw_network
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.relations.word_clusters import word_clusters

COLOURED, SURE = 12, 0.5


@figure(of=word_clusters)
def word_plane(words: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Multidimensional scaling of the words; colours are clusters, pale where they are not stable."""
    cohorts = words["cohort"].unique(maintain_order=True).to_list() if "cohort" in words.columns else [None]
    numbered = words.with_row_index("mark")
    most = max(1, int(words["n_segments"].max() or 1))  # type: ignore[arg-type]
    vertices, panel_of = [], []
    for panel, cohort in enumerate(cohorts):
        part = numbered if cohort is None else numbered.filter(pl.col("cohort") == cohort)
        for row in part.iter_rows(named=True):
            vertices.append(_vertex(row, most, labels))
            panel_of.append(panel)
    panels = [str(cohort) for cohort in cohorts if cohort is not None]
    return draw_network(theme, vertices, [], panels=panels, panel_of=panel_of)


def _vertex(row: dict[str, Any], most: int, labels: Labels) -> Vertex:
    survived = row["cluster_survival"]
    lines = [
        f"<b>{escape(row['form'])}</b> {escape(labels.value('pos', row['pos']))}",
        f"{labels.column('n_segments')} {labels.number(row['n_segments'])}",
        f"{labels.column('word_cluster')} {row['word_cluster']}",
        "" if survived is None else f"{labels.column('cluster_survival')} {labels.number(survived, 2)}",
    ]
    group = (int(row["word_cluster"]) - 1) % COLOURED
    hover = "<br>".join(filter(None, lines))
    size = row["n_segments"] / most
    pale = survived is not None and survived < SURE
    return Vertex(row["x"], row["y"], row["form"], size, group, hover, int(row["mark"]), pale)
