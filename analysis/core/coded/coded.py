"""What one coder gave in one scheme, as arrays beside the utterances of a corpus."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import numpy as np
import polars as pl

from analysis.core.errors import Absent, mistake
from analysis.core.query.selection import Selection
from analysis.core.statistics.inference import Array
from data.coding.frames import GOLD
from data.coding.scheme import Scheme
from data.core.schema import ROLES
from data.core.turns import fifth
from data.corpus import Corpus

PEOPLE, MACHINES = ("person", GOLD), ("model", "rule", "source")
FEW_VALUES = 12
MOST = 32
BITS = 60  # as many fit into one number
T = TypeVar("T")

_made: WeakKeyDictionary[Corpus, dict[Hashable, Any]] = WeakKeyDictionary()


@dataclass(frozen=True, eq=False)
class Coded:
    """The utterances that a coder coded.

    Attributes:
        scheme: What was coded.
        coder: By whom.
        codes: The codes in the order of the scheme; of a scale its values, where they are few.
        row: (n,) row in ``Corpus.utterances`` of each, ascending.
        dialogue: (n,) row in ``Corpus.dialogues``.
        role: (n,) place in ``ROLES``.
        phase: (n,) fifth of the dialogue, 1-5.
        held: (n, codes) which codes it has.
        value: (n,) the number, nan of nominal schemes.
    """

    scheme: Scheme
    coder: str
    codes: tuple[str, ...]
    row: Array
    dialogue: Array
    role: Array
    phase: Array
    held: Array
    value: Array

    def where(self, keep: Array) -> "Coded":
        """Some of the utterances (a mask)."""
        if keep.all():
            return self
        parts = {name: getattr(self, name)[keep] for name in ("row", "dialogue", "role", "phase", "held", "value")}
        return replace(self, **parts)

    @cached_property
    def states(self) -> tuple[Array, Array]:
        """(n,) the number of each utterance's set of codes, and (sets, codes) what the sets hold."""
        return sets_of(self.held)


def sets_of(held: Array) -> tuple[Array, Array]:
    """(n,) which of the different rows each is, and (sets, codes) these as 0 and 1."""
    if held.shape[1] < BITS:
        bits = np.arange(held.shape[1], dtype=np.int64)
        sets, state = np.unique(held @ (1 << bits), return_inverse=True)
        return state, (sets[:, None] >> bits) & 1
    sets, state = np.unique(held, axis=0, return_inverse=True)
    return state.ravel(), sets.astype(np.int64)


def once_per_labels(corpus: Corpus, key: Hashable, make: Callable[[], T]) -> T:
    """What depends on a corpus and its labels as they are now is made once; the last few answers are kept."""
    known = _made.setdefault(corpus, {})
    whole = (corpus.coding.state(), key)
    if whole not in known:
        while len(known) >= MOST:
            known.pop(next(iter(known)))
        known[whole] = make()
    value: T = known[whole]
    return value


def coder_counts(corpus: Corpus) -> pl.DataFrame:
    """Who coded in which scheme: scheme, coder, coder_kind, n; gold first, then by number of labels."""

    def make() -> pl.DataFrame:
        counted = corpus.labels.group_by(
            "scheme", "coder", pl.col("kind").cast(pl.String).alias("coder_kind")
        ).len("n")
        return counted.sort(
            pl.col("coder_kind") != GOLD, "n", "scheme", "coder", descending=[False, True, False, False]
        )

    return once_per_labels(corpus, "coders", make)


def schemes_of(corpus: Corpus) -> Mapping[str, Scheme]:
    """The schemes by id, as they are with the labels there are now."""
    return once_per_labels(corpus, "schemes", lambda: corpus.schemes)


def scheme_ids(corpus: Corpus, *, numbers: bool | None = None) -> list[str]:
    """The schemes that something was coded in: those of codes before those of numbers, the most used first.

    ``numbers``: schemes of numbers alone, or of codes alone.
    """

    def make() -> list[str]:
        used = coder_counts(corpus).group_by("scheme").agg(pl.col("n").sum())
        return used.sort("n", "scheme", descending=[True, False])["scheme"].to_list()

    schemes = schemes_of(corpus)
    used = once_per_labels(corpus, "scheme_ids", make)
    chosen = [one for one in used if numbers is None or schemes[one].is_number == numbers]
    return sorted(chosen, key=lambda one: schemes[one].is_number)


