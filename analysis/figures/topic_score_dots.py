"""Mean scores of topics with their intervals."""

import plotly.graph_objects as go
import polars as pl

from analysis.figures.shapes import place, rows
from analysis.figures.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.registry import figure
from analysis.small import marked
from analysis.topics import topic_scores


@figure(of=topic_scores)
def topic_score_dots(scores: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How each topic's dialogues were rated, the highest on top; open marks have no interval."""
    topics, points = place(scores, "topic_main", value="mean")
    names = marked([labels.value("topic", topic) for topic in topics], points)
    measure = next(iter(scores["measure"]), "item_sum")
    return rows(theme, labels, points, names, axis={"title": {"text": labels(f"axis.mean_{measure}")}})
