"""When the dialogues were held."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.corpus.overview import collection_over_time
from analysis.figures.kit.charts import columns
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels

DAY_MS = 86_400_000
FEW_YEARS = 2


@figure(of=collection_over_time)
def collection_bars(periods: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How many dialogues were held when."""
    days = _days(periods)
    bins = periods.with_columns(
        x=pl.col("begins") + pl.duration(days=days // 2),
        width=pl.lit(days * DAY_MS * 0.9),
        text=pl.col("begins").dt.strftime("%Y-%m"),
        n="n_dialogues",
    )
    axis = {"title": {"text": labels("axis.begins")}, "tickformat": "%Y", "dtick": "M12", "showgrid": False}
    years = periods["begins"].dt.year().drop_nulls().unique().sort().to_list()
    if 0 < len(years) <= FEW_YEARS:  # else no year's first day is on the axis, or one alone
        axis["range"] = [f"{years[0] - 1}-12-01", f"{years[-1] + 1}-02-01"]
    return columns(theme, labels, bins, axis=axis)


def _days(periods: pl.DataFrame) -> int:
    """The shortest step between two periods; a quarter where there is but one."""
    steps = periods["begins"].unique().sort().diff().dt.total_days().drop_nulls()
    return int(steps.min() or 91) if len(steps) else 91  # type: ignore[arg-type]
