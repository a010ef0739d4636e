"""What goes with failures."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.display.traits import level_in_words
from analysis.failures.traits import failure_traits
from analysis.figures.codes.shapes.dots import code_dots
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels

MOST = 24


@figure(of=failure_traits)
def failure_trait_dots(traits: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Shares among failures less those among the system's other responses, in points, with 95 % intervals.

    The clearest traits, at most 24, in the order of the table.
    """
    shares = traits.with_row_index("mark").filter(pl.col("failure_trait") != "chars")
    shown = shares.sort("p", nulls_last=True).head(MOST).sort("mark")
    shown = shown.with_columns(
        *(pl.col(name) * 100 for name in ("failed_less_other", "low", "high")),
        line=pl.format("{}\x1f{}", "failure_trait", "trait_level"),
        one=pl.lit("all"),
    )
    names = {}
    for trait, level, line in shown.select("failure_trait", "trait_level", "line").iter_rows():
        parts = [labels.value("failure_trait", trait), level_in_words(trait, level, labels)]
        names[line] = " · ".join(
            part for part in parts[trait == "act" :] if part
        )  # a code's scheme says it is an act
    return code_dots(
        shown,
        "line",
        value="failed_less_other",
        group="one",
        groups={"all": ""},
        names=names,
        axis=labels("axis.failed_less_other"),
        labels=labels,
        theme=theme,
        n="n",
        digits=1,
    )
