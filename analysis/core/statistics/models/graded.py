"""The graded response model (Samejima 1969): how steeply, and where, each item tells one row from another.

Marginal maximum likelihood by EM (Bock and Aitkin 1981) over an even, dense grid of the trait: a long scale
of steep items needs one, since what is known of each row is far narrower than the trait itself.
"""

from dataclasses import dataclass

import numpy as np

from analysis.core.statistics.inference.clusters import Clusters, corrected
from analysis.core.statistics.models.rating_kinds import Array

GRID = np.linspace(-6, 6, 121)
PRIOR = np.exp(-GRID * GRID / 2) / np.exp(-GRID * GRID / 2).sum()
ROUNDS = 500
TOLERANCE = 1e-4
SMALL = 1e-12
SCORING = 3
PER_PARAMETER = 2  # as many rows a parameter needs for an interval: with fewer, the scores' products tell nothing


@dataclass(frozen=True, eq=False)
class Graded:
    """A fitted graded response model, the trait with mean 0 and variance 1.

    Attributes:
        slopes: (items,) discriminations.
        thresholds: (items, categories - 1), rising.
        slope_errors: (items,) standard errors, clustered two ways where persons are known.
        threshold_errors: (items, categories - 1).
        converged: Whether no parameter still moved.
        rounds: Iterations.
        log_likelihood: Of the ratings.
    """

    slopes: Array
    thresholds: Array
    slope_errors: Array
    threshold_errors: Array
    converged: bool
    rounds: int
    log_likelihood: float


def fit_graded(ratings: Array, clusters: Clusters | None = None) -> Graded:
    """Fit the model to complete ratings that are coded alike.

    Args:
        ratings: (n, items) codes 0, 1, …, each code used for each item.
        clusters: Who stands behind each row; None: errors as if rows were independent.
    """
    codes = ratings.astype(np.int64)
    categories = int(codes.max()) + 1
    shown = _one_hot(codes, categories)
    parameters = _start(codes, categories)
    move, rounds, settled = np.inf, 0, False
    while rounds < ROUNDS and not settled:
        first = _step(shown, parameters, categories)
        second = _step(shown, first, categories)
        rounds += 2
        move = float(np.abs(second - first).max())
        settled = move < TOLERANCE
        parameters = second if settled else _leap(shown, parameters, first, second, categories)
    scores = _scores(codes, shown, parameters)
    covariance = _covariance(scores, clusters)
    errors = np.sqrt(np.diagonal(covariance)).reshape(parameters.shape)
    return Graded(
        parameters[:, 0],
        parameters[:, 1:],
        errors[:, 0],
        errors[:, 1:],
        settled,
        rounds,
        _log_likelihood(shown, parameters),
    )


def probabilities(trait: Array, parameters: Array) -> Array:
    """(items, points, categories) of (items, 1 + thresholds) parameters: slope, then thresholds."""
    above = _above(trait, parameters)
    edges = np.concatenate([np.ones((*above.shape[:2], 1)), above, np.zeros((*above.shape[:2], 1))], axis=-1)
    return np.asarray(np.maximum(edges[..., :-1] - edges[..., 1:], SMALL))


def information(trait: Array, parameters: Array) -> Array:
    """(items, points) Fisher information of each item about the trait."""
    above = _above(trait, parameters)
    rise = parameters[:, :1, None] * above * (1 - above)
    nothing = np.zeros((*rise.shape[:2], 1))
    edges = np.concatenate([nothing, rise, nothing], axis=-1)
    change = edges[..., :-1] - edges[..., 1:]
    return np.asarray((change**2 / probabilities(trait, parameters)).sum(axis=-1))


def _above(trait: Array, parameters: Array) -> Array:
    """(items, points, thresholds) chance of a rating above each threshold."""
    reach = parameters[:, :1, None] * (trait[None, :, None] - parameters[:, None, 1:])
    return np.asarray(1 / (1 + np.exp(-reach)))


def _one_hot(codes: Array, categories: int) -> Array:
    """(n, items * categories) 1 where a row has this rating of this item."""
    shown = np.zeros((len(codes), codes.shape[1] * categories))
    places = codes + categories * np.arange(codes.shape[1])
    np.put_along_axis(shown, places, 1.0, axis=1)
    return shown


def _start(codes: Array, categories: int) -> Array:
    """Slopes from correlations with the rest, thresholds from each item's own counts."""
    from scipy.special import ndtri

    total = codes.sum(axis=1)
    rows = []
    for item in codes.T:
        r = float(np.clip(np.corrcoef(item, total - item)[0, 1], 0.2, 0.9))
        shares = np.clip(np.cumsum(np.bincount(item, minlength=categories))[:-1] / len(item), 1e-3, 1 - 1e-3)
        rows.append([1.7 * r / np.sqrt(1 - r * r), *(ndtri(shares) / r)])
    return np.array(rows)


