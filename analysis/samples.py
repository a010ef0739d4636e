"""The rows behind an estimate: values with the persons who stand behind them.

A table of estimates is made from samples, one for each of its rows, and the difference between two
cohorts is made from the samples of both.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from analysis import inference
from analysis.inference import Clusters, Estimate, Statistic
from analysis.selection import Selection

Row = tuple[Any, ...]


@dataclass(frozen=True, eq=False)
class Sample:
    """The values behind one estimate.

    ``key``: the row's codes; ``values``: (n,) float; ``clients``, ``counselors``: (n,) ids, None where
    the corpus has none; ``is_share``: the values are 0 or 1, and their mean is a share; ``is_pseudo``:
    their mean is a correlation or a slope, and their spread says nothing, so there is no effect size.
    """

    key: Row
    values: np.ndarray
    clients: np.ndarray | None
    counselors: np.ndarray | None
    is_share: bool = False
    is_pseudo: bool = False

    @property
    def clusters(self) -> Clusters | None:
        """Who stands behind each value."""
        if self.clients is None or self.counselors is None:
            return None
        return Clusters.from_ids(self.clients, self.counselors)

    def estimate(self) -> Estimate:
        """Its mean or share, with interval."""
        return (inference.share if self.is_share else inference.mean)(self.values, self.clusters)


def of_column(dialogues: pl.DataFrame, column: str, key: Row = (), *, is_share: bool = False) -> Sample:
    """The sample of one column of dialogues, rows without a value left out."""
    there = dialogues.filter(pl.col(column).is_not_null())
    return of_values(there, there[column].cast(pl.Float64).to_numpy(), key, is_share=is_share)


def of_values(
    dialogues: pl.DataFrame,
    values: np.ndarray,
    key: Row = (),
    *,
    is_share: bool = False,
    is_pseudo: bool = False,
) -> Sample:
    """The sample of values that lie row by row beside dialogues."""
    known = not (dialogues["client_id"].has_nulls() or dialogues["counselor_id"].has_nulls())
    persons = [dialogues[c].to_numpy() if known else None for c in ("client_id", "counselor_id")]
    return Sample(key, values, persons[0], persons[1], is_share, is_pseudo)


def of_statistic(dialogues: pl.DataFrame, statistic: Statistic, key: Row = ()) -> Sample:
    """The pseudo-values of a correlation or slope over dialogues; without rows where it has no value."""
    there = not np.isnan(statistic.value)
    rows = dialogues if there else dialogues.clear()
    return of_values(rows, statistic.pseudo_values if there else np.zeros(0), key, is_pseudo=True)


def persons_apart(a: Selection, b: Selection) -> bool:
    """Whether the ids of two selections name different persons: they come from different corpora."""
    return a.corpus.id != b.corpus.id
