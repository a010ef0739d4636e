"""The crossed model against a dense likelihood, and generalizability against worked examples."""

import numpy as np
import pytest
from scipy import optimize

from analysis.statistics.models.crossed import Crossed, Model
from analysis.statistics.models.generalizability import (
    design_effect,
    icc_of_totals,
    needed,
    one_way_icc,
    reliability_of_mean,
    reliability_with_partners,
    sessions_for,
    typical_size,
)
from analysis.statistics.models.item_functioning import functioning
from tests.analysis.statistics.models.invented import crossed


def dense_reml(data: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray, float]:
    """Variances, fixed effects and the REML criterion from the whole covariance matrix of the rows."""
    y, n = data["y"], len(data["y"])
    x = np.column_stack([np.ones(n), data["x"], data["z"]])
    alike = [(data[name][:, None] == data[name][None, :]).astype(float) for name in ("client", "counselor")]

    def criterion(logs: np.ndarray) -> float:
        a, b, e = np.exp(logs)
        v = a * alike[0] + b * alike[1] + e * np.eye(n)
        root = np.linalg.cholesky(v)
        wx, wy = np.linalg.solve(root, x), np.linalg.solve(root, y)
        beta = np.linalg.lstsq(wx, wy, rcond=None)[0]
        left = wy - wx @ beta
        inner = np.linalg.slogdet(wx.T @ wx)[1]
        return float((n - 3) * np.log(2 * np.pi) + 2 * np.log(np.diag(root)).sum() + inner + left @ left)

    best = optimize.minimize(
        criterion, np.log([30.0, 10.0, 60.0]), method="Nelder-Mead", options={"xatol": 1e-7, "fatol": 1e-9}
    )
    a, b, e = np.exp(best.x)
    v = a * alike[0] + b * alike[1] + e * np.eye(n)
    beta = np.linalg.solve(x.T @ np.linalg.solve(v, x), x.T @ np.linalg.solve(v, y))
    return np.array([a, b, e]), beta, float(best.fun)


@pytest.fixture(scope="module")
def data() -> dict[str, np.ndarray]:
    return crossed()


@pytest.fixture(scope="module")
def model(data) -> Model:
    groups = {name: np.unique(data[name], return_inverse=True)[1] for name in ("client", "counselor")}
    return Model(data["y"], {"x": data["x"], "z": data["z"]}, groups)


@pytest.fixture(scope="module")
def fit(model) -> Crossed:
    return model.result()


def test_variances_and_effects_are_those_of_the_dense_likelihood(data, fit):
    variances, beta, criterion = dense_reml(data)
    assert np.array([*fit.variances.values()]) == pytest.approx(variances, rel=1e-3)
    assert fit.shares["client"] == pytest.approx(variances[0] / variances.sum(), abs=1e-3)
    assert fit.estimates == pytest.approx(beta, rel=1e-3)
    assert fit.criterion == pytest.approx(criterion, abs=1e-3)
    assert fit.converged and not fit.singular


def test_shrunken_effects_are_the_best_linear_predictions(data, fit):
    n = len(data["y"])
    (a, b, e) = fit.variances.values()
    z = {
        name: np.eye(int(codes.max()) + 1)[codes]
        for name, codes in ((k, np.unique(data[k], return_inverse=True)[1]) for k in ("client", "counselor"))
    }
    v = a * z["client"] @ z["client"].T + b * z["counselor"] @ z["counselor"].T + e * np.eye(n)
    left = np.linalg.solve(v, data["y"] - fit.fixed_part)
    assert fit.effects["client"][0] == pytest.approx(a * z["client"].T @ left, abs=1e-3)
    assert fit.effects["counselor"][0] == pytest.approx(b * z["counselor"].T @ left, abs=1e-3)
    assert fit.fitted + fit.residuals == pytest.approx(data["y"])


def test_r_squared_is_nakagawa_s(fit):
    fixed = np.var(fit.fixed_part)
    whole = fixed + sum(fit.variances.values())
    assert fit.r_squared == pytest.approx((fixed / whole, 1 - fit.variances["residual"] / whole))


def test_the_bootstrap_is_seeded_and_lies_around_the_fit(model, fit):
    shares = np.array([one.shares["client"] for one in model.simulated(40, seed=2)])
    again = np.array([one.shares["client"] for one in model.simulated(3, seed=2)])
    assert shares[:3] == pytest.approx(again)
    assert len(shares) == 40
    assert shares.mean() == pytest.approx(fit.shares["client"], abs=4 * shares.std() / np.sqrt(40) + 0.03)


def test_a_group_that_explains_nothing_is_singular():
    rng = np.random.default_rng(8)
    y = rng.normal(size=80)
    codes = np.arange(80) % 20
    y -= np.array([y[codes == g].mean() for g in range(20)])[codes]
    assert Model(y, {}, {"client": codes, "counselor": np.arange(80) // 8}).result().singular


def test_sessions_tell_as_the_spearman_brown_formula_says():
    assert reliability_of_mean(0.095, np.array([1, 12, 38])) == pytest.approx([0.095, 0.557, 0.800], abs=1e-3)
    assert sessions_for(0.095, 0.8) == 39
    assert sessions_for(0.5, 0.8) == 4
    assert sessions_for(0.0, 0.8) is None
    one = reliability_with_partners(2, 3, 5, np.array([4]), np.array([2]))
    assert one == pytest.approx(2 / (2 + 3 / 4 + 5 / 8))


def test_clustering_needs_more_dialogues():
    from statsmodels.stats.power import NormalIndPower

    plain = needed(5, 20, 1.0)
    assert plain == pytest.approx(NormalIndPower().solve_power(5 / 20, power=0.8, alpha=0.05), abs=1)
    assert needed(5, 20, design_effect(0.3, 0.1, 5, 1)) == pytest.approx(plain * 2.2, abs=3)
    assert typical_size(np.array([1, 1, 4])) == 3


@pytest.mark.filterwarnings("ignore:The inplace keyword")  # inside pingouin
def test_icc_is_pingouin_s_where_groups_are_of_one_size():
    import pandas as pd
    import pingouin

    rng = np.random.default_rng(6)
    x = rng.normal(size=(12, 1)) + rng.normal(size=(12, 4))
    long = pd.DataFrame({"t": np.repeat(np.arange(12), 4), "r": np.tile(np.arange(4), 12), "y": x.ravel()})
    theirs = pingouin.intraclass_corr(long, targets="t", raters="r", ratings="y")
    expected = theirs.iloc[0]["ICC"]
    ours = one_way_icc(np.full(12, 4.0), x.sum(axis=1), (x**2).sum(axis=1))
    assert ours == pytest.approx(expected, abs=1e-6)
    assert np.isnan(icc_of_totals(np.array([1.0, 4, 16, 3, 5, 2.25])))


def test_functioning_is_the_regression_with_strata_as_dummies():
    import statsmodels.api as sm

    rng = np.random.default_rng(7)
    rest = rng.integers(0, 12, 500) / 2
    member = rng.random(500) < 0.3
    item = 0.5 * rest + 0.4 * member + rng.normal(size=500)
    found = functioning(item, rest, member)
    dummies = np.eye(12)[(rest * 2).astype(int)]
    plain = sm.OLS(item, np.column_stack([member, dummies])).fit()
    assert found.uniform.value == pytest.approx(plain.params[0])
    level = (rest - rest.mean()) / rest.std()
    both = sm.OLS(item, np.column_stack([member * level, member, dummies])).fit()
    assert found.slope.value == pytest.approx(both.params[0])
    assert np.isnan(functioning(item, rest, np.ones(500, dtype=bool)).uniform.value)
