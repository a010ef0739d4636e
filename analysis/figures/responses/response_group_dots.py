"""Where systems come nearer to the gold responses."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.display.metrics import metric_in_words
from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.group_names import group_name
from analysis.figures.kit.system_rows import legend, lines
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.responses.scores import response_groups

ROOM, ROOM_EACH = 0.44, 0.28


@figure(of=response_groups)
def response_group_dots(groups: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """A metric of each system in each group, with intervals; open marks have none.

    With two cohorts each system has a line of its own: colour and shape say the cohort.
    """
    by, metric = (next(iter(groups[name]), name) for name in ("by", "metric"))
    axis = {"title": {"text": metric_in_words(metric, labels)}, "rangemode": "tozero"}
    systems = legend(groups, labels)
    if "cohort" in groups.columns and len(systems) > 1:
        ordered = numbered(groups).sort(
            *(pl.col(name).cast(pl.String).cast(pl.Enum(groups[name].cast(pl.String).unique(maintain_order=True)))
              for name in ("group", "system")), maintain_order=True,
        )  # fmt: skip
        names, points = lines(ordered, "group", "estimate", lambda code: group_name(by, code, labels))
        points = points.with_columns(ordered["mark"])
        return rows(theme, labels, points, names, axis=axis, groups=systems)
    codes, points = place(groups, "group", value="estimate", group="system", n="n")
    names = [group_name(by, code, labels) for code in codes]
    drawn = rows(theme, labels, points, names, axis=axis, groups=systems, roomy=max(1.0, ROOM_EACH * len(systems)))
    if "cohort" not in groups.columns:
        last = len(drawn.data) - 1
        for index, trace in enumerate(drawn.data):
            shift = ROOM * (index / last - 0.5) if last else 0.0
            trace.y = [row + shift for row in trace.y]
    return drawn
