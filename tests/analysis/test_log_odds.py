"""Log-odds, log-likelihood and dispersion against slow implementations of the papers' formulas."""

from dataclasses import replace
from math import log, log2

import numpy as np
import pytest
from scipy import sparse
from scipy.stats import power_divergence

from analysis.words import count_matrix
from analysis.words.count_matrix import Pair, Side
from analysis.words.dispersion import deviation_of_proportions, holding
from analysis.words.log_odds import Prior, log_likelihood, log_odds, log_ratio
from analysis.words.rate_errors import clustered_error, rate_errors, resampled

A, B = np.array([30.0, 5.0, 0.0, 65.0]), np.array([10.0, 25.0, 4.0, 161.0])
N_A, N_B = 100.0, 200.0
ALPHA = np.array([4.0, 3.0, 0.4, 22.6])
PRIOR = Prior(ALPHA, 40.0)


def sides(seed: int = 0, people: int = 12, dialogues: int = 60) -> tuple[Side, Side]:
    """Two invented cohorts that share their persons."""
    chance = np.random.default_rng(seed)
    made = []
    for rate in (0.5, 0.8):
        counts = chance.poisson(rate, size=(dialogues, 4))
        others = chance.integers(20, 60, dialogues).astype(float)
        clients, counselors = (chance.integers(1, people, dialogues).astype(np.uint64) for _ in range(2))
        made.append(Side(sparse.csr_matrix(counts), others + counts.sum(axis=1), clients, counselors))
    return made[0], made[1]


def test_log_odds_are_those_of_monroe_colaresi_and_quinn():
    delta, variance = log_odds(A, N_A, B, N_B, PRIOR)
    total = PRIOR.weight
    for w in range(4):
        omega_a = (A[w] + ALPHA[w]) / (N_A + total - A[w] - ALPHA[w])
        omega_b = (B[w] + ALPHA[w]) / (N_B + total - B[w] - ALPHA[w])
        assert delta[w] == pytest.approx(log(omega_a) - log(omega_b), rel=1e-12)  # eq. 16
        expected = 1 / (A[w] + ALPHA[w]) + 1 / (B[w] + ALPHA[w])  # eq. 20
        assert variance[w] == pytest.approx(expected, rel=1e-12)


def test_log_likelihood_is_that_of_the_two_by_two_table():
    found = log_likelihood(A, N_A, B, N_B)
    for w in range(4):
        table = np.array([[A[w], B[w]], [N_A - A[w], N_B - B[w]]])
        expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
        g2 = power_divergence(table.ravel(), expected.ravel(), lambda_="log-likelihood").statistic
        assert abs(found[w]) == pytest.approx(g2, rel=1e-9)
        assert (found[w] >= 0) == (A[w] / N_A >= B[w] / N_B)


def test_log_ratio_puts_a_half_in_place_of_nothing():
    found = log_ratio(A, N_A, B, N_B)
    assert found[0] == pytest.approx(log2(0.3 / 0.05))
    assert found[2] == pytest.approx(log2((0.5 / 100) / (4 / 200)))


def naive_error(parts: list[tuple[Side, np.ndarray]], clustering: str) -> np.ndarray:
    """Sums by cluster in a dictionary, squared; ``parts``: each side with its slopes."""
    sums: dict[tuple, np.ndarray] = {}
    for side, slope in parts:
        dense = side.matrix.toarray()
        rate = dense.sum(axis=0) / side.sizes.sum()
        for i, row in enumerate(dense):
            person = {"client": (side.clients[i],), "counselor": (side.counselors[i],)}
            key = person.get(clustering, (side.clients[i], side.counselors[i]))
            sums[key] = sums.get(key, 0) + slope * (row - rate * side.sizes[i])
    groups = len(sums)
    return sum(np.square(value) for value in sums.values()) * groups / (groups - 1)


