"""Invented counts of two cohorts."""

import numpy as np
from scipy import sparse

from analysis.core.statistics.comparison.log_odds import Prior
from analysis.words.measures.count_matrix import Side

A, B = np.array([30.0, 5.0, 0.0, 65.0]), np.array([10.0, 25.0, 4.0, 161.0])
N_A, N_B = 100.0, 200.0
ALPHA = np.array([4.0, 3.0, 0.4, 22.6])
PRIOR = Prior(ALPHA, 40.0)


def sides(seed: int = 0, people: int = 12, dialogues: int = 60) -> tuple[Side, Side]:
    """Two invented cohorts that share their persons."""
    chance = np.random.default_rng(seed)
    made = []
    for rate in (0.5, 0.8):
        counts = chance.poisson(rate, size=(dialogues, 4))
        others = chance.integers(20, 60, dialogues).astype(float)
        clients, counselors = (chance.integers(1, people, dialogues).astype(np.uint64) for _ in range(2))
        made.append(Side(sparse.csr_matrix(counts), others + counts.sum(axis=1), clients, counselors))
    return made[0], made[1]
