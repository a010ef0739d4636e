"""Association within strata against statsmodels, and against dealing out by chance."""

import numpy as np
import pytest
from scipy import sparse
from statsmodels.stats.contingency_tables import StratifiedTable

from analysis.core.statistics.multivariate.stratified import dealt_anew, odds_ratios, stratified


@pytest.fixture
def cases():
    chance = np.random.default_rng(0)
    first, second = (sparse.csr_matrix((chance.random((300, k)) < 0.3).astype(float)) for k in (3, 4))
    return first, second, chance.integers(0, 30, 300)


def test_z_is_the_mantel_haenszel_statistic_of_statsmodels(cases):
    first, second, strata = cases
    found = stratified(first, second, strata)
    for i, j in np.ndindex(3, 4):
        x, y = first.toarray()[:, i].astype(bool), second.toarray()[:, j].astype(bool)
        tables = []
        for stratum in range(30):
            here = strata == stratum
            cells = [[(x & y), (x & ~y)], [(~x & y), (~x & ~y)]]
            tables.append(np.array([[int(cell[here].sum()) for cell in row] for row in cells]))
        theirs = StratifiedTable(tables)
        assert found.z[i, j] ** 2 == pytest.approx(theirs.test_null_odds(correction=False).statistic, abs=1e-8)
        ratios = odds_ratios(first, second, strata, [(i, j)])
        assert ratios.log_odds[0] == pytest.approx(theirs.logodds_pooled, abs=1e-8)


def test_mean_and_variance_are_those_of_dealing_out_anew(cases):
    found = stratified(*cases)
    drawn = dealt_anew(*cases, times=1_500, seed=1)
    error = np.sqrt(found.variance / 1_500)
    assert (np.abs(drawn.mean(axis=0) - found.expected) < 4.5 * error).all()
    assert drawn.var(axis=0) == pytest.approx(found.variance, rel=0.2)


def test_influence_sums_to_nothing_and_rows_hold_both(cases):
    first, second, strata = cases
    found = odds_ratios(first, second, strata, [(0, 0), (2, 3)])
    assert found.influence.sum(axis=0) == pytest.approx([0, 0], abs=1e-10)
    for rows, (i, j) in zip(found.rows, [(0, 0), (2, 3)], strict=True):
        both = (first.toarray()[:, i] > 0) & (second.toarray()[:, j] > 0)
        assert rows.tolist() == np.flatnonzero(both).tolist()


def test_topic_alone_makes_no_link():
    """Two words that stand in the same dialogues, but never follow each other there more than by chance."""
    strata = np.repeat([0, 1], 50)
    talk = np.tile([1.0, 0.0], 25)
    first = sparse.csr_matrix(np.concatenate([talk, np.zeros(50)])[:, None])
    second = sparse.csr_matrix(np.concatenate([np.roll(np.repeat([1.0, 0.0], 25), 12), np.zeros(50)])[:, None])
    found = stratified(first, second, strata)
    pooled = found.n_first[0] * found.n_second[0] / found.n
    assert found.both[0, 0] > 1.5 * pooled
    assert found.lift[0, 0] == pytest.approx(1.0, abs=0.1)
    assert abs(found.z[0, 0]) < 1
