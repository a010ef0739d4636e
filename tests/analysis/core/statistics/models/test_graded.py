"""The graded response model against mirt, numerical derivatives and what was simulated."""

import numpy as np
import pytest

from analysis.core.statistics.inference import Clusters
from analysis.core.statistics.models.graded import GRID, fit_graded, information, probabilities


def simulated(n: int = 1500, items: int = 4, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    parameters = np.column_stack(
        [np.linspace(1, 2, items), np.full(items, -1.2), np.linspace(-0.3, 0.3, items), np.full(items, 1.1)]
    )
    trait = rng.normal(size=n)
    above = 1 / (1 + np.exp(-parameters[:, 0, None] * (trait[:, None, None] - parameters[None, :, 1:])))
    return (rng.random((n, items, 1)) < above).sum(axis=2), parameters


def test_what_was_simulated_comes_back():
    codes, parameters = simulated(n=6000)
    found = fit_graded(codes)
    assert found.converged
    assert found.slopes == pytest.approx(parameters[:, 0], abs=0.15)
    assert found.thresholds == pytest.approx(parameters[:, 1:], abs=0.12)


def test_a_short_scale_is_fitted_as_mirt_does():
    import mirt

    codes, _ = simulated()
    ours = fit_graded(codes)
    theirs = mirt.fit_mirt(codes, model="GRM", n_quadpts=61, max_iter=2000, tol=1e-7)
    assert ours.slopes == pytest.approx(theirs.model.parameters["discrimination"], abs=0.01)
    assert ours.thresholds == pytest.approx(theirs.model.parameters["thresholds"], abs=0.01)
    assert ours.log_likelihood == pytest.approx(theirs.log_likelihood, abs=0.01)
    assert ours.slope_errors == pytest.approx(theirs.standard_errors["discrimination"], rel=0.1)
    points = np.linspace(-2, 2, 9)
    parameters = np.column_stack([ours.slopes, ours.thresholds])
    assert pytest.approx(mirt.iteminfo(theirs.model, theta=points), rel=0.03) == information(points, parameters).T


def test_steep_items_are_not_blunted_by_a_coarse_grid():
    """A scale of twenty steep items knows a row's trait better than the gaps of a usual quadrature."""
    rng = np.random.default_rng(4)
    trait = rng.normal(size=3000)
    above = 1 / (1 + np.exp(-4 * (trait[:, None, None] - np.array([-1.0, 0.0, 1.0])[None, None, :])))
    codes = (rng.random((3000, 20, 1)) < above).sum(axis=2)
    found = fit_graded(codes)
    assert found.converged
    assert found.slopes.mean() == pytest.approx(4, abs=0.15)


def test_clustered_errors_of_rows_that_stand_for_themselves_are_the_plain_ones():
    codes, _ = simulated(n=800)
    plain = fit_graded(codes)
    each = np.arange(len(codes)) + 1
    own = fit_graded(codes, Clusters.from_ids(each, each))
    assert own.slope_errors == pytest.approx(plain.slope_errors, rel=0.01)


def test_rows_that_are_repeated_by_a_person_do_not_narrow_clustered_errors():
    codes, _ = simulated(n=500)
    twice = np.repeat(codes, 4, axis=0)
    who = np.repeat(np.arange(500) + 1, 4)
    once = fit_graded(codes)
    clustered = fit_graded(twice, Clusters.from_ids(who, who))
    assert clustered.slope_errors == pytest.approx(once.slope_errors, rel=0.15)


def test_probabilities_add_up_and_information_is_their_curvature():
    parameters = np.array([[1.4, -1.0, 0.2, 1.3]])
    chance = probabilities(GRID, parameters)[0]
    assert chance.sum(axis=1) == pytest.approx(1)
    step = 1e-4
    up, down = (probabilities(GRID + move, parameters)[0] for move in (step, -step))
    slope = (up - down) / (2 * step)
    assert information(GRID, parameters)[0] == pytest.approx((slope**2 / chance).sum(axis=1), rel=1e-3, abs=1e-6)