def scheme_of(selection: Selection, scheme: str, *, numbers: bool | None = None) -> Scheme:
    """The scheme of an id; empty: the most used. Raises Absent where nothing is coded, UserError for others."""
    corpus = selection.corpus
    there = scheme_ids(corpus, numbers=numbers)
    if not there:
        raise Absent("coded_numbers" if numbers else "coded", corpus.id)
    chosen = scheme or there[0]
    if chosen not in there:
        raise mistake("no_scheme", name=scheme, names=", ".join(there))
    return schemes_of(corpus)[chosen]


def coder_names(corpus: Corpus, scheme: str, kinds: tuple[str, ...] = ()) -> list[str]:
    """Who coded in a scheme, gold first as ``gold``, then by number of labels."""

    def make() -> list[tuple[str, str]]:
        rows = coder_counts(corpus).filter(pl.col("scheme") == scheme)
        return list(rows.select("coder", "coder_kind").iter_rows())

    rows = once_per_labels(corpus, ("coder_names", scheme), make)
    names = [GOLD if kind == GOLD else name for name, kind in rows if not kinds or kind in kinds]
    return list(dict.fromkeys(names))


def coded(selection: Selection, scheme: str, coder: str, *, numbers: bool | None = None) -> Coded:
    """What a coder gave in the selected dialogues.

    Args:
        selection: The dialogues.
        scheme: An id; empty: the most used scheme.
        coder: A name, or gold; empty: gold, and without it who coded most.
        numbers: Whether only schemes of numbers, or only those of codes are looked at.
    """
    entry = scheme_of(selection, scheme, numbers=numbers)
    names = coder_names(selection.corpus, entry.id)
    chosen = coder or names[0]
    if chosen not in names:
        raise mistake("no_coder", name=coder, scheme=entry.id, names=", ".join(names))
    whole = of_coder(selection.corpus, entry, chosen)
    return whole if selection.is_whole else whole.where(selection.mask[whole.dialogue])


def of_coder(corpus: Corpus, scheme: Scheme, coder: str) -> Coded:
    """What a coder gave in the whole corpus."""
    return once_per_labels(corpus, ("coded", scheme.id, coder), lambda: _made_of(corpus, scheme, coder))


def _made_of(corpus: Corpus, scheme: Scheme, coder: str) -> Coded:
    is_gold = pl.col("kind") == GOLD
    own = is_gold if coder == GOLD else (pl.col("coder") == coder) & ~is_gold
    labels = corpus.labels.filter((pl.col("scheme") == scheme.id) & own)
    dialogue = np.searchsorted(corpus.dialogues["dialogue_id"].to_numpy(), labels["dialogue_id"].to_numpy())
    row, label = np.unique(corpus.offsets[dialogue] + labels["position"].to_numpy(), return_inverse=True)
    value = np.full(len(row), np.nan)
    if scheme.is_number:
        value = np.bincount(label, labels["value"].to_numpy(), len(row)) / np.bincount(label, minlength=len(row))
        steps, place = np.unique(value, return_inverse=True)
        codes = tuple(f"{step:g}" for step in steps) if len(steps) <= FEW_VALUES else ()
        label = np.arange(len(row))
    else:
        given = labels["code"].unique().sort().to_list()
        ordered = [code.id for code in scheme.codes if code.id in set(given)]
        codes = (*ordered, *(code for code in given if code not in set(ordered)))
        place = labels["code"].replace_strict(codes, range(len(codes)), return_dtype=pl.Int64).to_numpy()
    held = np.zeros((len(row), len(codes)), dtype=bool)
    if codes:
        held[label, place] = True
    of_dialogue = np.searchsorted(corpus.offsets, row, side="right") - 1
    length = np.diff(corpus.offsets)[of_dialogue]
    return Coded(
        scheme,
        coder,
        codes,
        row,
        of_dialogue,
        _roles(corpus)[row],
        fifth(row - corpus.offsets[of_dialogue], length),
        held,
        value,
    )


def _roles(corpus: Corpus) -> Array:
    """(n_utterances,) place in ``ROLES`` of who speaks."""
    return corpus.utterances["role"].to_physical().to_numpy()


def place_in_roles(corpus: Corpus, roles: tuple[str, ...]) -> Array:
    """(n_utterances,) how many utterances of some roles stand before each in its dialogue."""

    def make() -> Array:
        own = np.isin(_roles(corpus), [ROLES.index(role) for role in roles])
        before: Array = np.cumsum(own) - own
        return np.asarray(before - np.repeat(before[corpus.offsets[:-1]], np.diff(corpus.offsets)))

    return once_per_labels(corpus, ("place", roles), make)
