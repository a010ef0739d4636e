"""A metric in words; that of a model is its name: measure, model and revision."""

from analysis.labels import Labels


def metric_in_words(code: str, labels: Labels) -> str:
    """``chrf`` as it is called; ``cosine, use (…)`` with the measure in the reader's language."""
    measure, comma, model = code.partition(", ")
    return f"{labels.value('measure', measure)}{labels.comma}{model}" if comma else labels.value("metric", code)
