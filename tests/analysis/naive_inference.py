"""Invented samples with persons, and errors as the formulas write them."""

import numpy as np
import polars as pl

from analysis.core.query.selection import Selection
from analysis.core.statistics.inference import Clusters


def clusters_of(client: np.ndarray, counselor: np.ndarray) -> Clusters:
    frame = pl.DataFrame({"client_id": client, "counselor_id": counselor})
    found = Clusters.of(frame.cast(pl.UInt32))
    assert found is not None
    return found


def clustered(seed: int, n: int, clients: int, counselors: int) -> tuple[np.ndarray, Clusters]:
    rng = np.random.default_rng(seed)
    client, counselor = rng.integers(1, clients + 1, n), rng.integers(1, counselors + 1, n)
    values = rng.normal(size=n) + 0.8 * rng.normal(size=clients + 1)[client]
    return values + 0.4 * rng.normal(size=counselors + 1)[counselor], clusters_of(client, counselor)


def by_hand(values: np.ndarray, found: Clusters) -> float:
    """The two-way clustered variance of a mean, group by group."""
    total = 0.0
    for sign, codes in ((1, found.client), (1, found.counselor), (-1, found.pair)):
        groups = set(codes.tolist())
        sums = [sum(v - values.mean() for v, c in zip(values, codes, strict=True) if c == g) for g in groups]
        if len(groups) > 1:
            total += sign * len(groups) / (len(groups) - 1) * sum(s * s for s in sums)
    return total / len(values) ** 2


def invented(rng: np.random.Generator, persons: int, rows: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Values with what each client and each counselor adds, and who they are."""
    client, counselor = (rng.integers(0, persons, rows).astype(np.uint64) for _ in range(2))
    added = rng.normal(0, 1, persons)[client] + rng.normal(0, 0.5, persons)[counselor]
    return added + rng.normal(0, 1, rows), client, counselor


def jackknifed(statistic, groups: list[np.ndarray], n: int) -> float:
    """The two-way clustered error of a statistic of rows, leaving out a person at a time."""
    variance = 0.0
    pair = np.unique(np.column_stack(groups), axis=0, return_inverse=True)[1].ravel()
    for codes, sign in ((groups[0], 1), (groups[1], 1), (pair, -1)):
        names = np.unique(codes)
        left = np.array([statistic(codes != name) for name in names])
        variance += sign * (len(names) - 1) / len(names) * ((left - left.mean()) ** 2).sum()
    return float(np.sqrt(variance))


def degrees(groups: list[np.ndarray]) -> int:
    return min(len(np.unique(codes)) for codes in groups) - 1


def stacked(a: Selection, b: Selection) -> tuple[pl.DataFrame, np.ndarray, list[np.ndarray]]:
    both = pl.concat([a.dialogues, b.dialogues])
    of_b = np.repeat([False, True], [a.n_dialogues, b.n_dialogues])
    return both, of_b, [both[f"{role}_id"].to_numpy() for role in ("client", "counselor")]


def independent(n: int) -> Clusters:
    """As many persons as rows, so that nothing is clustered."""
    return Clusters(*(np.arange(n),) * 3)
