"""Topics and the clusters of their sub-topics as rings."""

import re
from html import escape
from typing import Any
from unicodedata import east_asian_width

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import COHORTS, ids, numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.figures.kit.topic_looks import topic_looks
from analysis.labels import Labels
from analysis.topics.tree import topic_tree

HEIGHT_OF_ONE = 15.0
LONG = 16  # half-width letters: a longer name of a topic goes over two lines


@figure(of=topic_tree)
def topic_sunburst(tree: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Inside the main topics, outside the largest clusters of sub-topics in each."""
    cohorts = [c for c in COHORTS if c in tree.get_column("cohort", default=pl.Series(dtype=pl.String))]
    tree, rings = numbered(tree), []
    for index, cohort in enumerate(cohorts or [None]):
        part = tree if cohort is None else tree.filter(pl.col("cohort") == cohort)
        side = [1 - (index + 1) / max(1, len(cohorts)), 1 - index / max(1, len(cohorts))]
        rings.append(_ring(theme, labels, part, {"x": [0, 1], "y": side}))
    names = [
        {"text": cohort, "x": 0, "y": 1 - index / len(cohorts), "showarrow": False, "xref": "paper",
         "yref": "paper", "xanchor": "left", "yanchor": "top"}
        for index, cohort in enumerate(cohorts)
    ]  # fmt: skip
    fit = {"minsize": 9, "mode": "hide"}
    return theme.draw(*rings, rows=HEIGHT_OF_ONE * max(1, len(cohorts)), annotations=names, uniformtext=fit)


def _ring(theme: Theme, labels: Labels, tree: pl.DataFrame, domain: dict[str, Any]) -> go.Sunburst:
    mains = tree.filter(pl.col("level") == "main")["topic_main"].to_list()
    colour = {topic: look[0] for topic, look in topic_looks(theme, mains).items()}
    mark_of = dict(tree.filter(pl.col("level") == "main").select("topic_main", "mark").iter_rows())
    parents, names, written, colours, inks = [], [], [], [], []
    for topic, level, cluster in tree.select("topic_main", "level", "cluster").iter_rows():
        parents.append("" if level == "main" else str(mark_of[topic]))
        words = labels.value("topic", topic) if level == "main" else (cluster or labels("value.rest"))
        names.append(escape(words))
        written.append("<br>".join(map(escape, _lines(words))))
        colours.append(theme.grid if level == "rest" else colour[topic])
        inks.append(_readable(theme, colour[topic]) if level == "main" else theme.ink)
    return go.Sunburst(
        name=labels("topics.title"),
        ids=ids(tree),
        parents=parents,
        labels=names,
        text=written,
        textinfo="text",
        values=tree["n_dialogues"].to_list(),
        branchvalues="total",
        sort=False,
        domain=domain,
        marker={"colors": colours, "line": {"width": 1, "color": theme.surface}},
        leaf={"opacity": 0.5 if len(mains) < tree.height else 1.0},
        insidetextfont={"color": inks},
        outsidetextfont={"color": inks},  # of a single topic, whose slice is the whole ring
        insidetextorientation="auto",
        maxdepth=2,
        rotation=90,
        hovertemplate="%{label}<br>n = %{value:,}<br>%{percentRoot:.1%}<extra></extra>",
    )


def _lines(name: str) -> list[str]:
    """A long name in two lines, broken where it may be, as near its middle as can be."""
    wide = len(name) + sum(east_asian_width(letter) in "WF" for letter in name)
    places = [
        match.start() for match in re.finditer(r"(?=（)|(?<=・)|(?= )|(?<=[のとにや])(?=[\u30a0-\u9fff])", name)
    ]
    if wide <= LONG or not places:
        return [name]
    middle = min(places, key=lambda position: abs(position - len(name) / 2))
    return [name[:middle], name[middle:].strip()]


def _readable(theme: Theme, colour: str) -> str:
    """Ink or surface, whichever stands out more."""
    return max((theme.ink, theme.surface), key=lambda text: abs(_lightness(text) - _lightness(colour)))


def _lightness(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.3 * red + 0.59 * green + 0.11 * blue
