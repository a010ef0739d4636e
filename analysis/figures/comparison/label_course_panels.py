"""Codes and coded numbers over the fifths of a dialogue, a panel a corpus."""

from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.comparison.courses import label_courses
from analysis.core.registry import figure
from analysis.figures.comparison.panels import COLUMNS, domains, heading, nth
from analysis.figures.kit.charts import ids, numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels

HIGH = 9.0
GAP = 3.2


@figure(of=label_courses)
def label_course_panels(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How often each code is given in each fifth, or how the coded number runs, in every labelled corpus."""
    frame = numbered(frame).with_columns(
        line=pl.coalesce("label_code", "role"), panel=pl.concat_str("corpus_name", "scheme", separator="\x1f")
    )
    panels = frame["panel"].unique(maintain_order=True).to_list()
    lines = frame["line"].unique(maintain_order=True).to_list()
    n_rows = -(-len(panels) // COLUMNS)
    places = domains([HIGH] * n_rows, GAP)
    traces, layout, titles, named = [], {}, [], set[str]()
    for number, (panel, place) in enumerate(zip(panels, places, strict=False)):
        here = frame.filter(pl.col("panel") == panel)
        corpus, scheme = panel.split("\x1f")
        shares = bool(here["label_code"].count())
        titles.append(heading(theme, f"{corpus} · {labels.value('scheme', scheme)}", place))
        layout[nth("xaxis", number)] = {
            "domain": place[0],
            "anchor": nth("y", number),
            "type": "category",
            "showgrid": False,
            "title": {"text": labels("axis.phase") if number >= len(panels) - COLUMNS else ""},
        }
        layout[nth("yaxis", number)] = {
            "domain": place[1],
            "anchor": nth("x", number),
            "ticksuffix": "%" if shares else "",
            "rangemode": "tozero",
            "title": {"text": ""},
        }
        for code in here["line"].unique(maintain_order=True):
            of_code = here.filter(pl.col("line") == code)
            traces.append(_line(theme, of_code, lines.index(code), labels, 100 if shares else 1, number, named))
    return theme.draw(*traces, rows=n_rows * (HIGH + GAP), annotations=titles, showlegend=True, **layout)


def _line(
    theme: Theme, here: pl.DataFrame, index: int, labels: Labels, times: int, number: int, named: set[str]
) -> Any:
    code, role = here.row(0, named=True)["label_code"], here.row(0, named=True)["role"]
    name = labels.value("role", role) if code is None else labels.value("code_of", code)
    low, value, high = (
        [None if one is None else one * times for one in here[column]] for column in ("low", "mean", "high")
    )
    colour, symbol = theme.group(index)
    shown = name not in named
    named.add(name)
    return go.Scatter(
        name=name,
        legendgroup=name,
        showlegend=shown,
        ids=ids(here),
        mode="lines+markers",
        x=here["phase"].to_list(),
        y=value,
        xaxis=nth("x", number),
        yaxis=nth("y", number),
        error_y={**theme.error(low, value, high), "color": colour, "thickness": 1},
        line={"width": 1.5, "color": colour},
        marker={"size": 6, "color": colour, "symbol": symbol},
        customdata=here["n_dialogues"].to_list(),
        hovertemplate="%{x}: %{y:.3g}<br>n = %{customdata:,}<extra>" + name + "</extra>",
    )
