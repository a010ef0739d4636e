"""Psychometrics on the whole corpus, each answer computed anew, beside plain models of the same matrices."""

from collections.abc import Callable, Iterator

import numpy as np
import statsmodels.api as sm

from analysis.core import kept
from analysis.core.kept import KEPT
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from analysis.core.registry import TABLES, load
from analysis.core.statistics.models.crossed import Model
from analysis.core.statistics.models.reliability import alpha
from analysis.psychometrics.crossed_model import Fitted, ModelSettings, fitted
from analysis.psychometrics.scale import scale_of
from tests.bench.material import Material
from tests.bench.row import Row, median, seconds

NARROWED = Filter(score=(0, 90))
TABLE_MS, MODEL_MS = 150, 2_000
OF_THE_SCALE = ("item_statistics", "response_styles", "factor_loadings", "factor_summary", "item_functioning")
OF_THE_MODEL = ("variance_shares", "crossed_effects", "crossed_residuals", "person_effects", "session_reliability")
JOBS = (("scale_reliability", 15), ("scale_eigenvalues", 15), ("graded_items", 15), ("social_relations", 15))


def rows(material: Material) -> Iterator[Row]:
    """Tables of a page, the crossed model, the jobs; then ordinary least squares and numpy beside them."""
    load()
    corpus = material.corpus()
    whole = select(corpus)
    for name in OF_THE_SCALE:
        ask = _table(name)
        ask(whole)
        yield Row(f"{name}, whole corpus", 1000 * median(lambda a=ask: a(select(corpus))), "ms", goal=TABLE_MS)
        under = 1000 * median(lambda a=ask: a(select(corpus, NARROWED)))
        yield Row(f"{name}, under a filter", under, "ms", goal=TABLE_MS)
    found = fitted(whole, ModelSettings())
    took = 1000 * median(lambda: fitted(select(corpus), ModelSettings()))
    least = 1000 * median(lambda: _least_squares(found))
    yield Row("crossed model, whole corpus", took, "ms", "statsmodels, OLS of its fixed effects", least, MODEL_MS)
    for name in OF_THE_MODEL:
        yield Row(
            f"{name}, once the model is fitted",
            1000 * median(lambda n=name: _table(n)(whole)),
            "ms",
            goal=TABLE_MS,
        )
    refit = 1000 * median(lambda: next(found.model.simulated(1, 1)))
    yield Row(
        "one draw of its bootstrap", refit, "ms", "the model fitted from the start", 1000 * median(_again(found))
    )
    for name, goal in JOBS:
        yield Row(f"job {name}", seconds(lambda n=name: KEPT[n].compute(select(corpus))), "s", goal=goal)
    ratings = scale_of(whole).ratings
    plain = 1000 * median(lambda: alpha(np.cov(ratings.T)))
    yield Row("alpha alone, numpy", plain, "ms")


def _table(name: str) -> Callable[[Selection], object]:
    def ask(selection: Selection) -> object:
        kept._recent.clear()
        return TABLES[name].function(selection)

    return ask


def _least_squares(found: Fitted) -> object:
    model = found.model
    return sm.OLS(found.fit.fitted + found.fit.residuals, model.design).fit()


def _again(found: Fitted) -> Callable[[], object]:
    model, outcome = found.model, found.fit.fitted + found.fit.residuals
    fixed = dict(zip(model.names[1:], model.design.T[1:], strict=True))
    return lambda: Model(outcome, fixed, model.groups).result()
