"""Severity of raters in logits: a many-facet rating scale model from which the responses are conditioned out."""

from itertools import combinations

import numpy as np

from analysis.core.statistics.inference import Array

STEPS, NEAR, LONGEST_STEP, RIDGE = 50, 1e-8, 2.0, 1e-6
FAR = 8.0  # logits; beyond this nobody's ratings overlap with the rater's, and no finite value fits best
MOST_CATEGORIES = 12


def severities(codes: Array, unit: Array, rater: Array, group: Array) -> tuple[Array, Array, int]:
    """How much milder each rater is, in logits between neighboring categories, than the raters' mean.

    The log odds of category k over k - 1 are the response's level plus the rater's severity less a step that all
    raters share (Andrich 1978; Linacre 1989). Given the sum of two raters' categories for one response, its level
    drops out, so every two raters of a response give a conditional likelihood that is free of the many levels
    (Zwinderman 1995); their product is maximized by Newton's steps. As these pairs are not independent, the
    covariance is the sandwich by group.

    Args:
        codes: (n,) categories from 0, each of them used.
        unit: (n,) code of what was rated, each rater once.
        rater: (n,) code of who rated, from 0.
        group: (n,) code of the dialogue.

    Returns:
        (raters,) severities with a mean of 0 (negative: stricter), (raters, raters) their covariance, and how many
        groups have a pair that says something; nan of a rater of whom no pair does, or whose severity has no end.
    """
    raters, categories = int(rater.max(initial=-1)) + 1, int(codes.max(initial=0)) + 1
    rows, groups = _pairs(codes, unit, rater, group, raters)
    low, high, first, total = rows
    inside = (total > 0) & (total < 2 * (categories - 1))
    low, high, first, total = (one[inside] for one in rows)
    groups = groups[inside]
    missing = np.full(raters, np.nan), np.full((raters, raters), np.nan)
    if not len(first):
        return *missing, 0
    kinds, place = np.unique(np.stack([low, high, total]), axis=1, return_inverse=True)
    place = place.ravel()
    options = [_options(int(i), int(j), int(total), raters, categories) for i, j, total in kinds.T]
    start = np.array([max(0, int(kind[2]) - categories + 1) for kind in kinds.T])
    n = np.bincount(place).astype(float)
    chosen = np.stack([options[kind][at] for kind, at in zip(place, first - start[place], strict=True)])
    estimates = np.zeros(chosen.shape[1])
    for _ in range(STEPS):
        mean, curve = _moments(options, estimates, n)
        step = np.linalg.solve(
            curve + RIDGE * np.eye(len(estimates)), (chosen - mean[place]).sum(axis=0) - RIDGE * estimates
        )
        estimates = estimates + np.clip(step, -LONGEST_STEP, LONGEST_STEP)
        if np.abs(step).max(initial=0) < NEAR:
            break
    mean, curve = _moments(options, estimates, n)
    bread = np.linalg.pinv(curve, rcond=1e-10, hermitian=True)
    own, codes_of = np.unique(groups, return_inverse=True)
    sums = np.zeros((len(own), len(estimates)))
    np.add.at(sums, codes_of, chosen - mean[place])
    factor = len(own) / (len(own) - 1) if len(own) > 1 else np.nan
    whole = bread @ (factor * sums.T @ sums) @ bread
    values, errors = estimates[:raters], whole[:raters, :raters]
    is_known = (np.abs(values) < FAR) & np.isin(np.arange(raters), np.concatenate([low, high]))
    own_values, own_errors = missing
    if is_known.any():
        known = np.flatnonzero(is_known)
        centre = np.eye(len(known)) - 1 / len(known)
        own_values[known] = centre @ values[known]
        own_errors[np.ix_(known, known)] = centre @ errors[np.ix_(known, known)] @ centre
    return own_values, own_errors, len(own)


def _pairs(codes: Array, unit: Array, rater: Array, group: Array, raters: int) -> tuple[Array, Array]:
    """(4, pairs) of every two raters of a unit: both raters, the first one's category, the sum; and the group."""
    units = np.unique(unit, return_inverse=True)[1]
    wide = np.full((int(units.max(initial=-1)) + 1, raters), -1)
    wide[units, rater] = codes
    of_unit = np.zeros(len(wide), dtype=group.dtype)
    of_unit[units] = group
    parts, groups = [np.empty((4, 0), dtype=int)], [of_unit[:0]]
    for i, j in combinations(range(raters), 2):
        both = (wide[:, i] >= 0) & (wide[:, j] >= 0)
        a, b = wide[both, i], wide[both, j]
        parts.append(np.stack([np.full(len(a), i), np.full(len(a), j), a, a + b]))
        groups.append(of_unit[both])
    return np.concatenate(parts, axis=1), np.concatenate(groups)


def _options(i: int, j: int, total: int, raters: int, categories: int) -> Array:
    """(choices, parameters) what each split of a sum over two raters adds: raters first, then the inner steps."""
    first = np.arange(max(0, total - categories + 1), min(total, categories - 1) + 1)
    rows = np.zeros((len(first), raters + categories))
    at = np.arange(len(first))
    rows[at, i] += first
    rows[at, j] += total - first
    rows[at, raters + first] -= 1
    rows[at, raters + total - first] -= 1
    return np.delete(rows, [raters, raters + categories - 1], axis=1)  # the ends are 0: a line in k drops out


def _moments(options: list[Array], estimates: Array, n: Array) -> tuple[Array, Array]:
    """(kinds, parameters) what is expected of each kind of pair, and the summed information."""
    means, curve = np.empty((len(options), len(estimates))), np.zeros((len(estimates), len(estimates)))
    for kind, rows in enumerate(options):
        weight = np.exp((rows @ estimates) - (rows @ estimates).max())
        chance = weight / weight.sum()
        means[kind] = chance @ rows
        curve += n[kind] * ((rows * chance[:, None]).T @ rows - np.outer(means[kind], means[kind]))
    return means, curve
