"""How many words turns share with other turns than those they answer: means over very many shuffles."""

import numpy as np

from analysis.core.dialogues.steps import ROLES
from analysis.core.statistics.inference import Array
from analysis.interaction.matching import Replies

MANY = 100


class SharedWords:
    """Mean overlap of each role when its turns are set beside other turns than those they answer.

    Args:
        turns: The turns that answer the other role.
    """

    def __init__(self, turns: Replies) -> None:
        from scipy import sparse

        self._heard = turns.heard
        self._rows = [np.flatnonzero(turns.role == place) for place in range(len(ROLES))]
        self._said = [
            sparse.diags(_weights(turns, rows)).dot(turns.said[rows]).tocsr() if len(rows) else None
            for rows in self._rows
        ]

    def means(self, order: Array) -> list[float]:
        """For each role the mean over dialogues of its turns' overlap, each beside the turn in ``order``."""
        return [
            float("nan") if said is None else float(said.multiply(self._heard[order[rows]]).sum())
            for rows, said in zip(self._rows, self._said, strict=True)
        ]


def _weights(turns: Replies, rows: Array) -> Array:
    """(rows,) what one shared word adds to the mean of dialogues' means."""
    dialogue = turns.dialogue[rows]
    counts = np.bincount(dialogue)
    return np.asarray(1 / (turns.size[rows] * counts[dialogue] * (counts > 0).sum()))


class Shuffle:
    """Orders in which rows change places within their group alone.

    Args:
        group: (n,) the group of each row.
        rng: Of chance.
    """

    def __init__(self, group: Array, rng: np.random.Generator) -> None:
        self._group, self._rng = group, rng
        self._sorted = np.argsort(group, kind="stable")
        starts = np.flatnonzero(np.diff(group[self._sorted])) + 1
        self._parts = np.split(self._sorted, starts) if len(starts) < MANY else None

    def order(self) -> Array:
        """(n,) for each row the one that takes its place."""
        order = np.empty(len(self._group), dtype=np.int64)
        if self._parts is None:
            order[self._sorted] = np.argsort(self._group + self._rng.random(len(self._group)))
        else:
            for rows in self._parts:
                order[rows] = self._rng.permutation(rows)
        return order
