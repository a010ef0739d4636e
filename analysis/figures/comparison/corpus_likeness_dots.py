"""How alike each corpus is to the first, beside two halves of the first."""

import plotly.graph_objects as go
import polars as pl

from analysis.comparison.likeness import corpus_likeness
from analysis.core.registry import figure
from analysis.figures.comparison.panels import groups_of
from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels

APART = 0.6


@figure(of=corpus_likeness)
def corpus_likeness_dots(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Shared words, overlap in meaning and the classifier's area, each from 0 to 1, with intervals."""
    corpora = groups_of(frame, labels)
    keys, points = place(numbered(frame), "compared", value="estimate", group="corpus_name", n="n_b")
    names = [labels.value("compared", key) for key in keys]
    drawn = rows(
        theme,
        labels,
        points,
        names,
        axis={"title": {"text": labels("axis.zero_to_one")}, "range": [-0.02, 1.02]},
        groups=corpora,
        digits=2,
        counted=False,
        roomy=max(1.0, 0.6 * len(corpora)),
    )
    last = len(drawn.data) - 1
    open_marks = set(frame.with_row_index("mark").filter(~pl.col("comparable"))["mark"].cast(pl.String))
    for index, trace in enumerate(drawn.data):  # corpora of a line stay nearer to each other than to the next
        trace.y = [row + APART * (index - last / 2) / max(1, last + 1) for row in trace.y]
        trace.marker.symbol = [
            f"{theme.symbol(index)}-open" if mark in open_marks else theme.symbol(index)
            for mark in trace.ids or ()
        ]
        trace.showlegend = True
    drawn.layout.showlegend = True
    return drawn
