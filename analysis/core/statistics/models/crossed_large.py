"""The crossed model of thousands of clients and counselors, fitted in a time that grows with the dialogues.

A Cholesky factor of the persons' equations fills up and costs the cube of their number. Here the equations
(Henderson 1975) are solved by conjugate gradients, which is exact. The traces of the inverse that the restricted
likelihood needs are exact up to their second order; the rest is estimated with drawn signs (Hutchinson 1990).
Variances are found by average information (Gilmour, Thompson and Cullis 1995).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.core.statistics.models.rating_kinds import Array

SEED = 75
PROBED, FEWEST = 250_000, 12  # drawn signs, persons times probes: what they leave unknown is far below an error
START, STEP, SETTLED, ROUNDS = 0.1, 10.0, 1e-7, 60  # of variances over the residual's
NOTHING = 1e-8  # told as 0: lme4's bound of 1e-4 for standard deviations


class NotSettled(ArithmeticError):
    """The variances were not found; another way may find them."""


@dataclass(frozen=True, eq=False)
class Estimates:
    """What was fitted, effects by the order of the groups.

    Attributes:
        beta: (p,) fixed effects.
        covariance: (p, p) of them.
        ratios: Variance of each effect over that of the residual.
        scale: The residual's variance.
        effects: Of each group the (levels,) shrunken values.
        deviations: Of each group their (levels,) conditional standard deviations.
        rounds: Iterations.
    """

    beta: Array
    covariance: Array
    ratios: Array
    scale: float
    effects: list[Array]
    deviations: list[Array]
    rounds: int


def applies(groups: Iterable[Array], design: Array) -> bool:
    """Whether these are two crossed groups, their pairs a third or not, and the columns independent."""
    first, second, *rest = groups
    if len(rest) > 1 or np.linalg.matrix_rank(design.T @ design, hermitian=True) < design.shape[1]:
        return False
    return not rest or bool(np.array_equal(rest[0], _cells(first, second)[1]))


def _cells(first: Array, second: Array) -> tuple[Array, Array]:
    """The pairs that met, each as one number, and (n,) which of them each row is."""
    both = first.astype(np.int64) * (int(second.max()) + 1) + second
    pairs, cells = np.unique(both, return_inverse=True)
    return pairs, cells


class Equations:
    """The equations of two crossed groups, and of their pairs where there is a third, for one design.

    Args:
        design: (n, p) the fixed effects' columns.
        groups: The codes 0, 1, … of each group, each (n,).
        probes: How many vectors of signs are drawn; by default as many as the persons need.
    """

    def __init__(self, design: Array, groups: list[Array], probes: int | None = None) -> None:
        from scipy import sparse

        self.design, self.n_groups = design, len(groups)
        pairs, self.cells = _cells(groups[0], groups[1])
        self.n_second = int(groups[1].max()) + 1
        self.first, self.second = pairs // self.n_second, pairs % self.n_second
        self.sizes = np.bincount(self.cells).astype(float)
        self.levels = (int(groups[0].max()) + 1, self.n_second)
        self._pattern = sparse.csr_matrix(
            (np.arange(len(pairs)), (self.first, self.second)), shape=self.levels, dtype=np.int64
        )
        self._turned = self._pattern.T.tocsr()
        self._sums_x = self._by_cell(design)
        rng = np.random.default_rng(SEED)
        m = probes or max(FEWEST, -(-PROBED // sum(self.levels)))
        self._signs = [rng.integers(0, 2, (size, m)) * 2.0 - 1.0 for size in self.levels]

    def fit(self, outcome: Array, start: Array | None = None, *, effects: bool = True) -> Estimates:
        """The restricted maximum likelihood. Raises NotSettled."""
        both = np.column_stack([self.design, outcome])
        sums = np.column_stack([self._sums_x, self._by_cell(outcome[:, None])])
        within = both.T @ both - (sums / self.sizes[:, None]).T @ sums
        ratios = np.full(self.n_groups, START) if start is None else np.maximum(start, 0.0)
        released = np.zeros(self.n_groups, dtype=bool)
        before: dict[str, Array] = {}
        for rounds in range(1, ROUNDS + 1):
            state = _State(self, ratios, sums, within, before)
            free = (ratios > 0) | (state.score < 0)
            released |= free & (ratios == 0)
            low = np.where(released & (ratios > NOTHING), ratios / STEP, 0.0)
            after = ratios + _step(state, free, low - ratios, ratios * (STEP - 1) + START)
            if not np.isfinite(after).all():
                break
            if np.all(np.abs(after - ratios) <= SETTLED * (ratios + START)):
                return state.estimates(rounds, effects=effects)
            ratios = after
        raise NotSettled

    def _by_cell(self, rows: Array) -> Array:
        """(pairs, columns) the sums of rows."""
        return np.column_stack([np.bincount(self.cells, column) for column in rows.T])

    def summed(self, values: Array) -> tuple[Array, Array]:
        """Of (pairs, columns) the sums by the first group and by the second."""
        return _group_sums(self._pattern, values), _group_sums(self._turned, values)

    def matrix(self, values: Array) -> tuple[Any, Any]:
        """A sparse matrix of a value a pair, first by second, and turned."""
        from scipy import sparse

        return tuple(
            sparse.csr_matrix((values[pattern.data], pattern.indices, pattern.indptr), shape=pattern.shape)
            for pattern in (self._pattern, self._turned)
        )


def _step(state: "_State", free: Array, least: Array, most: Array) -> Array:
    """Newton's step of the free ratios; those that it takes beyond a bound go there, the others as that asks."""
    step = np.zeros(len(free))
    free = free.copy()
    while free.any():
        requested = -state.score - state.information[:, ~free] @ step[~free]
        step[free] = np.linalg.solve(state.information[np.ix_(free, free)], requested[free])
        beyond = free & ((step < least) | (step > most))
        if not beyond.any():
            break
        step = np.where(beyond, np.clip(step, least, most), step)
        free &= ~beyond
    return step


