"""One colour and marker for each topic, the same in every figure and for every selection."""

from collections.abc import Iterable, Sequence

import plotly.graph_objects as go

from analysis.figures.kit.theme import Theme
from analysis.labels import TEXTS

KNOWN = tuple(key.removeprefix("topic.") for key in TEXTS if key.startswith("topic."))


def topic_looks(theme: Theme, topics: Iterable[str | None]) -> dict[str, tuple[str, str]]:
    """Colour and marker of each topic: known topics by their fixed place, others after them by name.

    Give all topics of a corpus where the same colours are to hold for each of its selections.
    """
    every = {topic for topic in topics if topic is not None}
    known = KNOWN if every & set(KNOWN) else ()
    return {topic: theme.group(index) for index, topic in enumerate((*known, *sorted(every - set(KNOWN))))}


def in_their_colours(figure: go.Figure, theme: Theme, topics: Sequence[str]) -> go.Figure:
    """A figure of one trace with a row a topic: each row in its topic's colour, bars paler within their edge."""
    (trace,) = figure.data
    looks = topic_looks(theme, topics)
    colours = [looks[topics[round(row)]][0] for row in trace.y]
    if trace.type == "bar":
        trace.marker.line = {"color": colours, "width": 1.5}
        colours = [theme.paler(colour) for colour in colours]
    trace.marker.color = colours
    return figure
