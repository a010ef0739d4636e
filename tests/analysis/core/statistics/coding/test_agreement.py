"""Coefficients of agreement equal evalica's and scikit-learn's, and the formulas written out unit by unit."""

import warnings
from itertools import combinations

import evalica
import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import cohen_kappa_score

from analysis.core.statistics.coding.agreement import (
    ac1,
    alpha,
    cohen,
    coincidences,
    counts,
    crossed,
    fleiss,
    observed,
    unit_sums,
)

CODES, CODERS, UNITS, GROUPS = 4, 3, 120, 9
CLOSE = 1e-10


@pytest.fixture(scope="module", params=[1, 2, 3])
def ratings(request: pytest.FixtureRequest) -> np.ndarray:
    """Three coders who mostly agree, one unit in five skipped."""
    rng = np.random.default_rng(request.param)
    truth = rng.integers(0, CODES, UNITS)
    drawn = np.where(rng.random((UNITS, CODERS)) < 0.7, truth[:, None], rng.integers(0, CODES, (UNITS, CODERS)))
    return np.where(rng.random((UNITS, CODERS)) < 0.2, -1, drawn)


@pytest.fixture
def group() -> np.ndarray:
    return np.arange(UNITS) % GROUPS


@pytest.mark.parametrize("metric", ["nominal", "ordinal", "interval"])
def test_alpha_is_evalicas(ratings: np.ndarray, group: np.ndarray, metric: str):
    sums = coincidences(counts(ratings, CODES), group, GROUPS).sum(axis=0)
    ours = alpha(metric, np.arange(CODES, dtype=float))(sums)
    frame = pd.DataFrame(np.where(ratings < 0, np.nan, ratings.astype(float)).T)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert float(ours) == pytest.approx(evalica.alpha(frame, metric).alpha, abs=CLOSE)


def test_cohens_kappa_is_scikit_learns_and_lights_the_mean_over_pairs(ratings: np.ndarray, group: np.ndarray):
    tables, theirs = [], []
    for a, b in combinations(range(CODERS), 2):
        tables.append(crossed(ratings[:, a], ratings[:, b], CODES, group, GROUPS))
        both = (ratings[:, [a, b]] >= 0).all(axis=1)
        theirs.append(cohen_kappa_score(ratings[both, a], ratings[both, b]))
        assert float(cohen(CODES)(tables[-1].sum(axis=0))) == pytest.approx(theirs[-1], abs=CLOSE)
    together = np.concatenate(tables, axis=1).sum(axis=0)
    assert float(cohen(CODES)(together)) == pytest.approx(np.mean(theirs), abs=CLOSE)


def test_fleiss_and_ac1_unit_by_unit(ratings: np.ndarray, group: np.ndarray):
    sums = unit_sums(counts(ratings, CODES), group, GROUPS).sum(axis=0)
    agreed, shares = [], []
    for row in ratings:
        given = [int(code) for code in row if code >= 0]
        if len(given) < 2:
            continue
        pairs = [a == b for a, b in combinations(given, 2)]
        agreed.append(sum(pairs) / len(pairs))
        shares.append([given.count(code) / len(given) for code in range(CODES)])
    seen, p = np.mean(agreed), np.mean(shares, axis=0)
    assert float(observed(sums)) == pytest.approx(seen, abs=CLOSE)
    assert float(fleiss(sums)) == pytest.approx((seen - p @ p) / (1 - p @ p), abs=CLOSE)
    by_chance = p @ (1 - p) / (CODES - 1)
    assert float(ac1(sums)) == pytest.approx((seen - by_chance) / (1 - by_chance), abs=CLOSE)


def test_fleiss_own_example():
    """Fleiss (1971): 30 subjects, six raters; here the ten of the textbook, 14 raters, kappa .210."""
    table = np.array(
        [
            [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
            [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
        ]
    )  # fmt: skip
    sums = unit_sums(table, np.zeros(10, dtype=int), 1)
    assert float(fleiss(sums)[0]) == pytest.approx(0.210, abs=0.0005)


def test_sums_of_groups_drawn_anew_give_values_row_by_row(ratings: np.ndarray, group: np.ndarray):
    sums = coincidences(counts(ratings, CODES), group, GROUPS)
    several = np.stack([sums.sum(axis=0), sums[:4].sum(axis=0)])
    value = alpha("ordinal", np.arange(CODES))
    assert value(several) == pytest.approx([float(value(one)) for one in several])


def test_where_everybody_gives_one_code_agreement_beyond_chance_is_undefined():
    same = counts(np.zeros((5, 2), dtype=int), 2)
    sums = unit_sums(same, np.zeros(5, dtype=int), 1)
    assert np.isnan(fleiss(sums)).all() and ac1(sums) == pytest.approx(1)
    assert np.isnan(alpha("nominal", np.arange(2))(coincidences(same, np.zeros(5, dtype=int), 1))).all()
