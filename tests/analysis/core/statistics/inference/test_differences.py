"""Differences of two samples: coverage, shared persons, shared dialogues, shares."""

import numpy as np
import pytest
from scipy import stats

from analysis.core.statistics import inference
from analysis.core.statistics.inference import Clusters, difference, standard_error
from tests.analysis.naive_inference import independent, invented


@pytest.mark.parametrize(
    ("persons", "rows"), [((6, 150), (30, 900)), ((12, 12), (60, 60)), ((90, 90), (400, 400))]
)
def test_the_interval_covers_as_often_as_it_says_where_one_cohort_has_few_persons(persons, rows):
    rng, inside, drawn = np.random.default_rng(20), 0, 300
    for _ in range(drawn):
        sides = [invented(rng, *size) for size in zip(persons, rows, strict=True)]
        ids = [np.concatenate([sides[0][i], sides[1][i] + 1_000]) for i in (1, 2)]
        found = difference(sides[0][0], sides[1][0], Clusters.from_ids(*ids))
        inside += bool(np.isnan(found.low) or found.low < 0 < found.high)
    assert 0.91 < inside / drawn < 0.99


def test_errors_of_cohorts_that_share_nobody_add_up_as_squares():
    rng = np.random.default_rng(4)
    (a, *of_a), (b, *of_b) = (invented(rng, *size) for size in ((8, 40), (30, 200)))
    clusters = Clusters.from_ids(*(np.concatenate([x, y + 1_000]) for x, y in zip(of_a, of_b, strict=True)))
    apart = [standard_error(y - y.mean(), Clusters.from_ids(*who)) for y, who in ((a, of_a), (b, of_b))]
    found = difference(a, b, clusters)
    assert (found.high - found.value) / stats.t.ppf(0.975, 7) == pytest.approx(np.hypot(*apart))


def test_dialogues_in_both_cohorts_count_once():
    """The cohort against all: what both share cancels, so the error is that of the part against the rest."""
    rng = np.random.default_rng(5)
    y, client, counselor = invented(rng, 60, 600)
    part = rng.random(600) < 0.4
    rows = np.concatenate([np.flatnonzero(part), np.arange(600)])
    found = difference(y[part], y, Clusters.from_ids(client[rows], counselor[rows]))
    rest = difference(
        y[part],
        y[~part],
        Clusters.from_ids(*(np.concatenate([who[part], who[~part]]) for who in (client, counselor))),
    )
    share = 1 - part.mean()
    assert found.value == pytest.approx(share * rest.value)
    assert found.high - found.low == pytest.approx(share * (rest.high - rest.low), rel=0.02)


def test_a_cohort_beside_itself_has_no_test():
    y, client, counselor = invented(np.random.default_rng(6), 30, 200)
    twice = Clusters.from_ids(np.tile(client, 2), np.tile(counselor, 2))
    found = difference(y, y.copy(), twice)
    assert (found.value, found.low, found.high, found.effect) == (0, 0, 0, 0)
    assert np.isnan(found.p)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_a_share_that_cannot_vary_has_no_interval(share: float):
    a, b = np.full(50, share), np.tile([0.0, 1.0], 25)
    found = inference.difference(a, b, independent(100), is_share=True)
    assert np.isnan([found.low, found.high, found.p]).all() and not np.isnan(found.effect)


def test_a_share_of_few_persons_has_no_interval():
    hits = np.repeat([1.0, 0.0], [8, 92])
    clusters = Clusters.from_ids(np.repeat(np.arange(50), 4), np.repeat(np.arange(50), 4))
    found = inference.difference(hits, np.repeat([0.0, 1.0], [98, 2]), clusters, is_share=True)
    assert np.isnan(found.low)
