"""Clients drawn anew: the group of each dialogue, and how often each group is drawn in each resample."""

import numpy as np
import polars as pl

from analysis.core.statistics.inference import MIN_CLUSTERS, Array


def groups_of(dialogues: pl.DataFrame) -> tuple[Array, bool]:
    """(n_dialogues,) the group of each dialogue, and whether groups are clients.

    Where a dialogue's client is unknown, each dialogue is a group of its own.
    """
    if dialogues["client_id"].has_nulls():
        return np.arange(dialogues.height), False
    return np.unique(dialogues["client_id"].to_numpy(), return_inverse=True)[1], True


def weights(n_groups: int, resamples: int, seed: int) -> Array | None:
    """(resamples, n_groups) how often each group is drawn; None below five groups."""
    if n_groups < MIN_CLUSTERS or resamples < 1:
        return None
    even = np.full(n_groups, 1 / n_groups)
    return np.random.default_rng(seed).multinomial(n_groups, even, size=resamples).astype(np.float32)
