"""Terms of a model as people read them."""

from analysis.labels import Labels


def term_in_words(term: str | None, labels: Labels) -> str:
    """A fixed effect's code in words: ``topic=workplace`` as the topic, ``year=2021`` as the year."""
    if term is None:
        return ""
    kind, equals, level = term.partition("=")
    if equals:
        return labels.value("topic", level) if kind == "topic" else level
    if term.startswith("labels:"):
        _, scheme, *label = term.split(":", 2)
        return (
            labels("term.label", scheme=scheme, label=label[0])
            if label
            else labels("term.label_mean", scheme=scheme)
        )
    known = labels.value("term", term)
    return _measured(term, labels) if known == term else known


def _measured(term: str, labels: Labels) -> str:
    """A feature of the dialogue, or a measure of interaction with its role."""
    feature = labels.value("feature", term)
    if feature != term:
        return feature
    for role in ("counselor", "client"):
        name = term.removesuffix(f"_{role}")
        if name != term:
            measure = labels.value("interaction", name)
            return labels("axis.of_role", measure=measure, role=labels.value("role", role))
    return labels.value("interaction", term)


def reference_in_words(level: str | None, labels: Labels) -> str:
    """The level that others are compared with: a topic, or a year as it is."""
    return "" if level is None else labels.value("topic", level)
