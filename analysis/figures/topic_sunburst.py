"""Topics and the clusters of their sub-topics as rings."""

from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.figures.shapes import COHORTS
from analysis.figures.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.registry import figure
from analysis.topic_tree import topic_tree

HEIGHT_OF_ONE = 17.0


@figure(of=topic_tree)
def topic_sunburst(tree: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Inside the main topics, outside the largest clusters of sub-topics in each."""
    cohorts = [c for c in COHORTS if c in tree.get_column("cohort", default=pl.Series(dtype=pl.String))]
    rings = []
    for place, cohort in enumerate(cohorts or [None]):
        part = tree if cohort is None else tree.filter(pl.col("cohort") == cohort)
        side = [place / max(1, len(cohorts)), (place + 1) / max(1, len(cohorts))]
        rings.append(_ring(theme, labels, part, {"x": side, "y": [0, 0.94 if cohort else 1]}))
    names = [
        {"text": cohort, "x": (2 * place + 1) / (2 * len(cohorts)), "y": 1, "showarrow": False, "xref": "paper",
         "yref": "paper", "yanchor": "top"}
        for place, cohort in enumerate(cohorts)
    ]  # fmt: skip
    return theme.draw(*rings, rows=HEIGHT_OF_ONE, annotations=names)


def _ring(theme: Theme, labels: Labels, tree: pl.DataFrame, domain: dict[str, Any]) -> go.Sunburst:
    mains = tree.filter(pl.col("level") == "main")["topic_main"].to_list()
    colour = {
        topic: theme.series[_series(index, len(mains), len(theme.series))] for index, topic in enumerate(mains)
    }
    ids, parents, names, colours, opacity = [], [], [], [], []
    for topic, level, cluster in tree.select("topic_main", "level", "cluster").iter_rows():
        ids.append(topic if level == "main" else f"{topic}\x1f{cluster or ''}")
        parents.append("" if level == "main" else topic)
        words = labels.value("topic", topic) if level == "main" else (cluster or labels("value.rest"))
        names.append(escape(words))
        colours.append(theme.grid if level == "rest" else colour[topic])
        opacity.append(1.0)
    return go.Sunburst(
        name=labels("topics.title"),
        ids=ids,
        parents=parents,
        labels=names,
        values=tree["n_dialogues"].to_list(),
        branchvalues="total",
        sort=False,
        domain=domain,
        marker={"colors": colours, "line": {"width": 1, "color": theme.surface}},
        leaf={"opacity": 0.6},
        insidetextorientation="auto",
        maxdepth=2,
        hovertemplate="%{label}<br>n = %{value:,}<br>%{percentRoot:.1%}<extra></extra>",
    )


def _series(index: int, count: int, colours: int) -> int:
    """Colours in turn; the last one never beside its own kind, for the ring closes."""
    closing = index == count - 1 and count > 1 and index % colours == 0
    return 2 if closing else index % colours
