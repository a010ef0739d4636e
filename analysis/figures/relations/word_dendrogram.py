"""The dendrogram of words."""

from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.theme import LIGHT, Theme, rows_axis
from analysis.labels import Labels
from analysis.relations.word_clusters import word_merges

SURE, ROW = 0.5, 0.72


@figure(of=word_merges)
def word_dendrogram(merges: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Words that join early occur together; the dashed line cuts the tree, pale clusters are not stable."""
    merges, cohort = _first(merges)
    names = _names(merges)
    traces = [_line(theme, labels, row) for row in merges.iter_rows(named=True)]
    cut = merges["cut"].head(1).to_list()
    if cut:
        style = {"color": theme.quiet, "width": 1, "dash": "dash"}
        span = [-0.5, len(names) - 0.5]
        traces.append(go.Scatter(mode="lines", x=cut * 2, y=span, line=style, hoverinfo="skip", showlegend=False))
    return theme.draw(
        *traces,
        rows=ROW * max(4, len(names)),
        xaxis={
            "title": {"text": " ".join(filter(None, (cohort, labels("relations.axis_distance"))))},
            "rangemode": "tozero",
        },
        yaxis=rows_axis(names),
        showlegend=False,
        hovermode="closest",
    )


def _first(merges: pl.DataFrame) -> tuple[pl.DataFrame, str]:
    """The tree of A alone where there are two cohorts: two trees have different leaves."""
    if "cohort" not in merges.columns or merges.is_empty():
        return merges, ""
    name = merges["cohort"][0]
    return merges.filter(pl.col("cohort") == name), str(name)


def _names(merges: pl.DataFrame) -> list[str]:
    """The words in the order of the leaves."""
    ends = [merges.select(place=f"place_{end}", form=f"form_{end}").drop_nulls() for end in (1, 2)]
    return pl.concat(ends).sort("place")["form"].to_list()


def _line(theme: Theme, labels: Labels, row: dict[str, Any]) -> Any:
    """One step: from one side up to the height, across, and down to the other."""
    cluster, survived = row["word_cluster"], row["cluster_survival"]
    colour = theme.quiet if cluster is None else theme.group(cluster - 1)[0]
    pale = survived is not None and survived < SURE
    words = " – ".join(escape(row[name]) for name in ("form_1", "form_2") if row[name])
    lines = [
        f"<b>{words}</b>" if words else "",
        f"{labels.column('height')} {labels.number(row['height'], 3)}",
        f"{labels.column('words_below')} {row['words_below']}",
        "" if cluster is None else f"{labels.column('word_cluster')} {cluster}",
        "" if survived is None else f"{labels.column('cluster_survival')} {labels.number(survived, 2)}",
    ]
    return go.Scatter(
        mode="lines",
        x=[row["height_1"], row["height"], row["height"], row["height_2"]],
        y=[row["place_1"], row["place_1"], row["place_2"], row["place_2"]],
        line={"color": colour, "width": 2},
        opacity=0.4 if pale else 1.0,
        hovertext="<br>".join(filter(None, lines)),
        hovertemplate="%{hovertext}<extra></extra>",
        showlegend=False,
    )
