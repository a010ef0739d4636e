"""Many ratios at once are each what a sample of its own says."""

import numpy as np
import polars as pl
import pytest

from analysis.core.samples import of_ratio
from analysis.core.statistics.coding.ratios import ratios
from analysis.core.statistics.inference import Clusters


def test_each_column_is_a_ratio_by_itself():
    rng = np.random.default_rng(2)
    n = 90
    people = pl.DataFrame({"client_id": rng.integers(1, 25, n), "counselor_id": rng.integers(1, 15, n)})
    people = people.cast(pl.UInt32)
    whole = rng.integers(0, 6, n).astype(float)
    parts = rng.binomial(whole.astype(int)[:, None], [0.2, 0.5, 0.9]).astype(float)
    found = ratios(parts, whole, Clusters.of(people))
    there = whole > 0
    for place in range(3):
        one = of_ratio(people.filter(pl.Series(there)), parts[there, place], whole[there]).estimate()
        numbers = (found.value[place], found.low[place], found.high[place])
        assert numbers == pytest.approx((one.value, one.low, one.high))
        assert (found.n, found.clients, found.counselors) == (one.n, one.clients, one.counselors)
        assert found.largest == pytest.approx(one.largest)


def test_few_persons_have_no_interval():
    found = ratios(np.ones((3, 1)), np.full(3, 2.0), Clusters.from_ids(np.arange(3), np.arange(3)))
    assert found.value[0] == 0.5 and np.isnan(found.low).all() and found.n == 3
    assert np.isnan(ratios(np.ones((2, 1)), np.zeros(2), None).value).all()
