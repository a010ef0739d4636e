"""Filter and Selection: what is asked for, and what matched.

A ``Filter`` is only data: hashable, readable as a URL query and as words. ``select`` resolves it
once against a corpus; every table then takes the ``Selection`` as its one argument.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

import numpy as np
import polars as pl

from analysis.kinds import Dates, Interval, Kind, Names, Numbers, One, Ranges, Span, Spans, Text
from data import scan
from data.corpus import Corpus
from data.problems import UserError
from data.schema import ITEM_HIGH, ITEM_LOW, ITEMS, REGIMES, SCORE_HIGH, SCORE_LOW

if TYPE_CHECKING:
    from data.tokens import Tokens

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
    role: str = ""
    id: Ranges = ()

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
        spoken = bool(self.text or self.regex)
        return tuple(f.name for f in fields(self) if getattr(self, f.name) and (f.name != "role" or spoken))

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
    "role": One(SPOKEN_ROLES),
    "id": Numbers(),
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


@dataclass(frozen=True, eq=False)
class Selection:
    """The dialogues of a corpus that match a filter, with their tables."""

    corpus: Corpus
    filter: Filter
    mask: np.ndarray
    left_out: Mapping[str, int]
    notes: tuple[Note, ...] = ()

    @cached_property
    def dialogue_ids(self) -> pl.Series:
        """The ids, ascending."""
        return self.dialogues["dialogue_id"]

    @cached_property
    def dialogues(self) -> pl.DataFrame:
        """One row a matching dialogue, columns as in ``Corpus.dialogues``."""
        return self._rows(self.corpus.dialogues)

    @cached_property
    def items(self) -> pl.DataFrame:
        """The 20 items, one column each, rows as in ``dialogues``."""
        return self._rows(self.corpus.items)

    @cached_property
    def utterances(self) -> pl.DataFrame:
        """One row an utterance of a matching dialogue: dialogue_id, position, role, said_at."""
        whole = self.corpus.utterances
        return whole if self.is_whole else whole.filter(self._utterance_mask)

    @cached_property
    def texts(self) -> pl.Series:
        """Their raw texts, row by row."""
        return self.corpus.texts if self.is_whole else self.corpus.texts.filter(self._utterance_mask)

    @property
    def tokens(self) -> "Tokens":
        """The words of the whole corpus; ``mask`` says which dialogues are meant. Raises Missing."""
        return self.corpus.tokens

    @cached_property
    def feedback(self) -> pl.DataFrame:
        """One row a rating of an item."""
        return self._of_these(self.corpus.feedback)

    @cached_property
    def ratings(self) -> pl.DataFrame:
        """One row a judgement on another scale."""
        return self._of_these(self.corpus.ratings)

    @cached_property
    def utterance_labels(self) -> pl.DataFrame:
        """One row a label on an utterance."""
        return self._of_these(self.corpus.utterance_labels)

    @property
    def n_dialogues(self) -> int:
        """How many dialogues match."""
        return self.dialogues.height

    @cached_property
    def n_utterances(self) -> int:
        """How many utterances they hold."""
        return int(self.dialogues["n_utterances"].sum())

    @cached_property
    def n_persons(self) -> int:
        """How many persons speak in them, in whichever role."""
        return pl.concat([self.dialogues["client_id"], self.dialogues["counselor_id"]]).drop_nulls().n_unique()

    @cached_property
    def clusters(self) -> tuple[int, int, float]:
        """Clients, counselors, and the share of the dialogues that the most frequent one of them has (0-1)."""
        persons = [self.dialogues[name].drop_nulls() for name in ("client_id", "counselor_id")]
        most = max((int(ids.unique_counts().max() or 0) for ids in persons if len(ids)), default=0)  # type: ignore[arg-type]
        return persons[0].n_unique(), persons[1].n_unique(), most / max(1, self.n_dialogues)

    @property
    def is_empty(self) -> bool:
        """Whether nothing matched."""
        return self.n_dialogues == 0

    @property
    def is_whole(self) -> bool:
        """Whether every dialogue of the corpus matched."""
        return bool(self.mask.all())

    def _rows(self, frame: pl.DataFrame) -> pl.DataFrame:
        return frame if self.is_whole else frame.filter(self.mask)

    @cached_property
    def _utterance_mask(self) -> pl.Series:
        return pl.Series(np.repeat(self.mask, np.diff(self.corpus.offsets)))

    def _of_these(self, frame: pl.DataFrame) -> pl.DataFrame:
        return frame if self.is_whole else frame.join(self.dialogues, on="dialogue_id", how="semi")


def select(corpus: Corpus, chosen: Filter | None = None) -> Selection:
    """Resolve a filter against a corpus.

    What the corpus lacks, and patterns that cannot be used, are left out with a note.
    ``left_out`` says for each condition how many dialogues would match without it.
    """
    chosen, notes = _fitting(chosen or Filter(), corpus)
    said, unusable = _said(corpus, chosen)
    notes += unusable
    chosen = chosen.without(*(note.name for note in unusable))
    chosen = chosen if chosen.text or chosen.regex else chosen.without("role")
    masks: dict[str, np.ndarray] = {}
    for name in chosen.conditions:
        if name in EXPRESSIONS:
            expression = EXPRESSIONS[name](getattr(chosen, name))
            masks[name] = corpus.dialogues.select(expression.fill_null(False)).to_series().to_numpy()
        elif name == "items":
            masks[name] = corpus.items.select(_items(chosen.items).fill_null(False)).to_series().to_numpy()
    everything = np.ones(corpus.dialogues.height, dtype=bool)
    left_out = {}
    for name in [*masks, *said]:
        others = (mask for n, mask in masks.items() if n != name)
        still_said = _holding(corpus, {n: hits for n, hits in said.items() if n != name})
        left_out[name] = int(np.logical_and.reduce([everything, still_said, *others]).sum())
    mask = np.logical_and.reduce([everything, _holding(corpus, said), *masks.values()])
    return Selection(corpus, chosen, mask, left_out, tuple(notes))


def _fitting(chosen: Filter, corpus: Corpus) -> tuple[Filter, list[Note]]:
    """The filter without what this corpus lacks or what cannot be searched for."""
    notes = []
    for name in chosen.conditions:
        if name in NEEDS and not corpus.has(NEEDS[name]):
            notes.append(Note("not_in_corpus", name))
            chosen = chosen.without(name)
    unknown = [topic for topic in chosen.topics if topic not in corpus.manifest.topics]
    if unknown:
        notes.append(Note("unknown_topic", "topics", ", ".join(unknown)))
        chosen = chosen.having(topics=tuple(t for t in chosen.topics if t not in unknown))
    return chosen, notes


def _said(corpus: Corpus, chosen: Filter) -> tuple[dict[str, np.ndarray], list[Note]]:
    """For text, regex and role, where set, which utterances meet it; and what cannot be searched for."""
    found: dict[str, np.ndarray] = {}
    notes = []
    for name in ("text", "regex"):
        asked = getattr(chosen, name)
        if not asked:
            continue
        try:
            pattern, is_literal = scan.literal(asked) if name == "text" else (scan.regex(asked), False)
            found[name] = scan.hits(corpus.normalized, pattern, is_literal=is_literal)
        except UserError as error:
            code = "slow_pattern" if isinstance(error, scan.TooSlow) else "bad_pattern"
            notes.append(Note(code, name, str(error)))
    if found and chosen.role:
        found["role"] = (corpus.utterances["role"] == chosen.role).to_numpy()
    return found, notes


def _holding(corpus: Corpus, said: Mapping[str, np.ndarray]) -> np.ndarray:
    """(n_dialogues,) which dialogues hold an utterance that meets all of these; a role alone says nothing."""
    if not said.keys() - {"role"}:
        return np.ones(corpus.dialogues.height, dtype=bool)
    starts = corpus.offsets[:-1]
    found = np.logical_and.reduce([*said.values()])
    return np.logical_or.reduceat(found, starts) if len(starts) else np.zeros(0, dtype=bool)


def spoken(corpus: Corpus, chosen: Filter) -> np.ndarray:
    """(n_utterances,) which utterances of the corpus meet the filter's text, regex and role.

    What cannot be searched for is left out, as ``select`` does.
    """
    found, _ = _said(corpus, chosen)
    everything = np.ones(corpus.utterances.height, dtype=bool)
    return np.asarray(np.logical_and.reduce([everything, *found.values()]))


def _between(column: str) -> Callable[[Interval], pl.Expr]:
    return lambda interval: pl.col(column).is_between(*interval)


def _among(column: pl.Expr) -> Callable[[Ranges], pl.Expr]:
    return lambda ranges: pl.any_horizontal(column.is_between(low, high) for low, high in ranges)


def _items(value: tuple[tuple[str, Interval], ...]) -> pl.Expr:
    return pl.all_horizontal(pl.col(item).is_between(*interval) for item, interval in value)


EXPRESSIONS: dict[str, Callable[[Any], pl.Expr]] = {
    "topics": lambda names: pl.col("topic_main").is_in(names),
    "score": _between("score"),
    "regime": lambda names: pl.col("regime").cast(pl.String).is_in(names),
    "band": lambda names: pl.any_horizontal(pl.col("score").is_between(*BANDS[name]) for name in names),
    "counselor": _among(pl.col("counselor_id")),
    "client": _among(pl.col("client_id")),
    "year": _among(pl.col("started_at").dt.year()),
    "date": lambda days: pl.col("started_at").dt.date().is_between(*days),
    "minutes": _between("duration_min"),
    "utterances": _between("n_utterances"),
    "opened": lambda role: pl.col("opened_by") == role,
    "id": _among(pl.col("dialogue_id")),
}
