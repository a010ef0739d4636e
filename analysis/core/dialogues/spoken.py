"""Which utterances of a selection are looked at, and what is known of each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

import numpy as np
import polars as pl

from analysis.core.conditions.labelled import LabelCodec, labelled
from analysis.core.conditions.score_bands import BANDS, band_of
from analysis.core.errors import Absent, mistake
from analysis.core.query.per_selection import once_per_selection
from analysis.core.query.selection import Selection
from analysis.core.registry import need
from analysis.core.statistics.inference import Array
from analysis.core.text.per_corpus import once_per_corpus
from analysis.core.text.repeated import is_template
from data.core.turns import FIFTHS, fifth
from data.corpus import Corpus

Speaker = Literal["both", "counselor", "client"]
By = Literal["density", "role", "phase", "topic", "band", "code"]
NEEDS = {"topic": "topics", "band": "score"}
DEFAULTS = {"role": "client", "phase": "1", "band": "high"}


@dataclass(frozen=True, eq=False)
class Spoken:
    """Utterances that have a place on the map, in the order of the corpus."""

    corpus: Corpus
    #: (n,) rows of ``corpus.utterances``.
    rows: Array

    @cached_property
    def of(self) -> Array:
        """(n,) which distinct utterance each is."""
        return np.asarray(self.corpus.utterance_map.of[self.rows])

    @cached_property
    def distinct(self) -> tuple[Array, Array]:
        """(k,) where each distinct utterance among them is first, in the corpus' order, and (n,) which each is."""
        first = np.full(self.corpus.utterance_map.points.height, -1, dtype=np.int64)
        first[self.of[::-1]] = np.arange(len(self.of))[::-1]  # of several the last is kept, here the first
        there = first >= 0
        return first[there], (np.cumsum(there) - 1)[self.of]

    @cached_property
    def places(self) -> Array:
        """(n, 2) where each lies."""
        return np.asarray(self.corpus.utterance_map.places[self.rows])

    @cached_property
    def dialogue(self) -> Array:
        """(n,) the row of ``corpus.dialogues`` of each."""
        return np.asarray(dialogue_of(self.corpus, "")[self.rows])

    @cached_property
    def role(self) -> Array:
        """(n,) 0 counselor, 1 client, 2 other."""
        return np.asarray(roles_of(self.corpus, "")[self.rows])

    @cached_property
    def phase(self) -> Array:
        """(n,) fifth of its dialogue, 1 to 5."""
        return np.asarray(phase_of(self.corpus, "")[self.rows])

    def theme(self, level: int) -> Array:
        """(n,) theme on a level."""
        return np.asarray(self.corpus.utterance_map.themes_of(level)[self.rows])

    def where(self, mask: Array) -> "Spoken":
        """Some of them."""
        return Spoken(self.corpus, self.rows[mask])


@once_per_corpus
def dialogue_of(corpus: Corpus, _: str) -> Array:
    """(n_utterances,) the row of its dialogue."""
    return np.repeat(np.arange(corpus.dialogues.height, dtype=np.int32), np.diff(corpus.offsets))


@once_per_corpus
def phase_of(corpus: Corpus, _: str) -> Array:
    """(n_utterances,) fifth of its dialogue, 1 to 5."""
    sizes = np.diff(corpus.offsets)
    position = np.arange(corpus.utterances.height) - np.repeat(corpus.offsets[:-1], sizes)
    return np.asarray(fifth(position, np.repeat(sizes, sizes)).astype(np.int8))


@once_per_corpus
def roles_of(corpus: Corpus, _: str) -> Array:
    """(n_utterances,) 0 counselor, 1 client, 2 other."""
    names = {"counselor": 0, "client": 1}
    roles = corpus.utterances["role"].cast(pl.String)
    return roles.replace_strict(names, default=2, return_dtype=pl.Int8).to_numpy()


@once_per_selection
def _spoken(selection: Selection, settings: tuple[str, bool]) -> Spoken:
    corpus, (speaker, templates) = selection.corpus, settings
    mask = np.repeat(selection.mask, np.diff(corpus.offsets)) & np.isfinite(corpus.utterance_map.places[:, 0])
    if speaker != "both":
        mask &= roles_of(corpus, "") == get_args(Speaker).index(speaker) - 1
    if not templates:
        mask &= ~is_template(corpus)
    return Spoken(corpus, np.flatnonzero(mask))


def spoken(selection: Selection, speaker: str = "both", templates: bool = True) -> Spoken:
    """The utterances of the selected dialogues, of one role or both, with templates or without.

    Raises Missing where the corpus has no map of utterances.
    """
    return _spoken(selection, (str(speaker), bool(templates)))


def values_of(corpus: Corpus, by: str) -> list[str]:
    """What ``value`` can be where utterances are told apart by something."""
    if by == "role":
        return ["client", "counselor"]
    if by == "phase":
        return [str(one) for one in range(1, FIFTHS + 1)]
    if by == "topic":
        return list(corpus.manifest.topics)
    return list(BANDS) if by == "band" else []


def codes_of(corpus: Corpus) -> list[str]:
    """The codes that utterances of the corpus have, as ``scheme:code``."""
    pairs = corpus.labels.filter(pl.col("code").is_not_null()).select("scheme", "code").unique()
    return [f"{scheme}:{code}" for scheme, code in pairs.sort("scheme", "code").iter_rows()]


def has_value(lines: Spoken, by: str, value: str) -> Array:
    """(n,) which utterances are of a role, a fifth, a topic, a score band, or have a code.

    Raises Absent where the corpus lacks it, UserError for a value there is not.
    """
    corpus = lines.corpus
    if by == "code":
        value = value or next(iter(codes_of(corpus)), "")
        if not value:
            raise Absent("coded", corpus.id)
    value = value or DEFAULTS.get(by, next(iter(values_of(corpus, by)), ""))
    if by == "code":
        try:
            return np.asarray(labelled(corpus, LabelCodec().read(value))[lines.rows])
        except ValueError:
            raise mistake("no_code", label=value[:40]) from None
    if value not in values_of(corpus, by):
        raise mistake("no_value", value=value[:40], values=", ".join(values_of(corpus, by)))
    if by == "role":
        return np.asarray(lines.role == get_args(Speaker).index(value) - 1)
    if by == "phase":
        return np.asarray(lines.phase == int(value))
    dialogues = corpus.dialogues
    column = dialogues["topic_main"] if by == "topic" else dialogues.select(band_of(pl.col("score"))).to_series()
    return np.asarray((column == value).fill_null(False).to_numpy()[lines.dialogue])


def required(selection: Selection, by: str) -> None:
    """Raise Absent where the corpus cannot tell utterances apart by this."""
    if by in NEEDS:
        need(selection, NEEDS[by])


def box_of(text: str) -> tuple[float, float, float, float] | None:
    """``x0,x1,y0,y1`` as numbers, the lower first; None for no box. Raises UserError for what is none."""
    if not text.strip():
        return None
    try:
        parts: Sequence[float] = [float(part) for part in text.split(",")]
        x0, x1, y0, y1 = parts
    except ValueError:
        raise mistake("no_box", box=text[:40]) from None
    if not all(np.isfinite(parts)):
        raise mistake("no_box", box=text[:40])
    return min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
