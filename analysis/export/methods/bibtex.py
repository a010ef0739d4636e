"""What describes each method, by the keys that the methods name."""

from collections.abc import Iterable

from analysis.export.methods import map, relations, responses, statistics, words
from analysis.inference.methods import Method

BIBTEX = statistics.ENTRIES | words.ENTRIES | map.ENTRIES | responses.ENTRIES | relations.ENTRIES


def references(methods: Iterable[Method]) -> list[str]:
    """The keys of what describes some methods, each once."""
    return list(dict.fromkeys(key for method in methods for key in method.references))
