"""How systems write beside the counselors."""

from functools import partial

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import rows
from analysis.figures.kit.system_rows import legend, lines
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.responses.style import response_style

SHOWN = ("question", "backchannel", "empathy", "repetition", "copied")


@figure(of=response_style)
def response_style_dots(style: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How many points of percent above or below the counselors each system is, with intervals."""
    shown = style.filter(pl.col("feature").is_in(SHOWN) & pl.col("against_gold").is_not_null())
    names, points = lines(shown, "feature", "against_gold", partial(labels.value, "feature"))
    axis = {
        "title": {"text": labels("axis.against_gold")},
        "zeroline": True,
        "zerolinecolor": theme.quiet,
        "rangemode": "tozero",
    }
    return rows(theme, labels, points, names, axis=axis, groups=legend(shown, labels), counted=False, named=True)
