"""Every measure of every corpus: a panel a measure, a line a corpus."""

from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.comparison.differences import corpus_differences
from analysis.core.registry import figure
from analysis.figures.comparison.panels import COLUMNS, domains, heading, nth
from analysis.figures.kit.charts import ids, numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels

SHARES = ("counselor_share", "same_speaker_pairs", "near_duplicates")
AS_PERCENT = ("distinct", "repeated", "template")
GAP = 2.6
PAD = 0.06  # of the range of a panel, on either side


@figure(of=corpus_differences)
def corpus_difference_panels(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Where the corpora stand on each measure, with intervals; what cannot be compared is an open mark."""
    frame = numbered(frame)
    measures = frame["compared"].unique(maintain_order=True).to_list()
    corpora = frame["corpus_name"].unique(maintain_order=True).to_list()
    n_rows = -(-len(measures) // COLUMNS)
    lines = max(1.0, 0.75 * len(corpora))
    places = domains([lines] * n_rows, GAP)
    traces, layout, titles = [], {}, []
    for number, (measure, place) in enumerate(zip(measures, places, strict=False)):
        of_measure = frame.filter(pl.col("compared") == measure)
        percent = measure in SHARES or measure.startswith(AS_PERCENT)
        titles.append(heading(theme, labels.value("compared", measure), place))
        layout[nth("xaxis", number)] = {
            "domain": place[0],
            "anchor": nth("y", number),
            "ticksuffix": "%" if percent else "",
            "nticks": 5,
            "title": {"text": ""},
            **(_within_percent(of_measure) if percent else {}),
        }
        layout[nth("yaxis", number)] = {
            "domain": place[1],
            "anchor": nth("x", number),
            "range": [len(corpora) - 0.5, -0.5],
            "showticklabels": False,
            "showgrid": False,
        }
        for index, corpus in enumerate(corpora):
            here = of_measure.filter(pl.col("corpus_name") == corpus)
            if here.height:
                traces.append(_mark(theme, here, index, corpus, 100 if percent else 1, number))
    named = set()
    for trace in traces:  # not every panel has every corpus
        trace.showlegend = trace.name not in named
        named.add(trace.name)
    return theme.draw(
        *traces,
        rows=n_rows * (lines + GAP),
        annotations=titles,
        showlegend=True,
        **layout,
    )


def _within_percent(of_measure: pl.DataFrame) -> dict[str, Any]:
    """A range of shares that leaves 0 to 100 % by no tick."""
    ends = [100 * end for name in ("low", "mean", "high") for end in of_measure[name].drop_nulls()]
    if not ends:
        return {}
    start, stop = max(0.0, min(ends)), min(100.0, max(ends))
    span = stop - start or min(1.0, 100.0 - start) or 1.0
    start = min(start, 100.0 - span)
    pad = PAD * span
    return {"range": [max(start - pad, -pad), min(max(stop, start + span) + pad, 100 + pad)]}


def _mark(theme: Theme, here: pl.DataFrame, index: int, corpus: str, times: int, number: int) -> Any:
    low, value, high = (
        [None if one is None else one * times for one in here[name]] for name in ("low", "mean", "high")
    )
    shape = theme.symbol(index)
    symbols = [shape if comparable else f"{shape}-open" for comparable in here["comparable"]]
    return go.Scatter(
        mode="markers",
        name=corpus,
        legendgroup=corpus,
        ids=ids(here),
        x=value,
        y=[index] * here.height,
        xaxis=nth("x", number),
        yaxis=nth("y", number),
        error_x=theme.error(low, value, high),
        marker={"size": 9, "color": theme.colour(index), "symbol": symbols},
        customdata=here["n_dialogues"].to_list(),
        hovertemplate="%{x:.4g}<br>n = %{customdata:,}<extra>" + corpus + "</extra>",
    )
