"""The crossed random-effects model: a score as fixed effects, plus who rates, plus who counsels.

Fitted by restricted maximum likelihood (Patterson and Thompson 1971) with mixedlm, which follows lme4
(Bates et al. 2015); above ``LARGE`` clients and counselors by ``crossed_large``.
"""

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.core.statistics.models.crossed_large import NOTHING as SINGULAR
from analysis.core.statistics.models.crossed_large import Equations, Estimates, NotSettled, applies
from analysis.core.statistics.models.rating_kinds import Array

LARGE = 1500
"""Levels of the smaller group up to which the whole factor is made, in a second or two."""
RESIDUAL = "residual"
#: share of variance below which nothing is left for the residual: real ratings scatter more than that
NOTHING = 1e-4


@contextmanager
def _quiet() -> Iterator[None]:
    """A singular or unsettled fit is part of the result, not a line on stderr."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@dataclass(frozen=True, eq=False)
class Crossed:
    """A fitted model.

    Attributes:
        names: Of the fixed effects, the intercept first.
        estimates: (fixed effects,).
        covariance: (fixed effects, fixed effects).
        variances: Of each random effect and of the residual, in points squared.
        effects: For each random effect its levels' shrunken values, and their conditional standard deviations.
        fixed_part: (n,) what the fixed effects alone predict.
        fitted: (n,) with the random effects.
        residuals: (n,).
        converged: Whether the optimiser settled.
        singular: Whether a variance stands at 0.
        criterion: REML criterion, -2 log-likelihood; nan from ``crossed_large``, which takes its slope alone.
        rounds: Iterations.
    """

    names: tuple[str, ...]
    estimates: Array
    covariance: Array
    variances: Mapping[str, float]
    effects: Mapping[str, tuple[Array, Array]]
    fixed_part: Array
    fitted: Array
    residuals: Array
    converged: bool
    singular: bool
    criterion: float
    rounds: int

    @property
    def total(self) -> float:
        """The variance that is left beside the fixed effects."""
        return sum(self.variances.values())

    @property
    def shares(self) -> dict[str, float]:
        """Each random effect's and the residual's share of that variance."""
        return {name: value / self.total for name, value in self.variances.items()}

    @property
    def saturated(self) -> bool:
        """Whether the persons' effects reproduce every value, so that no error can be told from the data."""
        return self.variances[RESIDUAL] < NOTHING * self.total

    @property
    def r_squared(self) -> tuple[float, float]:
        """Marginal and conditional R² (Nakagawa and Schielzeth 2013)."""
        fixed = float(np.var(self.fixed_part))
        whole = fixed + self.total
        return fixed / whole, (whole - self.variances[RESIDUAL]) / whole


class Model:
    """A model of one outcome, which can be fitted, simulated and fitted anew.

    Args:
        outcome: (n,).
        fixed: The columns of fixed effects by name, each (n,), without the intercept.
        groups: The codes (0, 1, …) of each random effect's levels by name, each (n,).
    """

    def __init__(self, outcome: Array, fixed: Mapping[str, Array], groups: Mapping[str, Array]) -> None:
        self.names = ("intercept", *fixed)
        self.groups = dict(groups)
        self.design = np.column_stack([np.ones(len(outcome)), *fixed.values()])
        self._outcome = outcome
        self._large: tuple[Equations, Estimates] | None = None
        fewest = min(int(codes.max()) + 1 for codes in groups.values())
        if fewest > LARGE and applies(groups.values(), self.design):
            equations = Equations(self.design, [*groups.values()])
            with suppress(NotSettled):
                self._large = equations, equations.fit(outcome)
        if self._large is None:
            self._by_mixedlm(outcome, fixed)

    def _by_mixedlm(self, outcome: Array, fixed: Mapping[str, Array]) -> None:
        import mixedlm
        import pandas as pd

        self._level = {name: f"g{i}" for i, name in enumerate(self.groups)}
        columns = {f"x{i}": column for i, column in enumerate(fixed.values())}
        levels = {short: np.char.mod("%09d", self.groups[name]) for name, short in self._level.items()}
        frame = pd.DataFrame({"y": outcome, **columns, **levels})
        terms = ["1", *columns, *(f"(1 | {short})" for short in levels)]
        with _quiet():
            self._fit = mixedlm.lmer(f"y ~ {' + '.join(terms)}", frame)

    def result(self) -> Crossed:
        """What was fitted."""
        if self._large:
            return self._of_large(self._large[1], self._outcome)
        return self._result(self._fit)

    def simulated(self, draws: int, seed: int) -> Iterator[Crossed]:
        """Fits to outcomes simulated from the model itself (parametric bootstrap); those that failed left out."""
        rng = np.random.default_rng(seed)
        own = self.result()
        for _ in range(draws):
            outcome = own.fixed_part + rng.normal(0, np.sqrt(own.variances[RESIDUAL]), len(own.fixed_part))
            for name, codes in self.groups.items():
                drawn = rng.normal(0, np.sqrt(own.variances[name]), int(codes.max()) + 1)
                outcome += drawn[codes]
            if self._large:
                equations, found = self._large
                with suppress(NotSettled):
                    anew = equations.fit(outcome, found.ratios, effects=False)
                    yield self._of_large(anew, outcome)
                continue
            with _quiet():
                again = self._fit.refit(outcome)
            if again.converged:
                yield self._result(again, effects=False)

    def _result(self, fit: Any, *, effects: bool = True) -> Crossed:
        scale = float(fit.sigma) ** 2
        short = [structure.grouping_factor for structure in fit.matrices.random_structures]
        order = {name: short.index(level) for name, level in self._level.items()}
        theta = np.asarray(fit.theta, dtype=float)
        estimates = np.asarray(fit.beta, dtype=float)
        fixed_part = self.design @ estimates
        return Crossed(
            self.names,
            estimates,
            np.asarray(fit.vcov(), dtype=float) if effects else np.zeros((0, 0)),
            {**{name: float(theta[place]) ** 2 * scale for name, place in order.items()}, RESIDUAL: scale},
            self._effects(fit) if effects else {},
            fixed_part,
            np.asarray(fit.fitted(), dtype=float) if effects else np.zeros(0),
            np.asarray(fit.residuals(), dtype=float) if effects else np.zeros(0),
            bool(fit.converged),
            bool(fit.isSingular()),
            float(fit.REMLcrit()),
            int(fit.n_iter),
        )

    def _of_large(self, found: Estimates, outcome: Array) -> Crossed:
        fixed_part = self.design @ found.beta
        persons = sum(effects[codes] for effects, codes in zip(found.effects, self.groups.values(), strict=True))
        fitted = np.asarray(fixed_part + persons)
        variances = dict(zip(self.groups, (float(ratio) * found.scale for ratio in found.ratios), strict=True))
        return Crossed(
            self.names,
            found.beta,
            found.covariance,
            {**variances, RESIDUAL: found.scale},
            dict(zip(self.groups, zip(found.effects, found.deviations, strict=False), strict=False)),
            fixed_part,
            fitted,
            outcome - fitted,
            converged=True,
            singular=bool(found.ratios.min() < SINGULAR),
            criterion=float("nan"),
            rounds=found.rounds,
        )

    def _effects(self, fit: Any) -> dict[str, tuple[Array, Array]]:
        effects = fit.ranef(condVar=True)
        only = "(Intercept)"
        return {
            name: (
                np.asarray(effects.values[short][only], dtype=float),
                np.sqrt(np.asarray(effects.condVar[short][only], dtype=float)).ravel(),
            )
            for name, short in self._level.items()
        }
