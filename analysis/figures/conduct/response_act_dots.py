"""Acts of systems against the gold responses."""

import plotly.graph_objects as go
import polars as pl

from analysis.conduct.acts import response_acts
from analysis.core.registry import figure
from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.system_rows import legend
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels


@figure(of=response_acts)
def response_act_dots(acts: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How many points of percent more or less often each system does an act than the counselors."""
    shown = numbered(acts).filter(pl.col("against_gold").is_not_null())
    names, points = place(shown, "act", value="against_gold", group="system", n="n")
    axis = {
        "title": {"text": labels("axis.against_gold")},
        "zeroline": True,
        "zerolinecolor": theme.quiet,
        "rangemode": "tozero",
    }
    names = [labels.value("code_of", name) for name in names]
    return rows(theme, labels, points, names, axis=axis, groups=legend(shown, labels), counted=False)
