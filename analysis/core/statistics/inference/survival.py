"""How often a result that stands out does so again when persons are drawn anew."""

import numpy as np

from analysis.core.statistics.inference.clusters import Array
from analysis.core.statistics.inference.methods import AGAIN, record

CLEAR = 0.05


def cut(p: Array, adjusted: Array) -> float:
    """The largest p that is still clear after correction; where none is, what the clearest would need."""
    known = np.isfinite(p)
    clear = known & (np.nan_to_num(adjusted, nan=1.0) < CLEAR)
    return float(p[clear].max()) if clear.any() else CLEAR / max(1, int(known.sum()))


def survival(drawn: Array, estimate: Array, error: Array, least: Array | float) -> Array:
    """(n,) share of the draws in which an estimate has the same sign and is as clear as the correction asks.

    Args:
        drawn: (n_draws, n) the estimates of each draw; nan where there is none.
        estimate: (n,) those of all persons.
        error: (n,) their standard errors, which are held.
        least: how many errors from 0 an estimate is clear.
    """
    record(AGAIN)
    with np.errstate(invalid="ignore"):
        again = drawn * np.sign(estimate) >= least * error
    return np.where(np.isfinite(error) & (error > 0), again.mean(axis=0), np.nan)
