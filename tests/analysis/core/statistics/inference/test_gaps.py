"""The largest gap of two distributions: against Kolmogorov and Smirnov, and person by person."""

import numpy as np
import pytest
from scipy import stats

from analysis.core.statistics.inference import Clusters, Sides, largest_gap
from tests.analysis.naive_inference import independent


@pytest.mark.parametrize("shift", [0.0, 0.08, 0.2])
def test_the_largest_gap_is_kolmogorov_and_smirnov_s(shift: float):
    rng = np.random.default_rng(5)
    a, b = rng.integers(0, 101, 400).astype(float), (rng.integers(0, 101, 500) + 100 * shift).round()
    gap = largest_gap(a, b, Sides(independent(900), 400), draws=20_000)
    known = stats.ks_2samp(a, b, method="asymp")
    assert abs(gap.value) == pytest.approx(known.statistic)
    assert gap.at == known.statistic_location
    assert gap.p == pytest.approx(known.pvalue, abs=0.05)
    if known.pvalue < 1e-4:
        assert gap.p < 0.002
    # its half width is the critical value that puts p at 5 %
    half = (gap.high - gap.low) / 2
    assert half == pytest.approx(1.358 * np.sqrt(1 / 400 + 1 / 500), rel=0.08)


def test_the_largest_gap_s_covariance_is_summed_person_by_person():
    from analysis.core.statistics.inference import gaps

    rng = np.random.default_rng(3)
    a, b = rng.integers(0, 12, 60).astype(float), rng.integers(2, 14, 80).astype(float)
    clusters = Clusters.from_ids(rng.integers(0, 15, 140), rng.integers(0, 11, 140))
    places = np.unique(np.concatenate([a, b]))
    shares = [np.array([(side <= place).mean() for place in places]) for side in (a, b)]
    adds = np.zeros((140, len(places)))
    adds[:60] = -((a[:, None] <= places) - shares[0]) / 60
    adds[60:] = ((b[:, None] <= places) - shares[1]) / 80
    expected = np.zeros((len(places), len(places)))
    for codes, sign in ((clusters.client, 1), (clusters.counselor, 1), (clusters.pair, -1)):
        names = np.unique(codes)
        sizes = [len(np.unique(side)) for side in (codes[:60], codes[60:])]
        own = np.repeat(np.sqrt([n / (n - 1) for n in sizes]), [60, 80])[:, None]
        sums = np.array([(own * adds)[codes == name].sum(axis=0) for name in names])
        expected += sign * sums.T @ sums
    found = gaps._covariance(a, b, places, *shares, Sides(clusters, 60))
    np.testing.assert_allclose(found, expected, atol=1e-12)


def test_persons_behind_many_rows_widen_the_gap_s_interval():
    rng = np.random.default_rng(8)
    person = np.repeat(np.arange(60), 20)
    values = (rng.normal(size=60)[person] + 0.3 * rng.normal(size=1200)).round(1)
    clustered = Sides(Clusters.from_ids(person, rng.integers(0, 400, 1200)), 600)
    alone = Sides(independent(1200), 600)
    wide, narrow = (largest_gap(values[:600], values[600:], sides) for sides in (clustered, alone))
    assert wide.high - wide.low > 2 * (narrow.high - narrow.low)
    assert wide.p > narrow.p
