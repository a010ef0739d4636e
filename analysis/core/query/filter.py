"""Filter: the conditions on dialogues, as plain data that is hashable and has one spelling as a URL query."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

from analysis.core.conditions.grammar import asks_for_labels
from analysis.core.conditions.labelled import LabelCodec, Labelled
from analysis.core.conditions.score_bands import BANDS
from analysis.core.query.codecs import (
    Codec,
    Dates,
    Interval,
    IntervalCodec,
    IntervalsCodec,
    Names,
    Near,
    NearText,
    Numbers,
    One,
    Ranges,
    Text,
)
from analysis.core.query.meaning import Corners, Meaning, MeaningCodec, RegionCodec
from analysis.core.query.sequences import Sequence, Sequences
from analysis.core.query.utterance_conditions import UTTERANCE_MASKS
from data.core.schema import ITEM_HIGH, ITEM_LOW, ITEMS, REGIMES, SCORE_HIGH, SCORE_LOW
from data.encoders import DEFAULT

SPOKEN_ROLES = ("counselor", "client")
SEARCHED_ROLES = (*SPOKEN_ROLES, "other")
MAX_LENGTH = 100_000
SAVED = "sel"
OF_ONE_CORPUS = ("id", "picked", "counselor", "client", "region")
"""Conditions that name dialogues or persons of one corpus, and mean nothing in another."""


@dataclass(frozen=True)
class Filter:
    """The conditions on dialogues, all of which must hold; None or empty: no condition."""

    topics: tuple[str, ...] = ()
    """Main topics by code."""
    score: Interval | None = None
    """0-100, both ends included."""
    items: tuple[tuple[str, Interval], ...] = ()
    """Items of the questionnaire with an interval of ratings (0-5) each."""
    regime: tuple[str, ...] = ()
    """How the score follows from the item sum."""
    band: tuple[str, ...] = ()
    """Score bands, see ``BANDS``."""
    counselor: Ranges = ()
    """Ids of counselors."""
    client: Ranges = ()
    """Ids of clients."""
    year: Ranges = ()
    """Year of the first utterance."""
    date: tuple[date, date] | None = None
    """Day of the first utterance, both ends included."""
    minutes: Interval | None = None
    """Duration of the session."""
    utterances: Interval | None = None
    """Number of utterances."""
    opened: str = ""
    """Role of the first utterance."""
    text: str = ""
    """Words as typed that an utterance contains."""
    regex: str = ""
    """Regular expression that an utterance matches."""
    lemma: str = ""
    """Query by lemma, see ``analysis.core.text.patterns``, that an utterance matches."""
    query: str = ""
    """Query in the search grammar, see ``analysis.core.conditions.grammar``, that an utterance meets."""
    then: Sequence | None = None
    """Sequence of two utterances."""
    code: Labelled | None = None
    """Label that an utterance has."""
    meaning: Meaning | None = None
    """Sentence and examples that an utterance is among the most similar to."""
    region: Corners = ()
    """Corners of a part of the map of utterances that an utterance lies in."""
    role: str = ""
    """Role of the utterance that ``text``, ``regex``, ``lemma``, ``query`` and ``then`` refer to."""
    id: Ranges = ()
    """Ids of dialogues."""
    picked: Ranges = ()
    """Ids of dialogues that were selected after inspection, as on the map."""
    near: Near | None = None
    """(sentence, k, encoder): the k dialogues most similar to a sentence."""

    @classmethod
    def from_query(cls, query: str | Mapping[str, str], prefix: str = "") -> "tuple[Filter, list[FilterNote]]":
        """Read a URL query; unreadable and unknown parts are left out, with a note on each.

        With ``prefix`` (``b.``) only the fields that begin with it are read.
        """
        pairs = dict(parse_qsl(query)) if isinstance(query, str) else dict(query)
        values: dict[str, Any] = {}
        notes = []
        for key, text in pairs.items():
            if not key.startswith(prefix) or not text:
                continue
            name = ALIASES.get(key[len(prefix) :], key[len(prefix) :])
            if name not in CODECS:
                notes.append(FilterNote("unknown_field", name, text))
                continue
            try:
                text.encode()  # lone surrogates are not valid text
                values[name] = CODECS[name].read(text)
            except ValueError:
                notes.append(FilterNote("unreadable", name, text))
        return cls(**values), notes

    def to_params(self, prefix: str = "") -> dict[str, str]:
        """The conditions that are set as URL fields, in order."""
        return {prefix + name: CODECS[name].write(getattr(self, name)) for name in self.conditions}

    def to_query(self, prefix: str = "") -> str:
        """The canonical URL query: equal filters have equal queries."""
        return urlencode(self.to_params(prefix), safe=",:.-")

    @property
    def conditions(self) -> tuple[str, ...]:
        """The names of the conditions that are set; a role alone is no condition."""
        has_text = any(getattr(self, name) for name in UTTERANCE_MASKS)
        return tuple(f.name for f in fields(self) if getattr(self, f.name) and (f.name != "role" or has_text))

    @property
    def has_labels(self) -> bool:
        """Whether a condition is about labels, which people add while others read."""
        sides = () if self.then is None else (self.then.first.by, self.then.then.by)
        return self.code is not None or "label" in sides or asks_for_labels(self.query)

    def without(self, *names: str) -> "Filter":
        """The filter without some conditions."""
        blank = {f.name: f.default for f in fields(self)}
        return self.having(**{name: blank[name] for name in names})

    def having(self, **values: Any) -> "Filter":
        """The filter with some conditions set."""
        return replace(self, **values)


CODECS: dict[str, Codec] = {
    "topics": Names(),
    "score": IntervalCodec(SCORE_LOW, SCORE_HIGH),
    "items": IntervalsCodec(ITEMS, IntervalCodec(ITEM_LOW, ITEM_HIGH)),
    "regime": Names(REGIMES),
    "band": Names(tuple(BANDS)),
    "counselor": Numbers(),
    "client": Numbers(),
    "year": Numbers(9999),
    "date": Dates(),
    "minutes": IntervalCodec(0, MAX_LENGTH),
    "utterances": IntervalCodec(0, MAX_LENGTH),
    "opened": One(SPOKEN_ROLES),
    "text": Text(),
    "regex": Text(),
    "lemma": Text(),
    "query": Text(),
    "then": Sequences(),
    "code": LabelCodec(),
    "meaning": MeaningCodec(),
    "region": RegionCodec(),
    "role": One(SEARCHED_ROLES),
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
) -> "tuple[dict[str, str], list[FilterNote]]":
    """Replace a saved selection (``sel=``, the short id of a query too long for a URL) by its conditions."""
    params = dict(params)
    short = params.pop(prefix + SAVED, None)
    if short is None:
        return params, []
    query = lookup(short)
    if query is None:
        return params, [FilterNote("unknown_selection", SAVED, short)]
    return {prefix + name: text for name, text in parse_qsl(query)} | params, []


@dataclass(frozen=True)
class FilterNote:
    """A remark on how a filter was read or resolved; ``analysis.labels`` has its sentence."""

    code: str
    name: str
    """The condition that it is about."""
    value: str = ""
