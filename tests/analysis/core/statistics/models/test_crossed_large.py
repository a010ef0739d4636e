"""The crossed model of many persons against the whole factor of mixedlm."""

import numpy as np
import pytest

from analysis.core.statistics.models import crossed
from analysis.core.statistics.models.crossed import Crossed, Model
from analysis.core.statistics.models.crossed_large import Equations, NotSettled, applies
from tests.analysis.core.statistics.models import invented

Case = tuple[np.ndarray, dict[str, np.ndarray], dict[str, np.ndarray]]


def case(n: int, persons: int, spread: tuple[float, float, float]) -> Case:
    """Outcome, fixed effects and groups; the last spread is that of pairs, a group where it is above 0."""
    data = invented.crossed(n, persons, persons - 10)
    groups = {name: np.unique(data[name], return_inverse=True)[1] for name in ("client", "counselor")}
    rng = np.random.default_rng(2)
    y = 3 * data["x"] + rng.normal(0, 8, n)
    pairs = np.unique(groups["client"] * persons + groups["counselor"], return_inverse=True)[1]
    for codes, scale in zip((*groups.values(), pairs), spread, strict=True):
        y += rng.normal(0, scale, codes.max() + 1)[codes]
    return y, {"x": data["x"], "z": data["z"]}, groups | ({"pair": pairs} if spread[2] else {})


def both(monkeypatch: pytest.MonkeyPatch, one: Case) -> tuple[Crossed, Crossed]:
    whole = Model(*one).result()
    monkeypatch.setattr(crossed, "LARGE", 1)
    large = Model(*one)
    assert large._large is not None
    return whole, large.result()


@pytest.mark.parametrize("spread", [(6, 3, 0), (6, 3, 4), (6, 0, 0), (0, 0, 0), (0, 3, 4)])
def test_the_fit_is_that_of_the_whole_factor(monkeypatch, spread):
    whole, large = both(monkeypatch, case(1500, 90, spread))
    total = whole.total
    for name, value in whole.variances.items():
        assert large.variances[name] == pytest.approx(value, rel=1e-3, abs=1e-4 * total)
    assert large.estimates == pytest.approx(whole.estimates, rel=1e-3, abs=1e-3)
    assert large.covariance == pytest.approx(whole.covariance, rel=1e-3, abs=1e-4)
    for name, (values, errors) in whole.effects.items():
        assert large.effects[name][0] == pytest.approx(values, abs=1e-2)
        assert large.effects[name][1] == pytest.approx(errors, rel=0.04, abs=0.1)
    assert large.residuals == pytest.approx(whole.residuals, abs=2e-2)
    assert large.fitted + large.residuals == pytest.approx(whole.fitted + whole.residuals)
    assert (large.singular, large.converged) == (whole.singular, True)


@pytest.mark.parametrize(
    ("spread", "without", "other"), [((6, 0, 0), "counselor", "client"), ((0, 3, 0), "client", "counselor")]
)
def test_without_one_group_s_variance_nothing_is_drawn(monkeypatch, spread, without, other):
    y, fixed, groups = case(1500, 90, spread)
    codes = groups[without]
    y -= (np.bincount(codes, y) / np.bincount(codes))[codes]  # no two of them differ
    whole, large = both(monkeypatch, (y, fixed, groups))
    assert whole.variances[without] == pytest.approx(0, abs=1e-6)
    assert large.variances[without] == pytest.approx(0, abs=1e-6)
    assert large.variances[other] == pytest.approx(whole.variances[other], rel=1e-5)
    assert large.effects[other][1] == pytest.approx(whole.effects[other][1], rel=1e-5)


def test_other_signs_change_a_variance_by_far_less_than_its_error():
    y, fixed, groups = case(4000, 300, (6, 3, 0))
    design = np.column_stack([np.ones(len(y)), *fixed.values()])
    found = [Equations(design, [*groups.values()], probes=probes).fit(y).ratios for probes in (400, 800, 1600)]
    assert (np.ptp(found, axis=0) / np.mean(found, axis=0)).max() < 1e-3


def test_the_bootstrap_is_that_of_the_whole_factor(monkeypatch):
    one = case(1500, 90, (6, 3, 0))
    whole = [fit.shares["client"] for fit in Model(*one).simulated(3, seed=4)]
    monkeypatch.setattr(crossed, "LARGE", 1)
    large = [fit.shares["client"] for fit in Model(*one).simulated(3, seed=4)]
    assert large == pytest.approx(whole, rel=3e-3)


def test_it_is_for_two_crossed_groups_and_their_pairs_alone():
    y, fixed, groups = case(300, 20, (6, 3, 4))
    design = np.column_stack([np.ones(len(y)), *fixed.values()])
    client, counselor, pair = groups.values()
    assert applies((client, counselor), design) and applies((client, counselor, pair), design)
    assert not applies((client, counselor, np.arange(300)), design)
    assert not applies((client, counselor), np.column_stack([design, design[:, 1]]))


def test_what_does_not_settle_is_left_to_the_whole_factor(monkeypatch):
    one = case(300, 20, (6, 3, 0))
    whole = Model(*one).result()
    monkeypatch.setattr(crossed, "LARGE", 1)

    def fails(*_: object, **__: object) -> None:
        raise NotSettled

    monkeypatch.setattr(Equations, "fit", fails)
    assert Model(*one).result().variances == whole.variances
