"""What a line over sessions is called."""

from analysis.labels import Labels

KINDS = {"item_sum": "measure", "score": "measure", "topic": "topic", "label": "code_of"}


def series_in_words(of: str, code: str, labels: Labels) -> str:
    """A code in words; a word, a scale or the name of a theme as it is."""
    if of == "label" and code == "number":
        return labels("series.number")
    kind = KINDS.get(of)
    return code if kind is None else labels.value(kind, code)
