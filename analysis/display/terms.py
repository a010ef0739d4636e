"""Terms of a model as people read them."""

from analysis.labels import Labels


def term_in_words(term: str | None, labels: Labels) -> str:
    """A fixed effect's code in words: ``topic=workplace`` as the topic, ``year=2021`` as the year."""
    if term is None:
        return ""
    kind, equals, level = term.partition("=")
    if equals:
        return labels.value("topic", level) if kind == "topic" else level
    known = labels.value("term", term)
    return labels.value("feature", term) if known == term else known


def reference_in_words(level: str | None, labels: Labels) -> str:
    """The level that others are compared with: a topic, or a year as it is."""
    return "" if level is None else labels.value("topic", level)
