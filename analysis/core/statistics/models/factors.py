"""Exploratory factor analysis of correlation matrices, one or many at a time.

Extraction is by minimum residuals (Harman and Jones 1966) as iterated principal axes, which have the same
solution. Rotation is direct oblimin or varimax by gradient projection (Jennrich 2002; Bernaards and
Jennrich 2005).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from analysis.core.statistics.models.rating_kinds import Array

Rotation = Literal["oblimin", "varimax", "none"]
ROTATIONS: tuple[str, ...] = get_args(Rotation)
CEILING = 0.9975
ROUNDS = 2_000
TURNS, FEW_TURNS = 2_000, 150
HALVINGS = 20
STEEPNESS, ROUGH = 1e-6, 1e-3


@dataclass(frozen=True, eq=False)
class Factors:
    """A factor solution.

    Attributes:
        loadings: (…, items, factors) pattern loadings.
        correlations: (…, factors, factors) of the factors.
        converged: (…,) whether extraction settled.
    """

    loadings: Array
    correlations: Array
    converged: Array

    @property
    def communalities(self) -> Array:
        """(…, items) share of each item's variance that the factors explain."""
        return np.asarray(np.einsum("...if,...fg,...ig->...i", self.loadings, self.correlations, self.loadings))

    @property
    def heywood(self) -> Array:
        """(…,) whether a communality stands at its ceiling: the solution is not to be trusted."""
        return np.asarray((self.communalities > CEILING - 1e-4).any(axis=-1))


def most_factors(items: int) -> int:
    """The most factors that leave degrees of freedom for this many items."""
    m = 0
    while (items - m - 1) ** 2 >= items + m + 1 and m + 1 < items:
        m += 1
    return max(1, m)


def extract(
    matrices: Array, factors: int, *, start: Array | None = None, rounds: int = ROUNDS, tolerance: float = 1e-7
) -> Factors:
    """Unrotated minimum-residual factors.

    Args:
        matrices: (…, items, items) correlations.
        factors: How many.
        start: (…, items) communalities to begin with, else squared multiple correlations.
        rounds: Most iterations.
        tolerance: Largest change of a communality at which it has settled.
    """
    shape = matrices.shape
    stack = matrices.reshape(-1, *shape[-2:])
    items = np.arange(shape[-1])
    communal = _squared_multiple(stack) if start is None else np.broadcast_to(start, stack.shape[:-1]).copy()
    settled = np.zeros(len(stack), dtype=bool)
    loadings = np.zeros((*stack.shape[:-1], factors))
    active = np.arange(len(stack))
    for _ in range(rounds):
        reduced = stack[active].copy()
        reduced[:, items, items] = communal[active]
        values, vectors = np.linalg.eigh(reduced)
        solution = (
            vectors[..., -factors:][..., ::-1] * np.sqrt(np.maximum(values[..., -factors:][..., ::-1], 0))[:, None]
        )
        loadings[active] = solution
        now = np.minimum((solution * solution).sum(axis=-1), CEILING)
        change = np.abs(now - communal[active]).max(axis=-1)
        communal[active] = now
        settled[active] = change < tolerance
        active = active[change >= tolerance]
        if not len(active):
            break
    loadings = loadings * np.where(loadings.sum(axis=-2, keepdims=True) < 0, -1, 1)
    own = np.broadcast_to(np.eye(factors), (*shape[:-2], factors, factors)).copy()
    return Factors(loadings.reshape(*shape[:-1], factors), own, settled.reshape(shape[:-2]))


def _squared_multiple(stack: Array) -> Array:
    """(n, items) squared multiple correlation of each item with the others."""
    inverse = np.linalg.pinv(stack, hermitian=True)
    return np.clip(1 - 1 / np.diagonal(inverse, axis1=-2, axis2=-1), 0.05, CEILING)


def rotate(unrotated: Factors, rotation: Rotation = "oblimin", near: "Factors | None" = None) -> Factors:
    """The same factors turned towards simple structure, the one that explains most first.

    Args:
        unrotated: An unrotated solution.
        rotation: ``oblimin`` lets factors correlate, ``varimax`` does not.
        near: The rotated solution of a matrix nearby, from which to begin and at which to stop early.
    """
    factors = unrotated.loadings.shape[-1]
    if rotation == "none" or factors < 2:
        return unrotated
    shape = unrotated.loadings.shape
    stack = unrotated.loadings.reshape(-1, *shape[-2:])
    turn = (
        np.broadcast_to(np.eye(factors), (len(stack), factors, factors)) if near is None else _towards(stack, near)
    )
    descend = _oblique if rotation == "oblimin" else _orthogonal
    steepness, turns = (STEEPNESS, TURNS) if near is None else (ROUGH, FEW_TURNS)
    turned, turn = descend(stack, turn.copy(), steepness, turns)
    correlations = np.swapaxes(turn, -1, -2) @ turn
    signs = np.where(turned.sum(axis=-2) < 0, -1.0, 1.0)
    turned = turned * signs[:, None, :]
    correlations = correlations * signs[:, :, None] * signs[:, None, :]
    order = np.argsort(-(turned**2).sum(axis=-2), axis=-1, kind="stable")
    turned = np.take_along_axis(turned, order[:, None, :], axis=-1)
    correlations = np.take_along_axis(correlations, order[:, None, :], axis=-1)
    correlations = np.take_along_axis(correlations, order[:, :, None], axis=-2)
    return Factors(
        turned.reshape(shape), correlations.reshape(*shape[:-2], factors, factors), np.asarray(unrotated.converged)
    )


