"""One colour and marker for each topic, the same in every figure and for every selection."""

from collections.abc import Iterable

from analysis.figures.kit.theme import Theme
from analysis.labels import TEXTS

KNOWN = tuple(key.removeprefix("topic.") for key in TEXTS if key.startswith("topic."))


def topic_looks(theme: Theme, topics: Iterable[str | None]) -> dict[str, tuple[str, str]]:
    """Colour and marker of each topic: known topics by their fixed place, others after them by name.

    Give all topics of a corpus where the same colours are to hold for each of its selections.
    """
    unknown = sorted({topic for topic in topics if topic is not None} - set(KNOWN))
    return {topic: theme.group(index) for index, topic in enumerate((*KNOWN, *unknown))}
