"""One person's dialogues: when, and about what."""

from datetime import datetime, timedelta
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import ids, numbered
from analysis.figures.kit.theme import LIGHT, Theme, rows_axis
from analysis.labels import Labels
from analysis.persons.sessions import person_dialogues

SMALLEST, LARGEST = 7, 16
SHORT, FEW = 180, 14  # days; below these several ticks would name one month, one day
DAY_MS, TICKS = 86_400_000, 7


@figure(of=person_dialogues)
def person_dialogue_dots(dialogues: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """A dot a dialogue: its topic's line, its date (where there is none, its number), its length as size."""
    topics = (
        dialogues.group_by("topic_main").len().sort("len", "topic_main", descending=[True, False], nulls_last=True)
    )
    order = topics["topic_main"].to_list()
    has_times = bool(dialogues["started_at"].count())
    in_order = numbered(dialogues)
    if has_times:
        in_order = in_order.filter(pl.col("started_at").is_not_null())
    most = max(1, int(in_order["n_utterances"].max() or 0))  # type: ignore[arg-type]
    traces = []
    if in_order.height:
        traces.append(
            go.Scatter(
                mode="markers",
                x=in_order["started_at" if has_times else "earlier"].to_list(),
                y=[order.index(topic) for topic in in_order["topic_main"]],
                marker={
                    "size": [SMALLEST + (LARGEST - SMALLEST) * n / most for n in in_order["n_utterances"]],
                    "color": theme.accent,
                    "opacity": 0.85,
                    "line": {"width": 1, "color": theme.surface},
                },
                ids=ids(in_order),
                customdata=in_order["dialogue_id"].to_list(),
                hovertext=[_about(row, labels) for row in in_order.iter_rows(named=True)],
                hovertemplate="%{hovertext}<extra></extra>",
                showlegend=False,
            )
        )
    axis: dict[str, Any] = {"title": {"text": labels("axis.started" if has_times else "axis.experience")}}
    if has_times:
        axis |= _dates(in_order["started_at"])
    names = [labels.value("topic", topic) for topic in order]
    return theme.draw(*traces, rows=len(names), xaxis=axis, yaxis=rows_axis(names), dragmode=False)


def _dates(started: pl.Series) -> dict[str, Any]:
    """Ticks of which no two name the same month or day."""
    first, last = started.min(), started.max()
    assert isinstance(first, datetime) and isinstance(last, datetime)
    days = (last - first).days
    if days > FEW:
        return {"tickformat": "%Y-%m" if days > SHORT else "%Y-%m-%d"}
    a_day = timedelta(days=1)
    step = DAY_MS * -(-(days + 2) // TICKS)
    return {"tickformat": "%Y-%m-%d", "dtick": step, "range": [first - a_day, last + a_day]}


def _about(row: dict[str, Any], labels: Labels) -> str:
    parts = [labels("reader.dialogue", id=row["dialogue_id"])]
    if row["started_at"] is not None:
        parts.append(f"{row['started_at']:%Y-%m-%d}")
    parts += [
        f"{labels('column.partner')} {row['partner']}",
        f"{labels('column.earlier')} {row['earlier']}",
        labels("n.utterances", n=labels.number(row["n_utterances"])),
    ]
    return "<br>".join(parts)
