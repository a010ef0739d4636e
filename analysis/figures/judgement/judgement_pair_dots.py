"""How often the first of each two systems is preferred."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import numbered, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.judgement.pairs import judgement_pairs
from analysis.labels import Labels

VALUES = (("preference", "value"), ("low", "low"), ("high", "high"))


@figure(of=judgement_pairs)
def judgement_pair_dots(pairs: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The preference of each pair with its interval; right of zero the first is preferred."""
    points = numbered(pairs).select(
        "mark",
        pl.int_range(pl.len(), dtype=pl.Int32).alias("row"),
        *((100 * pl.col(name) - 50).alias(to) for name, to in VALUES),
        "n",
    )
    sides = pairs.select("system_a", "system_b").iter_rows()
    names = [" – ".join(labels.value("system", side) for side in pair) for pair in sides]
    axis = {
        "title": {"text": labels("axis.preference")},
        "range": [-52, 52],
        "dtick": 25,
        "zeroline": True,
        "zerolinecolor": theme.quiet,
    }
    return rows(theme, labels, points, names, axis=axis)
