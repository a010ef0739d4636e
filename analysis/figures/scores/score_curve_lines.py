"""Cumulative distributions of score and item sum."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import ids, numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.scores.curve import score_curve

DASHES = {"score": "solid", "item_sum": "dot"}


@figure(of=score_curve)
def score_curve_lines(curve: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Which share of the dialogues has at most so many points; colours tell cohorts or measures apart."""
    cohorts = curve.get_column("cohort", default=pl.Series(dtype=pl.String)).unique(maintain_order=True).to_list()
    curve, traces = numbered(curve), []
    for slot, cohort in enumerate(cohorts or [None]):
        part = curve if cohort is None else curve.filter(pl.col("cohort") == cohort)
        for index, (measure, dash) in enumerate(DASHES.items()):
            of_measure = part.filter(pl.col("measure") == measure)
            if of_measure.is_empty():
                continue
            name = " · ".join([*([cohort] if cohort else []), labels.value("measure", measure)])
            traces.append(
                go.Scatter(
                    name=f"{name}  n={labels.number(of_measure['n'][0])}",
                    ids=ids(of_measure),
                    x=of_measure["value"].to_list(),
                    y=(100 * of_measure["share"]).to_list(),
                    mode="lines+markers" if theme.on_screen else "lines",
                    marker={"size": 9, "opacity": 0},  # there to be pressed; the one pressed is seen
                    selected={"marker": {"opacity": 1}},
                    unselected={"marker": {"opacity": 0}},
                    line={
                        "shape": "hv",
                        "width": 2,
                        "dash": dash,
                        "color": theme.series[slot if cohort else index],
                    },
                    customdata=of_measure["n_at_most"].to_list(),
                    hovertemplate="≤ %{x}: %{y:.1f}%<br>n = %{customdata:,}" + f"<extra>{name}</extra>",
                )
            )
    return theme.draw(
        *traces,
        xaxis={"title": {"text": labels("axis.points")}, "range": [-1, 101], "dtick": 20, "showgrid": False},
        yaxis={"title": {"text": labels("axis.at_most")}, "range": [0, 101]},
        showlegend=True,
    )
