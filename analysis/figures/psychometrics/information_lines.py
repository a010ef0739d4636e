"""Information of a scale and its items over the trait."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import ids, numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.psychometrics.item_response import WHOLE, graded_information


@figure(of=graded_information)
def information_lines(curves: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """At which level of the trait the scale tells most; items as thin lines."""
    cohorts = curves.get_column("cohort", default=pl.Series(dtype=pl.String)).unique(maintain_order=True).to_list()
    curves, traces = numbered(curves), []
    for place, cohort in enumerate(cohorts or [None]):
        part = curves if cohort is None else curves.filter(pl.col("cohort") == cohort)
        before = f"{cohort} · " if cohort else ""
        for item in part["item"].unique(maintain_order=True):
            here, whole = part.filter(pl.col("item") == item), item == WHOLE
            name = before + (labels("axis.whole_scale") if whole else labels.value("item", item))
            traces.append(
                go.Scatter(
                    name=name if whole else before + labels("axis.single_items"),
                    ids=ids(here),
                    x=here["trait"].to_list(),
                    y=here["information"].to_list(),
                    mode="lines",
                    line={"width": 2.5 if whole else 1, "color": theme.series[place] if whole else theme.soft},
                    legendgroup=name if whole else f"{before}items",
                    showlegend=whole or here["item"][0] == part.filter(pl.col("item") != WHOLE)["item"][0],
                    hovertemplate="θ = %{x:.1f}: %{y:.2f}" + f"<extra>{name}</extra>",
                )
            )
    return theme.draw(
        *traces,
        xaxis={"title": {"text": labels("axis.trait")}, "showgrid": False},
        yaxis={"title": {"text": labels("axis.information")}, "rangemode": "tozero"},
        showlegend=True,
    )