def _group_sums(pattern: Any, values: Array) -> Array:
    from scipy import sparse

    ones = sparse.csr_matrix(
        (np.ones(len(pattern.data)), pattern.data, pattern.indptr), shape=(pattern.shape[0], len(values))
    )
    return np.asarray(ones @ values)


class _State:
    """The likelihood's slope and curvature at one set of ratios."""

    def __init__(self, of: Equations, ratios: Array, sums: Array, within: Array, before: dict[str, Array]) -> None:
        self.of, self.ratios, self._before = of, ratios, before
        pair = ratios[2] if len(ratios) > 2 else 0.0
        self.weights = of.sizes / (1 + pair * of.sizes)
        self.roots = [np.sqrt(ratio) for ratio in ratios[:2]]
        degrees = of.summed(self.weights)
        self.diagonals = [1 + ratio * degree for ratio, degree in zip(ratios, degrees, strict=False)]
        self.degrees = degrees
        self.scales = [root / np.sqrt(diagonal) for root, diagonal in zip(self.roots, self.diagonals, strict=True)]
        self.across, self.back = of.matrix(self._scaled(self.weights))
        inverse, crossed = self._whitened("both", sums / of.sizes[:, None])
        self.crossed = within + crossed
        gram = self.crossed[:-1, :-1]
        self.inner = np.linalg.inv(gram)
        self.beta = self.inner @ self.crossed[:-1, -1]
        n, p = len(of.cells), len(gram)
        self.scale = float(self.crossed[-1, -1] - self.crossed[:-1, -1] @ self.beta) / (n - p)
        self.left = inverse[:, -1] - inverse[:, :-1] @ self.beta
        self.persons = of.summed(self.left)
        parts = [self.persons[0][of.first], self.persons[1][of.second], self.left][: len(ratios)]
        _, squared = self._whitened("parts", np.column_stack(parts))
        along = np.column_stack(parts).T @ inverse[:, :-1]
        curved = squared - along @ self.inner @ along.T
        told = np.array([part @ self.left for part in parts])
        self.information = curved / self.scale - np.outer(told, told) / ((n - p) * self.scale**2)
        taken = [*of.summed(inverse[:, :-1]), inverse[:, :-1]][: len(ratios)]
        fixed = np.array([float(np.sum((one @ self.inner) * one)) for one in taken])
        self.score = self._traces() - fixed - told / self.scale

    def estimates(self, rounds: int, *, effects: bool) -> Estimates:
        """What was found."""
        groups = [*self.persons, self.left][: len(self.ratios)]
        values = [ratio * one for ratio, one in zip(self.ratios, groups, strict=True)]
        errors = self._deviations() if effects else []
        return Estimates(self.beta, self.scale * self.inner, self.ratios, self.scale, values, errors, rounds)

    def _scaled(self, values: Array) -> Array:
        return np.asarray(self.scales[0][self.of.first] * values * self.scales[1][self.of.second])

    def _whitened(self, name: str, means: Array) -> tuple[Array, Array]:
        """Of pairs' means: the pairs' sums of V⁻¹ times these, and the means' products through V⁻¹."""
        of = self.of
        weighted = self.weights[:, None] * means
        right = [s[:, None] * part for s, part in zip(self.scales, of.summed(weighted), strict=True)]
        solved = self._solved(name, *right)
        spread = [s[:, None] * part for s, part in zip(self.scales, solved, strict=True)]
        inverse = weighted - self.weights[:, None] * (spread[0][of.first] + spread[1][of.second])
        return inverse, means.T @ inverse

    def _solved(self, name: str, first: Array, second: Array, precision: float = 1e-11) -> tuple[Array, Array]:
        """Both parts of the equations' solution, off-diagonal matrix ``across`` and ones on the diagonal."""
        right = second - self.back @ first
        guess = self._before.get(name)
        x = np.zeros_like(right) if guess is None or guess.shape != right.shape else guess.copy()
        left = right - x + self.back @ (self.across @ x)
        bound = np.maximum(precision**2 * np.sum(right**2, axis=0), 1e-300)
        direction, squares = left.copy(), np.sum(left**2, axis=0)
        for _ in range(1000):
            if np.all(squares <= bound):
                break
            turned = direction - self.back @ (self.across @ direction)
            length = squares / np.maximum(np.sum(direction * turned, axis=0), 1e-300)
            x += length * direction
            left -= length * turned
            now = np.sum(left**2, axis=0)
            direction = left + now / np.maximum(squares, 1e-300) * direction
            squares = now
        self._before[name] = x
        return first - self.across @ x, x

    def _twice(self, first: Array, second: Array) -> tuple[Array, Array]:
        return np.asarray(self.across @ second), np.asarray(self.back @ first)

    def _probed(self) -> None:
        """Drawn signs through the inverse's third and higher orders."""
        z = self.of._signs
        self._second = self._twice(*self._twice(*z))
        solved = self._solved("signs", *self._second, precision=1e-7)
        self._higher = self._twice(*self._twice(*solved))
        self.left_over = [np.mean(sign * high, axis=1) for sign, high in zip(z, self._higher, strict=True)]
        squares = self.across.data**2, self.back.data**2
        self.squared = [
            np.bincount(np.repeat(np.arange(len(m.indptr) - 1), np.diff(m.indptr)), square, minlength=m.shape[0])
            for m, square in zip((self.across, self.back), squares, strict=True)
        ]

    def _traces(self) -> Array:
        """Of V⁻¹ with each group's likeness of rows."""
        self._probed()
        traces: list[float] = []
        for ratio, degree, diagonal, exact, rest in zip(
            self.ratios, self.degrees, self.diagonals, self.squared, self.left_over, strict=False
        ):
            beyond = np.sum((exact + rest) / diagonal) / ratio if ratio > 0 else self._at_nothing(len(traces))
            traces.append(float(np.sum(degree / diagonal) - beyond))
        if len(self.ratios) > 2:
            traces.append(float(self.weights.sum() - self._pair_trace()))
        return np.array(traces)

    def _at_nothing(self, number: int) -> float:
        """The second order over a ratio as that goes to 0."""
        other = 1 - number
        if self.ratios[other] == 0:
            return 0.0
        ends = (self.of.first, self.of.second)
        shrunk = self.ratios[other] / self.diagonals[other][ends[other]]
        return float(np.sum(self.weights**2 * shrunk))

    def _pair_trace(self) -> float:
        """What the persons take of the pairs' trace."""
        squares = self.weights**2
        own = [s**2 * d for s, d in zip(self.scales, self.of.summed(squares), strict=True)]
        beside = self._scaled(squares)
        forth, back = self.of.matrix(beside)
        exact = sum(
            float(np.sum(o * (1 + e + r))) for o, e, r in zip(own, self.squared, self.left_over, strict=True)
        ) - 2 * float(beside @ self._scaled(self.weights))
        z = self.of._signs
        third = self._twice(*self._second)
        drawn = np.sum((forth @ z[1]) * (self._higher[0] - third[0])) + np.sum(
            (back @ z[0]) * (self._higher[1] - third[1])
        )
        return float(exact + drawn / z[0].shape[1])

    def _deviations(self) -> list[Array]:
        """Conditional standard deviations of the effects."""
        inverse = [
            (1 + exact + rest) / diagonal
            for exact, rest, diagonal in zip(self.squared, self.left_over, self.diagonals, strict=True)
        ]
        variances = [ratio * one for ratio, one in zip(self.ratios, inverse, strict=False)]
        if len(self.ratios) > 2:
            first, second = self.of.first, self.of.second
            z, high = self.of._signs, self._higher
            higher = np.mean((z[0][first] * high[1][second] + z[1][second] * high[0][first]) / 2, axis=1)
            beside = self.scales[0][first] * self.scales[1][second] * (higher - self._scaled(self.weights))
            persons = variances[0][first] + variances[1][second] + 2 * beside
            pair = self.ratios[2]
            variances.append(pair * (1 - pair * (self.weights - self.weights**2 * persons)))
        return [np.sqrt(np.maximum(self.scale * variance, 0)) for variance in variances]
