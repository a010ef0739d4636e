"""Filter: what is asked for. Only data: hashable, readable as a URL query and as words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

from analysis.query.codecs import (
    Dates,
    Interval,
    Kind,
    Names,
    Near,
    NearText,
    Numbers,
    One,
    Ranges,
    Span,
    Spans,
    Text,
)
from analysis.query.sequences import Sequence, Sequences
from analysis.query.utterance_conditions import SAID
from data.encoders import DEFAULT
from data.schema import ITEM_HIGH, ITEM_LOW, ITEMS, REGIMES, SCORE_HIGH, SCORE_LOW

BANDS: dict[str, Interval] = {"low": (0, 69), "high": (70, 98), "top": (99, 100)}
SPOKEN_ROLES = ("counselor", "client")
LONGEST = 100_000
SAVED = "sel"


@dataclass(frozen=True)
class Filter:
    """The conditions on dialogues; None or empty: no condition. All that are set must hold."""

    topics: tuple[str, ...] = ()
    score: Interval | None = None
    items: tuple[tuple[str, Interval], ...] = ()
    regime: tuple[str, ...] = ()
    band: tuple[str, ...] = ()
    counselor: Ranges = ()
    client: Ranges = ()
    year: Ranges = ()
    date: tuple[date, date] | None = None
    minutes: Interval | None = None
    utterances: Interval | None = None
    opened: str = ""
    text: str = ""
    regex: str = ""
    lemma: str = ""
    then: Sequence | None = None
    role: str = ""
    id: Ranges = ()
    picked: Ranges = ()
    near: Near | None = None

    @classmethod
    def from_query(cls, query: str | Mapping[str, str], prefix: str = "") -> "tuple[Filter, list[Note]]":
        """Read a URL query; unreadable and unknown parts are left out and listed.

        With ``prefix`` (``b.``) only the fields that begin with it are read.
        """
        pairs = dict(parse_qsl(query)) if isinstance(query, str) else dict(query)
        values: dict[str, Any] = {}
        notes = []
        for key, text in pairs.items():
            if not key.startswith(prefix) or not text:
                continue
            name = ALIASES.get(key[len(prefix) :], key[len(prefix) :])
            if name not in KINDS:
                notes.append(Note("unknown_field", name, text))
                continue
            try:
                text.encode()  # refuses what is no text: lone surrogates
                values[name] = KINDS[name].read(text)
            except ValueError:
                notes.append(Note("unreadable", name, text))
        return cls(**values), notes

    def to_params(self, prefix: str = "") -> dict[str, str]:
        """One field a condition, in order, conditions that are not set left out."""
        return {prefix + name: KINDS[name].write(getattr(self, name)) for name in self.conditions}

    def to_query(self, prefix: str = "") -> str:
        """The canonical URL query: equal filters, equal text."""
        return urlencode(self.to_params(prefix), safe=",:.-")

    @property
    def conditions(self) -> tuple[str, ...]:
        """The names of the conditions that are set; a role alone says nothing."""
        said = any(getattr(self, name) for name in SAID)
        return tuple(f.name for f in fields(self) if getattr(self, f.name) and (f.name != "role" or said))

    def without(self, *names: str) -> "Filter":
        """The filter with some conditions taken off."""
        blank = {f.name: f.default for f in fields(self)}
        return self.having(**{name: blank[name] for name in names})

    def having(self, **values: Any) -> "Filter":
        """The filter with some conditions set."""
        return replace(self, **values)


KINDS: dict[str, Kind] = {
    "topics": Names(),
    "score": Span(SCORE_LOW, SCORE_HIGH),
    "items": Spans(ITEMS, Span(ITEM_LOW, ITEM_HIGH)),
    "regime": Names(REGIMES),
    "band": Names(tuple(BANDS)),
    "counselor": Numbers(),
    "client": Numbers(),
    "year": Numbers(9999),
    "date": Dates(),
    "minutes": Span(0, LONGEST),
    "utterances": Span(0, LONGEST),
    "opened": One(SPOKEN_ROLES),
    "text": Text(),
    "regex": Text(),
    "lemma": Text(),
    "then": Sequences(),
    "role": One(SPOKEN_ROLES),
    "id": Numbers(),
    "picked": Numbers(),
    "near": NearText(DEFAULT),
}
ALIASES = {
    "topic": "topics",
    "item": "items",
    "regimes": "regime",
    "bands": "band",
    "counselors": "counselor",
    "clients": "client",
    "years": "year",
    "dates": "date",
    "ids": "id",
}
NEEDS = {
    "topics": "topics",
    "score": "score",
    "items": "feedback",
    "regime": "feedback",
    "band": "score",
    "counselor": "persons",
    "client": "persons",
    "year": "times",
    "date": "times",
    "minutes": "times",
}
PRESETS = {
    "paper_low": Filter(band=("low",)),
    "paper_high": Filter(band=("high",)),
    "paper_full": Filter(band=("low", "high")),
    "paper_test": Filter(band=("top",)),
}


def expand(
    params: Mapping[str, str], lookup: Callable[[str], str | None], prefix: str = ""
) -> "tuple[dict[str, str], list[Note]]":
    """Put a saved selection (``sel=``, a short id for a query too long for a URL) in its place."""
    params = dict(params)
    short = params.pop(prefix + SAVED, None)
    if short is None:
        return params, []
    query = lookup(short)
    if query is None:
        return params, [Note("unknown_selection", SAVED, short)]
    return {prefix + name: text for name, text in parse_qsl(query)} | params, []


@dataclass(frozen=True)
class Note:
    """Something a reader should know about how a filter was understood; labels has the words."""

    code: str
    name: str
    value: str = ""
