"""Means of machine labels, corrected by units that people coded: doubly robust with known sampling probabilities.

Each unit's value is the machine's, and where a person coded it, the machine's error is taken off, weighted by how
rarely such a unit was drawn: y* = m + r / p (y - m). Its mean is unbiased however wrong the machine is, and more
precise the better the machine (design-based supervised learning: Egami, Hinck, Stewart and Wei 2023; it equals
prediction-powered inference, Angelopoulos et al. 2023, where all units are as likely to be drawn).
"""

import numpy as np

from analysis.core.statistics.inference import Array


def pseudo_outcomes(machine: Array, gold: Array, probability: Array) -> Array:
    """(n,) values whose mean is the corrected mean.

    Args:
        machine: (n,) the machine's value of every unit.
        gold: (n,) a person's value, nan where the unit was not coded.
        probability: (n,) with which a unit was drawn and coded; used where there is gold alone.
    """
    there = np.isfinite(gold)
    corrected = machine.astype(float).copy()
    corrected[there] += (gold[there] - machine[there]) / probability[there]
    return corrected


def realized(probability: Array, drawn: Array, coded: Array, stratum: Array) -> Array:
    """(n,) probability of being drawn and coded: where a coder stopped halfway, times the part of the stratum.

    Args:
        probability: (n,) of being drawn, of the units that were.
        drawn: (n,) which units were drawn.
        coded: (n,) which of them were coded.
        stratum: (n,) codes 0, 1, … of the strata.
    """
    size = int(stratum.max()) + 1 if len(stratum) else 0
    of_drawn = np.bincount(stratum[drawn], minlength=size)
    of_coded = np.bincount(stratum[drawn & coded], minlength=size)
    part = np.divide(of_coded, of_drawn, out=np.zeros(size), where=of_drawn > 0)
    return np.asarray(probability * part[stratum])
