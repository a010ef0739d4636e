"""The corpora that are compared: the selection, cohort B, and further corpora of the same library."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import polars as pl

from analysis.core.basis import Basis
from analysis.core.errors import mistake
from analysis.core.query.selection import Selection, select
from analysis.core.samples import Sample, Sampled
from analysis.core.statistics.inference import Array
from analysis.core.text.lexicon import language
from data.core.problems import Missing
from data.core.store import Library
from data.corpus import Corpus

MOST = 6
SAMPLE = 1_000
SEED = 1
VERSION = "@"


@dataclass(frozen=True, eq=False)
class Side:
    """One of the corpora that are compared, with the name that its rows carry."""

    name: str
    selection: Selection
    #: added to ids of persons and dialogues, so that those of two corpora are never taken for the same
    shift: int

    @property
    def corpus(self) -> Corpus:
        """Its corpus."""
        return self.selection.corpus

    @cached_property
    def language(self) -> str:
        """Of its words; empty where it is not known."""
        try:
            return language(self.corpus)
        except Missing:
            return self.corpus.manifest.card.language or next(iter(self.corpus.manifest.languages), "")

    @cached_property
    def order(self) -> Array:
        """The rows of its selected dialogues in ``Corpus.dialogues``, in an order of chance."""
        rows = np.flatnonzero(self.selection.mask)
        return np.random.default_rng(SEED).permutation(rows)

    def drawn(self, n: int) -> Array:
        """(n,) rows drawn by chance, ascending; those of a smaller draw are among those of a larger one."""
        return np.sort(self.order[:n])

    def persons(self, rows: Array) -> tuple[Array, Array]:
        """Ids of client and counselor of each row; the dialogue itself for both where the corpus names none."""
        about = self.corpus.dialogues[rows].select("client_id", "counselor_id", "dialogue_id")
        unknown = about["client_id"].has_nulls() or about["counselor_id"].has_nulls()
        names = ("dialogue_id", "dialogue_id") if unknown else ("client_id", "counselor_id")
        first, second = (about[name].to_numpy().astype(np.uint64) + np.uint64(self.shift) for name in names)
        return first, second

    def sample(self, rows: Array, values: Array, *, sampled: Sampled = "mean") -> Sample:
        """Values beside some rows, those without a value left out, with the persons behind them."""
        known = np.isfinite(values)
        clients, counselors = self.persons(rows[known])
        effect = {"share": "cohen_h", "mean": "hedges_g"}.get(sampled)
        return Sample((), values[known].astype(np.float64), clients, counselors, sampled, effect)  # type: ignore[arg-type]


def sides(selection: Selection, other: Selection | None, beside: str) -> list[Side]:
    """The selection, cohort B where there is one, and the whole corpora named in ``beside``, each once.

    Raises UserError for a corpus that the library does not hold, or that has another version than named.
    """
    selections = [selection, *([other] if other is not None else [])]
    for name in filter(None, (part.strip() for part in beside.split(","))):
        corpus_id, _, version = name.partition(VERSION)
        whole = _whole(selection.corpus, corpus_id)
        if version and not whole.corpus.version.startswith(version):
            raise mistake("other_version", id=corpus_id, asked=version, version=whole.corpus.version[:7])
        if corpus_id not in {one.corpus.id for one in selections}:
            selections.append(whole)
    if len(selections) > MOST:
        raise mistake("too_many_corpora", most=MOST)
    ids = [one.corpus.id for one in selections]
    shifts = {corpus_id: place << 24 for place, corpus_id in enumerate(dict.fromkeys(ids))}
    names = [f"{one} · {'AB'[at]}" if ids.count(one) > 1 else one for at, one in enumerate(ids)]
    return [Side(name, one, shifts[one.corpus.id]) for name, one in zip(names, selections, strict=True)]


def _whole(beside: Corpus, corpus_id: str) -> Selection:
    library = Library(beside.folder.parent)
    manifest = library.manifest(corpus_id)
    return _opened(str(library.root), corpus_id, str((manifest.version, manifest.stages, manifest.unmade)))


@lru_cache(maxsize=MOST)
def _opened(root: str, corpus_id: str, state: str) -> Selection:
    return select(Corpus.open(corpus_id, Library(root)))


def of_all(selection: Selection, *, other: Selection | None, beside: str, **options: object) -> tuple[Basis, ...]:
    """What a comparison rests on: the dialogues of each corpus."""
    return tuple(Basis.of(side.selection, side.selection.dialogues) for side in sides(selection, other, beside))


def equally_many(corpora: Sequence[Side], most: int = SAMPLE) -> int:
    """How many dialogues can be drawn from each."""
    return min((int(side.selection.n_dialogues) for side in corpora), default=0) if corpora else most


def drawn_from(corpora: Sequence[Side]) -> dict[str, Array]:
    """Equally many dialogues of each side, at most ``SAMPLE``."""
    n = min(SAMPLE, equally_many(corpora))
    return {side.name: side.drawn(n) for side in corpora}


def same_language(a: Side, b: Side) -> bool:
    """Whether the words of two corpora can be compared: one language, cut by one tokenizer."""
    if a.language != b.language:
        return False
    try:
        return bool(a.corpus.tokens.about["tokenizer"] == b.corpus.tokens.about["tokenizer"])
    except Missing:
        return False


def described(side: Side) -> pl.DataFrame:
    """The selected dialogues of a side."""
    return side.selection.dialogues
