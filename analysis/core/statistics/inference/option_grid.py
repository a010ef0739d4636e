"""What of a result comes back under other options: every combination of some settings, item by item.

Steegen, Tuerlinckx, Gelman and Vanpaemel 2016: an analysis under all reasonable choices.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from analysis.core.statistics.inference.clusters import Array

FACTORS = (0.5, 1.0, 2.0)


@dataclass(frozen=True, eq=False)
class OptionGrid:
    """The items of a result (edges, words, clusters) in each setting.

    ``settings``: (n_settings,) values by column. ``kept``: (n_settings, n_items) how far an item comes back, 0-1;
    nan in a setting that leaves out what the item is about.
    """

    settings: list[dict[str, Any]]
    kept: Array

    @property
    def shared(self) -> list[float | None]:
        """(n_settings,) mean over the items that can come back there."""
        return _means(self.kept)

    @property
    def survival(self) -> list[float | None]:
        """(n_items,) mean over the settings in which the item can come back."""
        return _means(self.kept.T)

    @property
    def n_settings(self) -> list[int]:
        """(n_items,) how many settings these are."""
        return [int(n) for n in np.isfinite(self.kept).sum(axis=0)]


def _means(kept: Array) -> list[float | None]:
    known = np.isfinite(kept)
    totals = np.where(known, kept, 0.0).sum(axis=1)
    return [float(total / n) if n else None for total, n in zip(totals, known.sum(axis=1).tolist(), strict=True)]


def around(value: int, least: int = 1, most: int | None = None) -> list[int]:
    """Half of a number, the number and twice it, within bounds, each once."""
    steps = (max(least, round(factor * value)) for factor in FACTORS)
    return [*dict.fromkeys(steps if most is None else (min(most, step) for step in steps))]


def combinations(values: Mapping[str, Iterable[Any]]) -> Iterator[dict[str, Any]]:
    """Every combination of the values of some options."""
    for chosen in product(*values.values()):
        yield dict(zip(values, chosen, strict=True))
