"""Clustered and resampled errors of rates, against sums in a dictionary."""

from dataclasses import replace

import numpy as np
import pytest

from analysis.core.statistics.comparison.log_odds import log_odds
from analysis.words.measures import count_matrix
from analysis.words.measures.count_matrix import Pair, Side
from analysis.words.measures.rate_errors import clustered_error, rate_errors, resampled
from tests.analysis.words.material import ALPHA, PRIOR, sides


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
