"""Pairs of labelled utterances, one after the other: the states, and counts of codes by dialogue."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from analysis.core.coded.coded import (
    Coded,
    coded,
    of_coder,
    once_per_labels,
    place_in_roles,
    scheme_of,
    sets_of,
)
from analysis.core.errors import Absent
from analysis.core.query.selection import Selection
from analysis.core.statistics.coding.sequences import Steps, steps
from analysis.core.statistics.inference import Array
from data.core.schema import ROLES
from data.corpus import Corpus

Ends = Literal["both", "counselor", "client"]
LONGEST = 3


@dataclass(frozen=True)
class PairSettings:
    """Which transitions are meant; the fields are options of the tables of transitions."""

    scheme: str = ""
    then: str = ""
    coder: str = ""
    from_role: Ends = "both"
    to_role: Ends = "both"
    lag: int = 1


@dataclass(frozen=True, eq=False)
class Paired:
    """The transitions of a corpus, or of some dialogues.

    Attributes:
        before: What the first utterances are coded by.
        after: What the second ones are coded by.
        steps: The pairs, and the states of all labelled utterances.
        row: (n,) row in ``Corpus.utterances`` of each state.
        dialogue: (n,) row in ``Corpus.dialogues`` of each state.
        first: (states, codes before) what each state holds of the first scheme.
        second: (states, codes after) and of the second.
    """

    before: Coded
    after: Coded
    steps: Steps
    row: Array
    dialogue: Array
    first: Array
    second: Array

    @property
    def any_second(self) -> Array:
        """(states,) whether a state holds anything of the second scheme."""
        return np.asarray(self.second.any(axis=1))

    def where(self, mask: Array) -> "Paired":
        """The transitions of some dialogues (a mask of those of the corpus)."""
        keep = mask[self.dialogue[self.steps.first]]
        inside = mask[self.dialogue]
        place = np.cumsum(inside) - 1
        first, second = (place[part[keep]] for part in (self.steps.first, self.steps.second))
        own = Steps(self.steps.state[inside], self.steps.group[inside], first, second)
        return Paired(
            self.before, self.after, own, self.row[inside], self.dialogue[inside], self.first, self.second
        )

    def counts(self, group: Array, groups: int) -> tuple[Array, Array]:
        """(groups, before, after) pairs of codes, and (groups, before) pairs that begin with each code.

        ``group``: (pairs,) the group that each pair adds to.
        """
        before, after = (self.steps.state[part] for part in (self.steps.first, self.steps.second))
        n, m = self.first.shape[1], self.second.shape[1]
        if max(self.first.sum(axis=1).max(initial=0), self.second.sum(axis=1).max(initial=0)) <= 1:
            own, other = (
                np.where(side.any(axis=1), side.argmax(axis=1), -1) for side in (self.first, self.second)
            )
            there = (own[before] >= 0) & (other[after] >= 0)
            cell = (group[there] * n + own[before[there]]) * m + other[after[there]]
            counts = np.bincount(cell, minlength=groups * n * m).reshape(groups, n, m).astype(float)
            return counts, counts.sum(axis=2)
        kinds, number = np.unique(before * len(self.first) + after, return_inverse=True)
        sums = np.bincount(group * len(kinds) + number, minlength=groups * len(kinds)).reshape(groups, len(kinds))
        first, second = self.first[kinds // len(self.first)], self.second[kinds % len(self.first)]
        counts = np.stack([(sums * own) @ second for own in first.T], axis=1)
        return counts, sums @ (first * second.any(axis=1)[:, None])

    def where_it_is(self, code: str, following: str) -> Array:
        """(pairs,) which pairs go from one code to another."""
        own = self.first[:, self.before.codes.index(code)] > 0
        other = self.second[:, self.after.codes.index(following)] > 0
        return np.asarray(own[self.steps.state[self.steps.first]] & other[self.steps.state[self.steps.second]])


def paired(selection: Selection, settings: PairSettings) -> Paired:
    """The transitions of the selected dialogues.

    A lag counts the utterances of those roles that the schemes code, so that a scheme of the counselor's alone
    goes from one of the counselor's utterances to the next. Raises Absent where nothing is coded.
    """
    corpus = selection.corpus
    first = coded(selection, settings.scheme, settings.coder)
    second = scheme_of(selection, settings.then) if settings.then else first.scheme
    if not first.codes:
        raise Absent("coded", corpus.id)
    after = first.coder if second.id == first.scheme.id else coded(selection, second.id, "").coder
    whole = once_per_labels(
        corpus,
        (
            "paired",
            first.scheme.id,
            second.id,
            first.coder,
            after,
            settings.from_role,
            settings.to_role,
            settings.lag,
        ),
        lambda: _made(
            corpus, of_coder(corpus, first.scheme, first.coder), of_coder(corpus, second, after), settings
        ),
    )
    return whole if selection.is_whole else whole.where(selection.mask)


def _made(corpus: Corpus, before: Coded, after: Coded, settings: PairSettings) -> Paired:
    if not after.codes:
        raise Absent("coded", corpus.id)
    if before is after:
        rows, (state, first) = before.row, before.states
        second = first
    else:
        rows = np.union1d(before.row, after.row)
        held = np.zeros((len(rows), len(before.codes) + len(after.codes)), dtype=bool)
        held[np.searchsorted(rows, before.row), : len(before.codes)] = before.held
        held[np.searchsorted(rows, after.row), len(before.codes) :] = after.held
        state, sets = sets_of(held)
        first, second = np.split(sets, [len(before.codes)], axis=1)
    dialogue = np.searchsorted(corpus.offsets, rows, side="right") - 1
    roles = tuple(role for role in ROLES if role in {*before.scheme.roles, *after.scheme.roles})
    role = corpus.utterances["role"].to_physical().to_numpy()[rows].astype(np.int64)
    place = place_in_roles(corpus, roles or ROLES)[rows]
    inside = np.isin(role, [ROLES.index(one) for one in roles])
    first_end, second_end = (
        ROLES.index(end) if end in ROLES else -1 for end in (settings.from_role, settings.to_role)
    )
    kept = np.flatnonzero(inside)
    made = steps(
        state[kept],
        dialogue[kept],
        place[kept],
        role[kept],
        lag=min(max(1, settings.lag), LONGEST),
        ends=(first_end, second_end),
    )
    order = np.lexsort((kept, role[kept], dialogue[kept]))
    return Paired(before, after, made, rows[kept][order], dialogue[kept][order], first, second)
