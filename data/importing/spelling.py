"""Names that differ only in blanks, width or invisible characters are one name: topics, ids, persons."""

from collections import Counter
from collections.abc import Iterator

from data.core.matching.normalization import normalize


def spelling_key(text: str) -> str:
    """What names are compared by: normalised, single blanks inside, none at the ends."""
    return " ".join(normalize(text).split())


class Spellings:
    """For each kind of name the spelling that came first."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, str], str] = {}
        self._known: dict[tuple[str, str], str] = {}
        self._others: Counter[tuple[str, str]] = Counter()

    def of(self, kind: str, text: str) -> str:
        """The first spelling of a name, without blanks at its ends; empty if nothing else remains."""
        known = self._known.get((kind, text))
        if known is None:
            known = self._first.setdefault((kind, spelling_key(text)), text.strip())
            self._known[kind, text] = known
        if known != text:
            self._others[kind, text] += 1
        return known

    def merged(self) -> Iterator[tuple[str, str, str, int]]:
        """Kind, spelling, first spelling and number of dialogues of every name that was spelled otherwise."""
        for (kind, text), n in self._others.items():
            yield kind, text, self._known[kind, text], n
