"""The two sides of a comparison in words."""

from analysis.core.query.filter import Filter
from analysis.display.filters import in_words
from analysis.labels import Labels

NOT = "not "


def side_name(code: str, labels: Labels) -> str:
    """A side's query in words: a cohort's letter, a role, a filter, or what a filter leaves."""
    if code in ("A", "B"):
        return labels(f"words_page.cohort_{code.lower()}")
    if code.startswith(NOT):
        return labels("words_page.not", name=side_name(code.removeprefix(NOT), labels))
    if code.startswith("role="):
        return labels.value("role", code.removeprefix("role="))
    return in_words(Filter.from_query(code)[0], labels)
