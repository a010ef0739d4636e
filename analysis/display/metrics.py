"""A metric in words; that of a model is its name: measure, model and revision."""

from analysis.labels import Labels


def metric_in_words(code: str, labels: Labels) -> str:
    """``chrf`` as it is called; ``cosine, use (…)`` with the measure in the reader's language."""
    measure, comma, model = code.partition(", ")
    return f"{labels.value('measure', measure)}{labels.comma}{model}" if comma else labels.value("metric", code)


def result_in_words(code: str, labels: Labels) -> str:
    """A column of a result: what was measured, or after ``judged:`` the attribute that was judged."""
    kind, colon, attribute = code.partition(":")
    return labels.value("attribute", attribute) if colon and kind == "judged" else metric_in_words(code, labels)
