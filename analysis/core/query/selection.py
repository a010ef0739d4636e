"""Selection: the dialogues that match a filter, resolved once by ``select``; the first argument of every table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from analysis.core.conditions.score_bands import band_of
from analysis.core.conditions.spans import ends_in_query
from analysis.core.query.codecs import Interval, Ranges
from analysis.core.query.dialogue_conditions import DIALOGUE_MASKS
from analysis.core.query.filter import NEEDS, Filter, FilterNote
from analysis.core.query.utterance_conditions import UTTERANCE_MASKS, answers, note_on
from data.core.problems import UserError
from data.corpus import Corpus

if TYPE_CHECKING:
    from data.tokens.corpus_tokens import Tokens

__all__ = ["Filter", "FilterNote", "Selection", "select", "utterance_mask"]


@dataclass(frozen=True, eq=False)
class Selection:
    """The dialogues of a corpus that match a filter, with their tables."""

    corpus: Corpus
    filter: Filter
    """The filter without conditions that cannot be used on this corpus."""
    mask: np.ndarray
    """(n_dialogues,) which dialogues of the corpus match."""
    left_out: Mapping[str, int]
    """For each condition how many dialogues would match without it."""
    notes: tuple[FilterNote, ...] = ()
    """What the corpus lacks, and conditions that cannot be used."""
    matching_utterances: np.ndarray | None = None
    """(n_utterances,) which utterances of the corpus meet the conditions on utterances; None without any."""

    @cached_property
    def dialogue_ids(self) -> pl.Series:
        """Ids of the matching dialogues, ascending."""
        return self.dialogues["dialogue_id"]

    @cached_property
    def dialogues(self) -> pl.DataFrame:
        """One row per matching dialogue, columns as in ``Corpus.dialogues``."""
        return self._rows(self.corpus.dialogues)

    @cached_property
    def items(self) -> pl.DataFrame:
        """The 20 items, one column each, rows as in ``dialogues``."""
        return self._rows(self.corpus.items)

    @property
    def utterances(self) -> pl.DataFrame:
        """One row per utterance of a matching dialogue: dialogue_id, position, role, said_at."""
        whole = self.corpus.utterances
        return whole if self.is_whole else whole.filter(self._utterance_mask)

    @property
    def texts(self) -> pl.Series:
        """Raw text of each row of ``utterances``."""
        return self.corpus.texts if self.is_whole else self.corpus.texts.filter(self._utterance_mask)

    @property
    def tokens(self) -> "Tokens":
        """Tokens of the whole corpus, to be restricted by ``mask``. Raises Missing."""
        return self.corpus.tokens

    @cached_property
    def feedback(self) -> pl.DataFrame:
        """One row per rating of an item."""
        return self._of_these(self.corpus.feedback)

    @property
    def ratings(self) -> pl.DataFrame:
        """One row per rating on another scale."""
        return self._of_these(self.corpus.ratings)

    @property
    def utterance_labels(self) -> pl.DataFrame:
        """One row per label on an utterance."""
        return self._of_these(self.corpus.utterance_labels)

    @property
    def n_dialogues(self) -> int:
        """Number of matching dialogues."""
        return self.dialogues.height

    @cached_property
    def n_utterances(self) -> int:
        """Number of utterances in them."""
        return int(self.dialogues["n_utterances"].sum())

    @cached_property
    def n_persons(self) -> int:
        """Number of persons in them, in either role."""
        return pl.concat([self.dialogues["client_id"], self.dialogues["counselor_id"]]).drop_nulls().n_unique()

    @cached_property
    def clusters(self) -> tuple[int, int, float]:
        """Clients, counselors, and the share of the dialogues that the most frequent one of them has (0-1)."""
        persons = [self.dialogues[name].drop_nulls() for name in ("client_id", "counselor_id")]
        most = max((int(ids.unique_counts().max() or 0) for ids in persons if len(ids)), default=0)  # type: ignore[arg-type]
        return persons[0].n_unique(), persons[1].n_unique(), most / max(1, self.n_dialogues)

    @property
    def is_empty(self) -> bool:
        """Whether no dialogue matches."""
        return self.n_dialogues == 0

    @property
    def is_whole(self) -> bool:
        """Whether every dialogue of the corpus matches."""
        return bool(self.mask.all())

    @property
    def most_bytes(self) -> int:
        """What this may hold in memory once all its tables have been asked for; the corpus' own do not count."""
        corpus, n = self.corpus, self.corpus.utterances.height
        marks = (0 if self.matching_utterances is None else n) + (
            0 if self.filter.then is None else np.dtype(np.int64).itemsize * n
        )
        if self.is_whole:
            return marks
        tables = (corpus.dialogues, corpus.items, corpus.feedback)
        share = self.mask.sum() / max(1, len(self.mask))
        return marks + self.mask.nbytes + int(share * sum(table.estimated_size() for table in tables))

    def _rows(self, frame: pl.DataFrame) -> pl.DataFrame:
        return frame if self.is_whole else frame.filter(self.mask)

    @cached_property
    def answers(self) -> np.ndarray | None:
        """(n_utterances,) the row that ends the sequence which each begins, else -1; None without a sequence."""
        if self.filter.then is not None:
            return answers(self.corpus, self.filter.then)
        return ends_in_query(self.corpus, self.filter.query)

    @property
    def _utterance_mask(self) -> pl.Series:
        return pl.Series(np.repeat(self.mask, np.diff(self.corpus.offsets)))

    def _of_these(self, frame: pl.DataFrame) -> pl.DataFrame:
        return frame if self.is_whole else frame.join(self.dialogues, on="dialogue_id", how="semi")


