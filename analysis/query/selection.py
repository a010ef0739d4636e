"""Selection: what matched. ``select`` resolves a filter once; every table takes the result as its one argument."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from analysis.query.codecs import Interval, Ranges
from analysis.query.dialogue_conditions import DIALOGUE_MASKS
from analysis.query.filter import BANDS, NEEDS, Filter, Note
from analysis.query.utterance_conditions import SAID, answers, why_not
from data.corpus import Corpus
from data.problems import UserError

if TYPE_CHECKING:
    from data.tokens.corpus_tokens import Tokens

__all__ = ["BANDS", "Filter", "Note", "Selection", "select", "spoken"]


@dataclass(frozen=True, eq=False)
class Selection:
    """The dialogues of a corpus that match a filter, with their tables.

    ``said``: (n_utterances,) which utterances of the corpus meet the conditions on utterances; None
    where there is none.
    """

    corpus: Corpus
    filter: Filter
    mask: np.ndarray
    left_out: Mapping[str, int]
    notes: tuple[Note, ...] = ()
    said: np.ndarray | None = None

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
    def answers(self) -> np.ndarray | None:
        """(n_utterances,) the row that ends the sequence which each begins, else -1; None without a sequence."""
        return None if self.filter.then is None else answers(self.corpus, self.filter.then)

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
    chosen = chosen if said else chosen.without("role")
    masks, unusable = _masks(corpus, chosen)
    notes += unusable
    chosen = chosen.without(*(note.name for note in unusable))
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
    met = np.logical_and.reduce([*said.values()]) if said else None
    return Selection(corpus, chosen, mask, left_out, tuple(notes), met)


def _masks(corpus: Corpus, chosen: Filter) -> tuple[dict[str, np.ndarray], list[Note]]:
    """For each condition of ``DIALOGUE_MASKS`` that is set, which dialogues meet it; and what cannot be met."""
    found: dict[str, np.ndarray] = {}
    notes = []
    for name, meeting in DIALOGUE_MASKS.items():
        if getattr(chosen, name):
            try:
                found[name] = meeting(corpus, getattr(chosen, name))
            except UserError as error:
                code, value = why_not(error, "unusable_condition")
                notes.append(Note(code, name, value))
    return found, notes


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
    """For each condition on utterances that is set, which meet it; and what cannot be searched for."""
    found: dict[str, np.ndarray] = {}
    notes = []
    for name, meeting in SAID.items():
        asked = getattr(chosen, name)
        if not asked:
            continue
        try:
            found[name] = meeting(corpus, asked)
        except UserError as error:
            code, value = why_not(error)
            notes.append(Note(code, name, value))
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
    """(n_utterances,) which utterances of the corpus meet the filter's conditions on utterances.

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
    "picked": _among(pl.col("dialogue_id")),
}
