"""Strengths with ties: evalica's Newman finds the same, and what is planted is found again."""

import evalica
import numpy as np
import pytest

from analysis.core.statistics.preference.bradley_terry import (
    cycles,
    expected,
    is_finite,
    pairs_of,
    parts,
    signs,
    strengths,
)

LEVELS, TIE = np.array([0.8, 0.3, 0.0, -0.3, -0.8]), -0.5


def drawn(rng: np.random.Generator, n: int) -> tuple[np.ndarray, list[tuple[int, int, int]]]:
    pairs, sums, games = pairs_of(5), np.zeros((10, 3)), []
    for _ in range(n):
        pair = int(rng.integers(10))
        i, j = pairs[pair]
        weights = np.exp([LEVELS[i], TIE + (LEVELS[i] + LEVELS[j]) / 2, LEVELS[j]])
        outcome = int(rng.choice(3, p=weights / weights.sum()))
        sums[pair, outcome] += 1
        games.append((i, j, outcome))
    return sums.reshape(-1), games


def test_evalica_finds_the_same():
    sums, games = drawn(np.random.default_rng(0), 1_500)
    found = strengths(sums, 5)
    winners = [evalica.Winner.X, evalica.Winner.Draw, evalica.Winner.Y]
    result = evalica.newman(
        [str(i) for i, _, _ in games],
        [str(j) for _, j, _ in games],
        [winners[outcome] for _, _, outcome in games],
        tolerance=1e-12,
        limit=10_000,
    )
    others = np.log(result.scores.sort_index().to_numpy())
    np.testing.assert_allclose(found[:-1], others - others.mean(), atol=1e-4)
    np.testing.assert_allclose(found[-1], np.log(2 * result.v), atol=1e-3)  # Newman's tie weighs 2 v
    np.testing.assert_allclose(found[:-1], LEVELS, atol=0.25)
    each = strengths(np.stack([sums, 2 * sums]), 5)
    np.testing.assert_allclose(each[0], found, atol=1e-8)


def test_points_are_the_expected_share_against_all_others():
    found = strengths(drawn(np.random.default_rng(1), 400)[0], 5)
    gap = found[:-1, None] - found[None, :-1]
    tie = np.exp(found[-1])
    first = np.exp(gap / 2) / (np.exp(gap / 2) + tie + np.exp(-gap / 2))
    half = tie / (np.exp(gap / 2) + tie + np.exp(-gap / 2)) / 2
    np.testing.assert_allclose(expected(found), ((first + half).sum(axis=1) - 0.5) / 4)
    assert expected(found).sum() == pytest.approx(2.5)


@pytest.mark.parametrize(
    "sums", [[0, 12, 0], [9, 0, 0], [0, 0, 9]], ids=["ties only", "always won", "always lost"]
)
def test_what_has_no_finite_estimate_stays_finite(sums: list[int]):
    found = strengths(np.array(sums, dtype=float), 2)
    assert is_finite(np.array(sums), 2) == (sums == [0, 12, 0])
    assert np.isfinite(found).all() and np.sign(round(found[0], 6)) == np.sign(sums[0] - sums[2])


def test_parts_and_circles():
    assert parts(np.array([1, 0, 0, 0, 0, 3]), 4) == [{0, 1}, {2, 3}]
    assert parts(np.zeros(3), 3) == [{0}, {1}, {2}]
    assert cycles(np.array([0.6, 0.4, 0.7]), 3) == [(0, 1, 2)]  # 0 beats 1, 2 beats 0, 1 beats 2
    assert cycles(np.array([0.6, 0.6, 0.7]), 3) == []
    assert signs(3).tolist() == [[1, -1, 0], [1, 0, -1], [0, 1, -1]]
