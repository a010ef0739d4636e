"""How much more likely a word is in A than in B, word by word: the papers' formulas.

Weighted log-odds with an informative Dirichlet prior: Monroe, Colaresi and Quinn (2008), Political
Analysis 16(4), eq. 16 (estimate), 20 (variance), 22 (z). Log-likelihood: Dunning (1993), Computational
Linguistics 19(1). Log ratio: Hardie (2014).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.core.statistics.inference import Array

SMALLEST = 0.5
PRIOR = 1_000  # words: the weight of the informative prior where none is chosen


@dataclass(frozen=True, eq=False)
class Prior:
    """The informative prior: ``counts`` of the words compared, and its ``weight`` on all words (alpha_0)."""

    counts: Array
    weight: float


def log_odds(a: Array, n_a: float, b: Array, n_b: float, prior: Prior) -> tuple[Array, Array]:
    """(difference of the log-odds, its variance) of each word."""
    a, b = a + prior.counts, b + prior.counts
    return _logit(a, n_a + prior.weight) - _logit(b, n_b + prior.weight), 1 / a + 1 / b


def _logit(count: Array, total: Any) -> Array:
    return np.asarray(np.log(count / (total - count)))


def log_likelihood(a: Array, n_a: float, b: Array, n_b: float) -> Array:
    """Dunning's G2 of the two-by-two table of each word, signed: negative where it is rarer in A."""
    share = (a + b) / (n_a + n_b)
    g2 = np.zeros(len(a))
    for count, total in ((a, n_a), (b, n_b)):
        for seen, expected in ((count, total * share), (total - count, total * (1 - share))):
            g2 += seen * np.log(np.where(seen > 0, seen, 1) / np.where(seen > 0, expected, 1))
    return 2 * g2 * np.where(a * n_b >= b * n_a, 1, -1)


def log_ratio(a: Array, n_a: float, b: Array, n_b: float) -> Array:
    """The binary log of the ratio of relative frequencies; 0.5 stands for a count of 0."""
    return np.asarray(np.log2(np.maximum(a, SMALLEST) / n_a) - np.log2(np.maximum(b, SMALLEST) / n_b))
