"""Agreement of coders, from sums over units, so that groups of units can be drawn anew.

A unit counts where two coders or more gave it a code. With n_uc the coders who gave unit u the code c and m_u
all who coded it, every coefficient is made of sums over units:

- observed agreement: the mean over units of sum_c n_uc (n_uc - 1) / (m_u (m_u - 1))
- Fleiss' kappa (1971): chance agreement sum_c p_c^2, p_c the mean over units of n_uc / m_u; where coders differ in
  number from unit to unit this is the generalization of Gwet (2014)
- Gwet's AC1 (2008): chance agreement sum_c p_c (1 - p_c) / (codes - 1)
- Krippendorff's alpha (2011): from coincidences, sum over units of n_uc (n_uk - [c = k]) / (m_u - 1)
- Cohen's kappa (1960): of two coders on the units that both coded
"""

from collections.abc import Callable
from typing import Literal

import numpy as np

from analysis.core.statistics.coding.sums import group_sums
from analysis.core.statistics.inference import Array

Metric = Literal["nominal", "ordinal", "interval"]
FEWEST_CODERS = 2


def counts(ratings: Array, n_codes: int) -> Array:
    """(units, codes) how many coders gave each unit each code, from (units, coders) codes, -1 where none."""
    table = np.zeros((len(ratings), n_codes))
    for column in ratings.T:
        there = np.flatnonzero(column >= 0)
        table[there, column[there]] += 1
    return table


def coincidences(counted: Array, group: Array, groups: int) -> Array:
    """(groups, codes * codes) coincidences of pairs of codes within units, summed over the units of a group."""
    coders = counted.sum(axis=1)
    usable = coders >= FEWEST_CODERS
    own, weight = counted[usable], 1 / (coders[usable] - 1)
    n_codes = counted.shape[1]
    there = group[usable]
    tables = np.zeros((groups, n_codes, n_codes))
    for c in range(n_codes):
        given = np.flatnonzero(own[:, c])
        pairs = own[given] * (own[given, c] * weight[given])[:, None]
        pairs[:, c] -= own[given, c] * weight[given]
        tables[:, c] = group_sums(pairs, there[given], groups)
    return tables.reshape(groups, n_codes * n_codes)


def alpha(metric: Metric, values: Array) -> Callable[[Array], Array]:
    """Krippendorff's alpha of (…, codes * codes) coincidences; ``values``: (codes,) what the codes measure."""
    size = len(values)

    def value(sums: Array) -> Array:
        pairs = sums.reshape(*sums.shape[:-1], size, size)
        of_code = pairs.sum(axis=-1)
        n = of_code.sum(axis=-1)
        apart = _apart(metric, values, of_code)
        seen = (pairs * apart).sum(axis=(-2, -1))
        chance = (of_code[..., :, None] * of_code[..., None, :] * apart).sum(axis=(-2, -1))
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(np.where(chance > 0, 1 - (n - 1) * seen / chance, np.nan))

    return value


def _apart(metric: Metric, values: Array, of_code: Array) -> Array:
    """(…, codes, codes) squared differences of codes; those of ranks depend on how often each code is given."""
    if metric == "nominal":
        return 1 - np.eye(len(values))
    if metric == "interval":
        return np.asarray((values[:, None] - values[None, :]) ** 2)
    below = np.cumsum(of_code, axis=-1) - of_code / 2  # the mean rank of each code
    return np.asarray((below[..., :, None] - below[..., None, :]) ** 2)


def unit_sums(counted: Array, group: Array, groups: int) -> Array:
    """(groups, 2 + codes) what ``fleiss``, ``ac1`` and ``observed`` are made of: units, agreement, shares."""
    coders = counted.sum(axis=1)
    usable = coders >= FEWEST_CODERS
    own, m = counted[usable], coders[usable]
    agreed = (own * (own - 1)).sum(axis=1) / (m * (m - 1))
    parts = [np.ones(len(own)), agreed, *(own / m[:, None]).T]
    return np.column_stack([np.bincount(group[usable], part, groups) for part in parts])


def observed(sums: Array) -> Array:
    """Share of pairs of coders who agree."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(sums[..., 1] / sums[..., 0])


def fleiss(sums: Array) -> Array:
    """Fleiss' kappa."""
    return _beyond(observed(sums), (_shares(sums) ** 2).sum(axis=-1))


def ac1(sums: Array) -> Array:
    """Gwet's AC1."""
    shares = _shares(sums)
    return _beyond(observed(sums), (shares * (1 - shares)).sum(axis=-1) / (shares.shape[-1] - 1))


def _shares(sums: Array) -> Array:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(sums[..., 2:] / sums[..., :1])


def _beyond(seen: Array, chance: Array) -> Array:
    """Agreement beyond chance; nan where chance alone agrees always."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(chance < 1 - 1e-12, (seen - chance) / (1 - chance), np.nan))


def crossed(first: Array, second: Array, n_codes: int, group: Array, groups: int) -> Array:
    """(groups, codes * codes) how often the first coder gave c where the second gave k; -1: no code."""
    both = (first >= 0) & (second >= 0)
    cell = (group[both] * n_codes + first[both]) * n_codes + second[both]
    size = n_codes * n_codes
    return np.bincount(cell, minlength=groups * size).reshape(groups, size).astype(float)


def cohen(n_codes: int) -> Callable[[Array], Array]:
    """Cohen's kappa of (…, pairs of coders * codes * codes) crossed counts, the mean over the pairs of coders.

    With more than two coders this is Light's kappa (1971); pairs without a unit in common do not count.
    """

    def value(sums: Array) -> Array:
        tables = sums.reshape(*sums.shape[:-1], -1, n_codes, n_codes)
        n = tables.sum(axis=(-2, -1))
        with np.errstate(invalid="ignore", divide="ignore"):
            seen = np.trace(tables, axis1=-2, axis2=-1) / n
            chance = (tables.sum(axis=-1) * tables.sum(axis=-2)).sum(axis=-1) / n**2
        kappas = _beyond(seen, chance)
        there = np.isfinite(kappas)
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(np.where(there, kappas, 0).sum(axis=-1) / there.sum(axis=-1))

    return value
