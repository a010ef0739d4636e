"""Where systems fare better or worse."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.codes.shapes.dots import code_dots
from analysis.figures.kit.group_names import group_name
from analysis.figures.kit.system_rows import legend
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.judgement.comparisons import judgement_groups
from analysis.labels import Labels


@figure(of=judgement_groups)
def judgement_group_dots(groups: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Ratings or points of each system in each group, with intervals; open marks have none."""
    by = next(iter(groups["by"]), "topic")
    kind = next(iter(groups["score_kind"]), "rating")
    names = {
        code: labels.value("length", code) if by == "length" else group_name(by, code, labels)
        for code in groups["group"].unique()
    }
    return code_dots(
        groups,
        "group",
        value="estimate",
        group="system",
        groups=legend(groups, labels),
        names=names,
        axis=labels.value("score_kind", kind),
        labels=labels,
        theme=theme,
        n="n",
    )
