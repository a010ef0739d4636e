"""A word over the fifths of a session, or over the years."""

from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.core.text.lexicon import ROLES
from analysis.figures.kit.charts import ids, numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.words.usage import word_trend
from data.core.turns import FIFTHS

STYLES = {"A": "solid", "B": "dot"}
ASIDE = 0.03


@figure(of=word_trend)
def word_trend_lines(rates: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """A word's rate by period, one line a role; with cohorts, B's lines are dotted."""
    rates = numbered(rates)
    has_cohorts = "cohort" in rates.columns
    periods = rates["period"].unique().sort().to_list()
    step = min((b - a for a, b in pairwise(periods)), default=1)
    traces: list[Any] = []
    for cohort in STYLES if has_cohorts else (None,):
        for role in ROLES:
            of_role = rates.filter(pl.col("role") == role)
            of_role = of_role if cohort is None else of_role.filter(pl.col("cohort") == cohort)
            if not of_role.is_empty():
                traces.append(_line(theme, labels, of_role, role, cohort, step * ASIDE * (len(traces) - 0.5)))
    kind = "fifth" if not periods or periods[-1] <= FIFTHS else "year"
    return theme.draw(
        *traces,
        xaxis={
            "title": {"text": labels(f"words_page.axis_{kind}")},
            "tickvals": periods,
            "ticktext": [str(period) for period in periods],
            "showgrid": False,
        },
        yaxis={"title": {"text": labels("axis.per_million")}, "rangemode": "tozero"},
        showlegend=True,
    )


def _line(theme: Theme, labels: Labels, of_role: pl.DataFrame, role: str, cohort: str | None, aside: float) -> Any:
    index = ROLES.index(role)
    value, low, high = (of_role[column].to_list() for column in ("per_million", "low", "high"))
    name = " ".join(filter(None, (cohort, labels.value("role", role))))
    bounds = ["" if a is None else f" [{a:,.0f}, {b:,.0f}]" for a, b in zip(low, high, strict=True)]
    return go.Scatter(
        mode="lines+markers",
        name=name,
        ids=ids(of_role),
        x=[period + aside for period in of_role["period"]],
        y=value,
        error_y=theme.error(low, value, high),
        line={"color": theme.series[index], "width": 2, "dash": STYLES.get(cohort or "A", "solid")},
        marker={"size": 8, "color": theme.series[index], "symbol": theme.symbol(index)},
        customdata=of_role["n_dialogues"].to_list(),
        hovertext=bounds,
        hovertemplate="%{y:,.0f}%{hovertext}<br>n = %{customdata:,}<extra>" + name + "</extra>",
    )
