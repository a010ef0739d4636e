"""Mean scores of topics with their intervals."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.display.small_samples import marked
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.figures.kit.topic_looks import in_their_colours
from analysis.labels import Labels
from analysis.topics.counts import topic_scores


@figure(of=topic_scores)
def topic_score_dots(scores: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How each topic's dialogues were rated, the highest on top; open marks have no interval."""
    topics, points = place(scores, "topic_main", value="mean")
    names = marked([labels.value("topic", topic) for topic in topics], points)
    measure = next(iter(scores["measure"]), "item_sum")
    drawn = rows(theme, labels, points, names, axis={"title": {"text": labels(f"axis.mean_{measure}")}})
    one_colour = theme.is_grey or len(drawn.data) != 1
    return drawn if one_colour else in_their_colours(drawn, theme, topics)
