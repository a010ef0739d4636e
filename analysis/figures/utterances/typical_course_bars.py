"""Typical courses of themes, as stacked bars."""

from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import mark_ids, numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.utterances.courses import typical_courses

ROOM = 0.14
TALL = 5.5


@figure(of=typical_courses)
def typical_course_bars(courses: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The share of each coarse theme in each fifth of a session, a row of bars a course, the largest on top."""
    frame = numbered(courses)
    if "cohort" in frame.columns:
        frame = frame.with_columns(course=pl.concat_str("cohort", "course", separator=" "))
    names = frame["course"].unique(maintain_order=True).to_list()
    layout: dict[str, Any] = {}
    traces, titles = [], []
    for row, course in enumerate(names):
        end = str(row + 1) if row else ""
        top = 1 - row / len(names)
        ends = [top - (1 - ROOM) / len(names), top - ROOM / len(names)]
        layout[f"yaxis{end}"] = {
            "domain": ends,
            "range": [0, 100],
            "title": {"text": ""},
            "ticksuffix": "%",
            "nticks": 3,
        }
        layout[f"xaxis{end}"] = {
            "anchor": f"y{end}", "type": "category", "showgrid": False, "showticklabels": row == len(names) - 1,
            "title": {"text": labels("axis.phase") if row == len(names) - 1 else ""},
        }  # fmt: skip
        part = frame.filter(pl.col("course") == course)
        share = "" if part["course_share"][0] is None else labels.percent(part["course_share"][0])
        text = labels("utterances.course", number=course, n=labels.number(part["n"][0]), share=share)
        place = {"xref": "paper", "yref": "paper", "x": 0, "y": ends[1], "xanchor": "left", "yanchor": "bottom"}
        titles.append({"text": text, "showarrow": False, "font": {"color": theme.ink}, **place})
        for index, (key, own) in enumerate(part.group_by("theme", maintain_order=True)):
            called = escape(str(own["theme_name"][0]))
            traces.append(
                go.Bar(
                    name=called,
                    legendgroup=str(key[0]),
                    showlegend=row == 0,
                    ids=mark_ids(own["mark"]),
                    x=own["phase"].to_list(),
                    y=(100 * own["share"]).to_list(),
                    xaxis=f"x{end}",
                    yaxis=f"y{end}",
                    marker={"color": theme.group(index)[0]},
                    hovertemplate=f"{called}<br>%{{x}}: %{{y:.1f}}%<extra></extra>",
                )
            )
    below = {"orientation": "h", "x": 0, "y": -0.06, "yanchor": "top"}
    return theme.draw(
        *traces, rows=TALL * max(1, len(names)), barmode="stack", annotations=titles, legend=below, **layout
    )