def _towards(stack: Array, near: Factors) -> Array:
    """(n, factors, factors) the turn that brings each solution closest to another's rotated loadings."""
    inverse = np.linalg.pinv(stack) @ near.loadings
    lost = ~(np.linalg.cond(inverse) < 1e6)
    inverse[lost] = np.eye(inverse.shape[-1])
    turn = np.swapaxes(np.linalg.inv(inverse), -1, -2)
    return np.asarray(turn / np.sqrt((turn**2).sum(axis=-2, keepdims=True)))


def _oblique(loadings: Array, turn: Array, steepness: float, turns: int) -> tuple[Array, Array]:
    """Direct quartimin (oblimin with gamma 0) by gradient projection, all matrices at once."""
    others = 1 - np.eye(loadings.shape[-1])

    def at(turn: Array, which: Array) -> tuple[Array, Array, Array]:
        inverse = np.linalg.inv(turn)
        turned = loadings[which] @ inverse.swapaxes(-1, -2)
        squared = (turned**2) @ others
        value = ((turned**2) * squared).sum(axis=(-1, -2)) / 4
        slope = -np.swapaxes(np.swapaxes(turned, -1, -2) @ (turned * squared) @ inverse, -1, -2)
        return turned, value, slope

    def project(turn: Array, slope: Array) -> Array:
        return np.asarray(slope - turn * (turn * slope).sum(axis=-2, keepdims=True))

    def back(turn: Array) -> Array:
        return np.asarray(turn / np.sqrt((turn**2).sum(axis=-2, keepdims=True)))

    return _descend(turn, at, project, back, steepness, turns)


def _orthogonal(loadings: Array, turn: Array, steepness: float, turns: int) -> tuple[Array, Array]:
    """Varimax by gradient projection, all matrices at once."""

    def at(turn: Array, which: Array) -> tuple[Array, Array, Array]:
        turned = loadings[which] @ turn
        squared = turned**2
        centered = squared - squared.mean(axis=-2, keepdims=True)
        value = -(centered**2).sum(axis=(-1, -2)) / 4
        return turned, value, -np.swapaxes(loadings[which], -1, -2) @ (turned * centered)

    def project(turn: Array, slope: Array) -> Array:
        inner = np.swapaxes(turn, -1, -2) @ slope
        return np.asarray(slope - turn @ (inner + np.swapaxes(inner, -1, -2)) / 2)

    def back(turn: Array) -> Array:
        left, _, right = np.linalg.svd(turn)
        return np.asarray(left @ right)

    return _descend(turn, at, project, back, steepness, turns)


At = Callable[[Array, Array], tuple[Array, Array, Array]]


def _descend(
    turn: Array,
    at: At,
    project: Callable[[Array, Array], Array],
    back: Callable[[Array], Array],
    steepness: float,
    turns: int,
) -> tuple[Array, Array]:
    """Gradient projection, its step halved until the criterion falls far enough; those that settled rest."""
    every = np.arange(len(turn))
    step = np.ones(len(turn))
    turned, value, slope = at(turn, every)
    for _ in range(turns):
        direction = project(turn, slope)
        squared = (direction**2).sum(axis=(-1, -2))
        active = every[np.sqrt(squared[every]) >= steepness]
        if not len(active):
            break
        step[active] *= 2
        waiting = active
        for _ in range(HALVINGS):
            tried = back(turn[waiting] - step[waiting, None, None] * direction[waiting])
            new_turned, new_value, new_slope = at(tried, waiting)
            enough = value[waiting] - new_value >= 0.5 * squared[waiting] * step[waiting] - 1e-15
            good = waiting[enough]
            turn[good], turned[good] = tried[enough], new_turned[enough]
            value[good], slope[good] = new_value[enough], new_slope[enough]
            waiting = waiting[~enough]
            if not len(waiting):
                break
            step[waiting] /= 2
        else:
            every = np.setdiff1d(every, waiting)
    return turned, turn


def schmid_leiman(rotated: Factors) -> tuple[Array, Array]:
    """A general factor above correlated ones (Schmid and Leiman 1957).

    Returns:
        (…, items) loadings on the general factor, and (…, items, factors) on the group factors.
    """
    correlations = rotated.correlations
    factors = correlations.shape[-1]
    if factors < 3:
        pair = correlations[..., 0, 1] if factors == 2 else np.ones(correlations.shape[:-2])
        above = np.repeat(np.sqrt(np.clip(pair, 0, 1))[..., None], factors, axis=-1)
    else:
        above = extract(correlations, 1, tolerance=1e-6, rounds=300).loadings[..., 0]
    general = (rotated.loadings @ above[..., None])[..., 0]
    left = np.sqrt(np.clip(1 - above**2, 0, None))
    return general, rotated.loadings * left[..., None, :]


def eigenvalues(matrices: Array) -> Array:
    """(…, items) eigenvalues of correlation matrices, the largest first."""
    return np.asarray(np.linalg.eigvalsh(matrices)[..., ::-1])


def parallel(ratings: Array, *, draws: int, seed: int) -> Array:
    """(draws, items) eigenvalues where each item's ratings are permuted by themselves (Horn 1965).

    What is left of the common structure is chance, at this n and with these distributions.
    """
    rng = np.random.default_rng(seed)
    random = np.full((draws, ratings.shape[1]), np.nan)
    columns = np.ascontiguousarray(ratings.T)
    columns = columns - columns.mean(axis=1, keepdims=True)
    length = np.sqrt((columns**2).sum(axis=1, keepdims=True))
    if len(ratings) < 2 or (length < 1e-9).any():
        return random
    columns /= length
    for draw in random:
        shuffled = rng.permuted(columns, axis=1)
        draw[:] = eigenvalues(shuffled @ shuffled.T)
    return random
