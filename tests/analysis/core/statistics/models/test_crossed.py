"""The crossed model against a dense likelihood, and generalizability against worked examples."""

import numpy as np
import pytest
from scipy import optimize

from analysis.core.statistics.models.crossed import Crossed, Model
from analysis.core.statistics.models.not_fitted import NotFitted, check_fitted
from data.corpus import Corpus
from tests.analysis.core.statistics.models.invented import crossed


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


def test_effects_of_persons_that_reproduce_every_value_are_no_fit(fit):
    rng = np.random.default_rng(7)
    client, counselor = np.arange(24) // 2, (np.arange(24) + 1) // 2 % 12  # each meets two others
    values = rng.normal(0, 3, 12)[client] + rng.normal(0, 2, 12)[counselor]
    alone = Model(values, {}, {"client": client, "counselor": counselor}).result()
    assert alone.saturated and not fit.saturated
    with pytest.raises(NotFitted) as raised:
        check_fitted(alone)
    assert raised.value.what == "saturated"


def test_a_variance_of_nothing_is_told(demo_ja: Corpus):
    rng = np.random.default_rng(1)
    groups = {"client": np.repeat(np.arange(20), 6), "counselor": np.tile(np.arange(12), 10)}
    noise = rng.normal(size=120)
    for codes in groups.values():  # no two groups differ: their means are taken off
        noise -= (np.bincount(codes, noise) / np.bincount(codes))[codes]
    fit = Model(noise, {}, groups).result()
    assert fit.singular and fit.variances["client"] == pytest.approx(0, abs=1e-6)
