"""From a row of a table to the dialogues behind it, as a filter.

A table says at its registration what stands behind its rows. Where the filter has words for it, these
are added to the selection's own conditions; where it has none, the dialogues are named one by one. Each
way the filter selects what the row counted, no more and no less.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from analysis.core.query.codecs import Names, Numbers, One, compact, merge
from analysis.core.query.filter import CODECS, Filter
from analysis.core.query.intersect import intersect
from analysis.core.query.selection import Selection, select
from data.core.schema import REGIMES, SCORE_HIGH, SCORE_LOW

Array = np.ndarray
JUST = 0.01  # minutes: durations are whole seconds, and a range of the filter holds both its ends
Row = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class RowTarget:
    """The dialogues that one row counts, by conditions or by a mask.

    With both, the conditions are taken if they select these very dialogues.
    """

    #: conditions that select them
    filter: Filter | None = None
    #: (n_dialogues of the corpus,) the dialogues themselves
    mask: Array | None = None
    #: of cohort B's corpus, where the table itself compares two
    of_b: bool = False
    #: the utterance meant, in a row of one dialogue
    at: int | None = None


class Destination(NamedTuple):
    """Where a row leads: the cohort (A or B) it belongs to, the filter, the utterance meant."""

    cohort: str
    filter: Filter
    at: int | None = None


@dataclass(frozen=True)
class Leads:
    """How a table's rows lead to dialogues.

    ``to``, called with a row, the selection and the table's options, says what is behind it; None:
    nothing. ``n``: the column, or a function of the row, with the number of these dialogues, empty
    where the row has no such number; ``named``: the columns that name a row.
    """

    to: Callable[..., RowTarget | None]
    n: str | Callable[[Row], int | None] = "n_dialogues"
    named: tuple[str, ...] = ()

    def count(self, row: Row) -> int | None:
        """How many dialogues the row itself says are behind it."""
        if callable(self.n):
            return self.n(row)
        return row[self.n] if self.n else None


def lead(selection: Selection, target: RowTarget) -> Filter | None:
    """The filter that selects the dialogues behind a row; None where there are none."""
    if target.filter is not None:
        chosen = intersect(selection.filter, target.filter)
        if chosen is not None and (target.mask is None or _same(selection, chosen, target.mask)):
            return chosen
    mask = target.mask
    if mask is None:
        mask = selection.mask & select(selection.corpus, target.filter).mask
    return _by_name(selection, mask)


def together(selection: Selection, chosen: Sequence[Filter]) -> Filter | None:
    """The filter that selects what any of these do."""
    if len(chosen) < 2:
        return next(iter(chosen), None)
    combined: Filter | None = chosen[0]
    for other in chosen[1:]:
        combined = combined and _either(combined, other)
    if combined is not None:
        return combined
    masks = [select(selection.corpus, one).mask for one in chosen]
    return _by_name(selection, np.logical_or.reduce(masks))


def _either(a: Filter, b: Filter) -> Filter | None:
    """One filter for two that differ in one set of codes or numbers only."""
    names = [n for n in {*a.conditions, *b.conditions} if getattr(a, n) != getattr(b, n)]
    if not names:
        return a
    if len(names) > 1 or not isinstance(CODECS[names[0]], Names | Numbers) or isinstance(CODECS[names[0]], One):
        return None
    ours, theirs = getattr(a, names[0]), getattr(b, names[0])
    if not (ours and theirs):
        return None
    kind = CODECS[names[0]]
    joined = kind.order({*ours, *theirs}) if isinstance(kind, Names) else merge([*ours, *theirs])
    return a.having(**{names[0]: joined})


def _same(selection: Selection, chosen: Filter, are: Array) -> bool:
    return bool(np.array_equal(select(selection.corpus, chosen).mask, are))


def _by_name(selection: Selection, are: Array) -> Filter | None:
    """The selection's conditions and the dialogues' ids; the ids alone where some are from outside it."""
    if not are.any():
        return None
    ids = selection.corpus.dialogues["dialogue_id"].filter(pl.Series(are))
    inside = not (are & ~selection.mask).any()
    return (selection.filter if inside else Filter()).having(id=compact(ids.to_list()))


def those(selection: Selection, frame: pl.DataFrame) -> Array:
    """(n_dialogues of the corpus,) the dialogues that a frame with ``dialogue_id`` holds."""
    ids = frame["dialogue_id"].unique().implode()
    return selection.corpus.dialogues["dialogue_id"].is_in(ids).to_numpy()


def where(selection: Selection, condition: pl.Expr) -> Array:
    """(n_dialogues of the corpus,) the selection's dialogues of which something holds."""
    return those(selection, selection.dialogues.filter(condition))


def rated(selection: Selection, column: str) -> Filter:
    """The condition that a dialogue has a score or an item sum; none where all of them have it."""
    if not selection.dialogues[column].has_nulls():
        return Filter()
    return Filter(score=(SCORE_LOW, SCORE_HIGH)) if column == "score" else Filter(regime=REGIMES)


def whole(row: Row, selection: Selection) -> RowTarget:
    """Every row is about the whole selection."""
    return RowTarget(Filter())


def of_dialogue(row: Row, selection: Selection) -> RowTarget:
    """The row's ``dialogue_id``, of the selection or not; its ``position`` where it has one."""
    number = row["dialogue_id"]
    is_it = (selection.corpus.dialogues["dialogue_id"] == number).to_numpy()
    return RowTarget(Filter(id=((number, number),)), is_it, at=row.get("position"))


def one(row: Row) -> int:
    """A row that is a dialogue."""
    return 1


def of_topic(row: Row, selection: Selection) -> RowTarget:
    """The row's ``topic_main``."""
    return RowTarget(Filter(topics=(row["topic_main"],)))
