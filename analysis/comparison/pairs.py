"""Two corpora of equal size, and two halves of one; what both hold side by side."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.comparison.drawn_words import Drawn
from analysis.comparison.sides import SAMPLE, Side
from analysis.core.statistics.comparison.separation import person_folds
from analysis.core.statistics.inference import Array, Clusters
from analysis.core.statistics.inference.clusters import LEVEL, MIN_CLUSTERS, quantile
from analysis.core.statistics.inference.differences import Sides

OWN = "own_halves"
TRIED = 50


@dataclass(frozen=True, eq=False)
class Pair:
    """Equally many dialogues of two corpora; of A's own two halves where ``name`` is ``OWN``."""

    name: str
    a: Drawn
    b: Drawn

    @property
    def persons(self) -> Array:
        """(n_a + n_b, 2) ids of client and counselor of each dialogue."""
        both = [np.column_stack(drawn.side.persons(drawn.rows)) for drawn in (self.a, self.b)]
        return np.concatenate(both)

    def bounds(self, value: float, rows: Array, influence: Array) -> tuple[float | None, float | None]:
        """The 95 % interval of what some rows (A's, then B's from ``len(a.rows)`` on) each add to."""
        n_a = len(self.a.rows)
        persons = self.persons[rows]
        of_a = rows < n_a
        clusters = Clusters.from_ids(persons[:, 0].copy(), persons[:, 1].copy())
        if of_a.all() or not of_a.any():
            fewest = min(clusters.groups[:2])
            error = Sides(clusters, len(rows)).error(influence) if fewest >= MIN_CLUSTERS else 0.0
        else:
            both = Sides(clusters, int(of_a.sum()))
            fewest = both.fewest
            error = both.error(influence) if fewest >= MIN_CLUSTERS else 0.0
        if not error > 0:
            return None, None
        half = quantile(LEVEL, fewest - 1) * error
        return max(0.0, value - half), min(1.0, value + half)


def pairs_of(corpora: list[Side]) -> list[Pair]:
    """The first corpus with each further one, and with itself: its two halves."""
    first = corpora[0]
    pairs = []
    for side in corpora[1:]:
        n = min(SAMPLE, first.selection.n_dialogues, side.selection.n_dialogues)
        rows = side.order if side.corpus is not first.corpus else side.order[~np.isin(side.order, first.order[:n])]
        n = min(n, len(rows))
        pairs.append(Pair(side.name, Drawn(first, first.drawn(n)), Drawn(side, np.sort(rows[:n]))))
    halves = _halves(first)
    wanted = min([len(pair.a.rows) for pair in pairs], default=SAMPLE)
    n = min(wanted, *(len(half) for half in halves))
    pairs.append(Pair(OWN, *(Drawn(first, np.sort(half[:n])) for half in halves)))
    return [pair for pair in pairs if len(pair.a.rows)]


def _halves(side: Side) -> tuple[Array, Array]:
    """Rows of two halves without a common person, in an order of chance; rows across both are left out.

    Of many drawn divisions the one whose smaller half is largest.
    """
    persons = np.column_stack(side.persons(side.order))
    tried = [person_folds(persons, 2, seed) for seed in range(TRIED)]
    fold = max(tried, key=lambda one: min((one == half).all(axis=1).sum() for half in (0, 1)))
    first, second = (side.order[(fold == half).all(axis=1)] for half in (0, 1))
    return first, second


def content(pair: Pair) -> tuple[Any, Any, list[tuple[str, str]]]:
    """CSR counts of the content words of both, and the word of each column."""
    vocabulary: dict[tuple[str, str], int] = {}
    a = pair.a.content(vocabulary)
    b = pair.b.content(vocabulary)
    a.resize(a.shape[0], len(vocabulary))
    return a, b, list(vocabulary)