def select(corpus: Corpus, filter_: Filter | None = None) -> Selection:
    """Resolve a filter against a corpus.

    Conditions that the corpus has no data for, and patterns that cannot be used, are left out with a note.
    """
    filter_, notes = _applicable(filter_ or Filter(), corpus)
    utterance_masks, unusable = _utterance_masks(corpus, filter_)
    notes += unusable
    filter_ = filter_.without(*(note.name for note in unusable))
    filter_ = filter_ if utterance_masks else filter_.without("role")
    masks, unusable = _dialogue_masks(corpus, filter_)
    notes += unusable
    filter_ = filter_.without(*(note.name for note in unusable))
    for name in filter_.conditions:
        if name in EXPRESSIONS:
            expression = EXPRESSIONS[name](getattr(filter_, name))
            masks[name] = corpus.dialogues.select(expression.fill_null(False)).to_series().to_numpy()
        elif name == "items":
            masks[name] = corpus.items.select(_items(filter_.items).fill_null(False)).to_series().to_numpy()
    everything = np.ones(corpus.dialogues.height, dtype=bool)
    left_out = {}
    for name in [*masks, *utterance_masks]:
        others = (mask for n, mask in masks.items() if n != name)
        still_matching = _dialogues_with(corpus, {n: hits for n, hits in utterance_masks.items() if n != name})
        left_out[name] = int(np.logical_and.reduce([everything, still_matching, *others]).sum())
    mask = np.logical_and.reduce([everything, _dialogues_with(corpus, utterance_masks), *masks.values()])
    matching = np.logical_and.reduce([*utterance_masks.values()]) if utterance_masks else None
    return Selection(corpus, filter_, mask, left_out, tuple(notes), matching)


def _dialogue_masks(corpus: Corpus, filter_: Filter) -> tuple[dict[str, np.ndarray], list[FilterNote]]:
    """For each condition of ``DIALOGUE_MASKS`` that is set, which dialogues meet it, and notes on the others."""
    masks: dict[str, np.ndarray] = {}
    notes = []
    for name, mask_of in DIALOGUE_MASKS.items():
        if getattr(filter_, name):
            try:
                masks[name] = mask_of(corpus, getattr(filter_, name))
            except UserError as error:
                code, detail = note_on(error, "unusable_condition")
                notes.append(FilterNote(code, name, detail))
    return masks, notes


def _applicable(filter_: Filter, corpus: Corpus) -> tuple[Filter, list[FilterNote]]:
    """The filter without conditions that this corpus has no data for, with a note on each."""
    notes = []
    for name in filter_.conditions:
        if name in NEEDS and not corpus.has(NEEDS[name]):
            notes.append(FilterNote("not_in_corpus", name))
            filter_ = filter_.without(name)
    unknown = [topic for topic in filter_.topics if topic not in corpus.manifest.topics]
    if unknown:
        notes.append(FilterNote("unknown_topic", "topics", ", ".join(unknown)))
        filter_ = filter_.having(topics=tuple(t for t in filter_.topics if t not in unknown))
    return filter_, notes


def _utterance_masks(corpus: Corpus, filter_: Filter) -> tuple[dict[str, np.ndarray], list[FilterNote]]:
    """For each condition on utterances that is set, which utterances meet it, and notes on the others."""
    masks: dict[str, np.ndarray] = {}
    notes = []
    for name, mask_of in UTTERANCE_MASKS.items():
        value = getattr(filter_, name)
        if not value:
            continue
        try:
            masks[name] = mask_of(corpus, value)
        except UserError as error:
            code, detail = note_on(error)
            notes.append(FilterNote(code, name, detail))
    if masks and filter_.role:
        masks["role"] = (corpus.utterances["role"] == filter_.role).to_numpy()
    return masks, notes


def _dialogues_with(corpus: Corpus, utterance_masks: Mapping[str, np.ndarray]) -> np.ndarray:
    """(n_dialogues,) which dialogues contain an utterance that meets all of these, the role included."""
    if not utterance_masks.keys() - {"role"}:
        return np.ones(corpus.dialogues.height, dtype=bool)
    starts = corpus.offsets[:-1]
    matching = np.logical_and.reduce([*utterance_masks.values()])
    return np.logical_or.reduceat(matching, starts) if len(starts) else np.zeros(0, dtype=bool)


def utterance_mask(corpus: Corpus, filter_: Filter) -> np.ndarray:
    """(n_utterances,) which utterances of the corpus meet the filter's conditions on utterances.

    Conditions that cannot be used are left out, as in ``select``.
    """
    masks, _ = _utterance_masks(corpus, filter_)
    everything = np.ones(corpus.utterances.height, dtype=bool)
    return np.asarray(np.logical_and.reduce([everything, *masks.values()]))


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
    "band": lambda names: band_of(pl.col("score")).is_in(names),
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
