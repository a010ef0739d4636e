"""Which theme comes before which, as cells."""

from html import escape

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.cells import Cell, cells
from analysis.figures.kit.charts import numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.utterances.following import theme_following

MOST = 14
CLEAR = 0.05


@figure(of=theme_following)
def theme_following_cells(pairs: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Of the pairs that begin with a theme (row), the share in which another (column) follows, in percent.

    The color is how many percentage points that is above or below its share among all pairs; a star where it
    differs after correction. The fourteen largest themes.
    """
    frame = numbered(pairs)
    cohort = frame.get_column("cohort", default=pl.Series(dtype=pl.String)).unique(maintain_order=True).to_list()
    names = dict(pairs.select("theme_before", "name_before").unique().iter_rows())
    size = dict(pairs.group_by("theme_before").agg(pl.col("of").max()).iter_rows())
    keys = sorted(names, key=lambda key: (-size[key], key))[:MOST]
    drawn, base = [], labels("column.share_base")
    for row in frame.iter_rows(named=True):
        if row["theme_before"] not in keys or row["theme_after"] not in keys or row["share"] is None:
            continue
        column = keys.index(row["theme_after"]) * max(1, len(cohort))
        column += cohort.index(row["cohort"]) if cohort else 0
        star = "*" if row["p_adjusted"] is not None and row["p_adjusted"] < CLEAR else ""
        hover = "<br>".join(
            (
                f"<b>{escape(row['name_before'])} → {escape(row['name_after'])}</b>",
                f"{labels.percent(row['share'])} ({base} {labels.percent(row['share_base'])})",
                f"n = {labels.number(row['n'])} / {labels.number(row['of'])}",
            )
        )
        value = 100 * (row["share"] - row["share_base"])
        place = keys.index(row["theme_before"])
        drawn.append(Cell(place, column, value, f"{100 * row['share']:.0f}{star}", hover, row["mark"]))
    most = max((abs(cell.value or 0) for cell in drawn), default=1.0) or 1.0
    columns = ["\n".join(filter(None, (names[key], one))) for key in keys for one in (cohort or [""])]
    return cells(
        theme,
        drawn,
        [names[key] for key in keys],
        columns,
        ends=(-most, most),
        title=labels("axis.share_beyond"),
        middle=0.0,
        slanted=True,
    )
