"""How much higher models judge than people."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.codes.shapes.dots import code_dots
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.judgement.comparisons import EVERY_SYSTEM, judgement_inflation
from analysis.labels import Labels


@figure(of=judgement_inflation)
def judgement_inflation_dots(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Each model's judgement less people's, by attribute; of pairs, whose points sum to one, by system."""
    numbered = frame.with_row_index("mark")
    ratings = numbered.filter(pl.col("system") == EVERY_SYSTEM)
    shown = ratings if ratings.height else numbered
    shown = shown.with_columns(line=pl.format("{}\x1f{}", "attribute", "system"))
    names = {}
    for attribute, system, line in shown.select("attribute", "system", "line").iter_rows():
        named = labels.value("attribute", attribute)
        names[line] = f"{named} · {labels.value('system', system)}" if system != EVERY_SYSTEM else named
    return code_dots(
        shown,
        "line",
        value="judge_less_people",
        group="rater",
        groups={rater: rater for rater in shown["rater"].unique(maintain_order=True)},
        names=names,
        axis=labels("axis.judge_less_people"),
        labels=labels,
        theme=theme,
        n="n",
    )
