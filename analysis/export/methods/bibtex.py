"""What describes each method, by the keys that the methods name."""

from collections.abc import Iterable

from analysis.core.statistics.inference.methods import Method
from analysis.export.methods import (
    codes,
    comparison,
    conduct,
    interaction,
    judgement,
    map,
    prediction,
    psychometrics,
    relations,
    responses,
    scores,
    statistics,
    utterances,
    words,
)

_THEMES = (
    codes,
    comparison,
    conduct,
    interaction,
    judgement,
    map,
    prediction,
    psychometrics,
    relations,
    responses,
    scores,
    statistics,
    utterances,
    words,
)
BIBTEX = {key: entry for theme in _THEMES for key, entry in theme.ENTRIES.items()}


def references(methods: Iterable[Method]) -> list[str]:
    """The keys of what describes some methods, each once."""
    return list(dict.fromkeys(key for method in methods for key in method.references))