def _posterior(shown: Array, parameters: Array) -> tuple[Array, Array]:
    """(n, points) what is known of each row's trait, and (n,) the log-likelihoods."""
    chance = np.log(probabilities(GRID, parameters))
    weight = shown @ chance.transpose(0, 2, 1).reshape(-1, len(GRID)) + np.log(PRIOR)
    top = weight.max(axis=1, keepdims=True)
    np.exp(weight - top, out=weight)
    mass = weight.sum(axis=1, keepdims=True)
    weight /= mass
    return weight, (np.log(mass) + top)[:, 0]


def _log_likelihood(shown: Array, parameters: Array) -> float:
    return float(_posterior(shown, parameters)[1].sum())


def _step(shown: Array, parameters: Array, categories: int) -> Array:
    """One round of EM: expected counts of ratings at each point, then scoring steps for each item."""
    counts = (shown.T @ _posterior(shown, parameters)[0]).reshape(len(parameters), categories, len(GRID))
    counts = counts.transpose(0, 2, 1)
    at_point = counts.sum(axis=-1)
    for _ in range(SCORING):
        chance = probabilities(GRID, parameters)
        slope = _derivatives(parameters)
        gradient = np.einsum("iqc,iqcp->ip", counts / chance, slope)
        weighted = slope * (at_point[:, :, None] / chance)[..., None]
        expected = np.einsum("iqcp,iqcr->ipr", weighted, slope) + 1e-8 * np.eye(parameters.shape[1])
        change = np.linalg.solve(expected, gradient[..., None])[..., 0]
        parameters = _allowed(parameters, np.clip(change, -1, 1))
    return parameters


def _allowed(parameters: Array, change: Array) -> Array:
    """The parameters moved, less far where thresholds would no longer rise or a slope would not be positive."""
    share = np.ones((len(parameters), 1))
    for _ in range(12):
        moved = parameters + share * change
        bad = (np.diff(moved[:, 1:], axis=1) <= 1e-4).any(axis=1) | (moved[:, 0] <= 0.01) | (moved[:, 0] > 50)
        if not bad.any():
            return np.asarray(moved)
        share[bad] /= 2
    return np.asarray(np.where(bad[:, None], parameters, moved))


def _leap(shown: Array, begin: Array, first: Array, second: Array, categories: int) -> Array:
    """A longer step in the same direction (SQUAREM, Varadhan and Roland 2008), where it does not lose ground."""
    one, two = first - begin, second - 2 * first + begin
    length = float(np.sqrt((one**2).sum() / max((two**2).sum(), SMALL)))
    if length <= 1:
        return second
    far = begin + 2 * length * one + length**2 * two
    usable = (np.diff(far[:, 1:], axis=1) > 1e-3).all() and (far[:, 0] > 0.05).all() and (far[:, 0] < 30).all()
    if not usable or _log_likelihood(shown, far) < _log_likelihood(shown, first):
        return second
    return _step(shown, far, categories)


def _derivatives(parameters: Array) -> Array:
    """(items, points, categories, 1 + thresholds) derivatives of probabilities by each item's parameters."""
    above = _above(GRID, parameters)
    items, points, count = above.shape
    distance = GRID[None, :, None] - parameters[:, None, 1:]
    rise = above * (1 - above)
    derivatives = np.zeros((items, points, count + 1, 1 + count))
    for edge in range(count):
        by_slope = rise[..., edge] * distance[..., edge]
        by_threshold = -parameters[:, :1] * rise[..., edge]
        for category, sign in ((edge, -1), (edge + 1, 1)):
            derivatives[:, :, category, 0] += sign * by_slope
            derivatives[:, :, category, 1 + edge] += sign * by_threshold
    return derivatives


def _scores(codes: Array, shown: Array, parameters: Array) -> Array:
    """(n, parameters) derivative of each row's log-likelihood."""
    weight = _posterior(shown, parameters)[0]
    relative = _derivatives(parameters) / probabilities(GRID, parameters)[..., None]
    scores = np.zeros((len(codes), *parameters.shape))
    for item, table in enumerate(relative):
        for category in range(table.shape[1]):
            rows = codes[:, item] == category
            scores[rows, item] = weight[rows] @ table[:, category]
    return scores.reshape(len(codes), -1)


def _covariance(scores: Array, clusters: Clusters | None) -> Array:
    """Of the parameters: the inverse of the scores' products, or a two-way clustered sandwich around it."""
    inverse = np.linalg.pinv(scores.T @ scores, hermitian=True)
    if clusters is None:
        return inverse
    parts = []
    for who, groups in zip(clusters.dimensions, clusters.groups, strict=True):
        sums = np.zeros((int(who.max()) + 1, scores.shape[1]))
        np.add.at(sums, who, scores)
        parts.append(inverse @ (corrected(groups) * (sums.T @ sums)) @ inverse)
    both = parts[0] + parts[1] - parts[2]
    larger = np.maximum(np.diagonal(parts[0]), np.diagonal(parts[1]))
    bad = np.diagonal(both) <= 0
    both[bad, bad] = larger[bad]
    return both