def test_the_clustered_error_is_the_sum_of_squares_by_client_by_counselor_and_by_pair():
    a, b = sides()
    error, degrees = clustered_error(Pair.of(a, b), PRIOR)
    alpha = PRIOR.weight
    parts = []
    for side, sign in ((a, 1), (b, -1)):
        count = side.matrix.toarray().sum(axis=0)
        parts.append((side, sign * (1 / (count + ALPHA) + 1 / (side.sizes.sum() + alpha - count - ALPHA))))
    client, counselor, pair = (naive_error(parts, name) for name in ("client", "counselor", "pair"))
    both = client + counselor - pair
    expected = np.sqrt(np.where(both > 0, both, np.maximum(client, counselor)))
    assert error == pytest.approx(expected, rel=1e-9)
    fewest = min(
        len({*x.tolist(), *y.tolist()}) for x, y in ((a.clients, b.clients), (a.counselors, b.counselors))
    )
    assert degrees == fewest - 1


@pytest.mark.parametrize("cells", [0, 10**6])
def test_the_errors_of_rates_are_clustered_alike(cells: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(count_matrix, "CELLS", cells)  # sparse or not
    a, b = sides()
    b = replace(b, clients=a.clients, counselors=a.counselors)  # the same dialogues, another role
    together = Side(a.matrix + b.matrix, a.sizes + b.sizes, a.clients, a.counselors)
    for side, (error, _) in zip((a, b, together), rate_errors(a, b), strict=True):
        slope = np.full(4, 1 / side.sizes.sum())
        client, counselor, pair = (naive_error([(side, slope)], name) for name in ("client", "counselor", "pair"))
        both = client + counselor - pair
        assert error == pytest.approx(np.sqrt(np.where(both > 0, both, np.maximum(client, counselor))), rel=1e-9)


def test_resampling_draws_persons_of_both_cohorts_at_once_and_repeats_itself():
    a, b = sides(people=9)
    drawn = resampled(Pair.of(a, b), PRIOR, seed=3, times=50)
    assert drawn is not None and drawn.shape == (50, 4)
    assert np.array_equal(drawn, resampled(Pair.of(a, b), PRIOR, seed=3, times=50))
    known, codes = np.unique(np.concatenate([a.clients, b.clients]), return_inverse=True)
    weights = np.random.default_rng(3).multinomial(len(known), np.full(len(known), 1 / len(known)), size=50)[0]
    counts = []
    for side, code in ((a, codes[:60]), (b, codes[60:])):
        weight = weights[code].astype(float)
        counts += [weight @ side.matrix.toarray(), float(weight @ side.sizes)]
    assert drawn[0] == pytest.approx(log_odds(*counts, PRIOR)[0], rel=1e-4)


def test_resampled_and_linearised_errors_agree_where_there_are_many_persons():
    a, b = sides(people=200, dialogues=2_000)
    drawn = resampled(Pair.of(a, b), PRIOR, seed=1, times=400)
    error, _ = clustered_error(Pair.of(a, b), PRIOR)
    assert drawn is not None
    assert drawn.std(axis=0) == pytest.approx(error, rel=0.15)


def test_no_interval_with_few_or_unknown_persons():
    few = sides(people=4)
    unknown = tuple(Side(side.matrix, side.sizes) for side in sides())
    for a, b in (few, unknown):
        assert np.isnan(clustered_error(Pair.of(a, b), PRIOR)[0]).all()
        assert resampled(Pair.of(a, b), PRIOR, seed=1, times=10) is None


def test_dispersion_is_gries_dp():
    counts = np.array([[4, 0, 1], [4, 0, 0], [0, 3, 1], [0, 0, 2]])
    sizes = np.array([40.0, 40.0, 10.0, 10.0])
    found = deviation_of_proportions(sparse.csr_matrix(counts), sizes)
    for w in range(3):
        expected = 0.5 * np.abs(counts[:, w] / counts[:, w].sum() - sizes / sizes.sum()).sum()
        assert found[w] == pytest.approx(expected, rel=1e-12)
    assert found[1] == pytest.approx(0.9)
    assert holding(sparse.csr_matrix(counts)).tolist() == [2, 1, 3]
