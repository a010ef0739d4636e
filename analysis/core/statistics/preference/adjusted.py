"""What else moves a judgement: linear and logistic models with clustered errors, and severity of raters."""

from typing import NamedTuple

import numpy as np

from analysis.core.statistics.inference import LEVEL, MIN_CLUSTERS, Array, p_value, quantile
from analysis.core.statistics.inference.methods import CLUSTERED_MODEL, record

STEPS, NEAR = 40, 1e-10
SMALL = 1e-8


class Fitted(NamedTuple):
    """(k,) coefficients and (k, k) their covariance, clustered; ``groups`` of judgements behind them."""

    value: Array
    covariance: Array
    groups: int

    def of(self, weights: Array) -> tuple[float, float, float, float]:
        """A combination of the coefficients with its 95 % interval and two-sided p; nan where they do not vary."""
        value = float(weights @ self.value)
        error = float(np.sqrt(max(0.0, weights @ self.covariance @ weights)))
        if self.groups < MIN_CLUSTERS or not error > NEAR:  # of judgements that are all alike there is no error
            return value, float("nan"), float("nan"), float("nan")
        half = quantile(LEVEL, self.groups - 1) * error
        return value, value - half, value + half, p_value(value, error, self.groups - 1)


def linear(design: Array, values: Array, group: Array) -> Fitted:
    """Ordinary least squares with errors clustered by group (Liang and Zeger 1986), G / (G - 1)."""
    record(CLUSTERED_MODEL)
    bread = np.linalg.pinv(design.T @ design, rcond=SMALL)
    coefficients = bread @ (design.T @ values)
    return Fitted(coefficients, *_sandwich(design * (values - design @ coefficients)[:, None], bread, group))


def logistic(design: Array, values: Array, group: Array, ridge: float = 1e-3) -> Fitted:
    """A logistic model of values from 0 to 1 (a tie is one half; Papke and Wooldridge 1996), errors clustered.

    ``ridge``: a penalty that keeps coefficients finite where a system always wins.
    """
    record(CLUSTERED_MODEL)
    coefficients = np.zeros(design.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(design @ coefficients, -30, 30)))
        bread = np.linalg.pinv(
            (design * (chance * (1 - chance))[:, None]).T @ design + ridge * np.eye(len(coefficients))
        )
        step = np.clip(bread @ (design.T @ (values - chance) - ridge * coefficients), -2, 2)
        coefficients = coefficients + step
        if np.abs(step).max(initial=0) < NEAR:
            break
    chance = 1 / (1 + np.exp(-np.clip(design @ coefficients, -30, 30)))
    return Fitted(coefficients, *_sandwich(design * (values - chance)[:, None], bread, group))


def _sandwich(scores: Array, bread: Array, group: Array) -> tuple[Array, int]:
    codes = np.unique(group, return_inverse=True)[1]
    groups = int(codes.max()) + 1 if len(codes) else 0
    sums = np.zeros((groups, scores.shape[1]))
    np.add.at(sums, codes, scores)
    factor = groups / (groups - 1) if groups > 1 else np.nan
    return bread @ (factor * sums.T @ sums) @ bread, groups


def facets(values: Array, unit: Array, rater: Array, group: Array) -> tuple[Array, Array, int]:
    """How much higher than the other raters each rates the same units: the additive model of raters and units.

    Args:
        values: (n,) ratings.
        unit: (n,) code of what was rated (a response on an attribute).
        rater: (n,) code of who rated.
        group: (n,) code of the dialogue.

    Returns:
        (raters,) severities with a mean of 0 (negative: stricter) and (raters, raters) their clustered covariance,
        and the groups behind them. Units are differenced out, so unequal loads do not matter (Myford and Wolfe
        2003 describe the many-facet model that this is the linear form of).
    """
    raters = int(rater.max()) + 1 if len(rater) else 0
    n_unit = np.bincount(unit)
    design = np.zeros((len(values), raters))
    design[np.arange(len(values)), rater] = 1
    means = np.zeros((len(n_unit), raters))
    np.add.at(means, unit, design)
    means /= np.maximum(n_unit, 1)[:, None]
    within = design - means[unit]
    centred = values - (np.bincount(unit, values) / np.maximum(n_unit, 1))[unit]
    fitted = linear(within, centred, group)
    centre = np.eye(raters) - 1 / raters
    return centre @ fitted.value, centre @ fitted.covariance @ centre, fitted.groups
