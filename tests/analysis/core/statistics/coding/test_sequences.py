"""Counts of transitions are those of a plain loop; shuffles keep what they must; a test holds its level."""

import numpy as np
import pytest

from analysis.core.statistics.coding.sequences import folded, permuted_gaps, shuffled, steps, two_sided

STATES = 5


@pytest.fixture(scope="module")
def labelled() -> tuple[np.ndarray, ...]:
    """Three dialogues in which one utterance in four has no label: state, dialogue, position, role."""
    rng = np.random.default_rng(5)
    dialogue = np.repeat([0, 1, 2], [30, 40, 12])
    position = np.concatenate([np.arange(n) for n in (30, 40, 12)])
    kept = rng.random(82) < 0.75
    return rng.integers(0, STATES, 82)[kept], dialogue[kept], position[kept], rng.integers(0, 2, 82)[kept]


@pytest.mark.parametrize("lag", [1, 2, 3])
@pytest.mark.parametrize("ends", [(0, 1), (1, 1), (-1, 0)])
def test_counts_are_those_of_a_plain_loop(labelled: tuple[np.ndarray, ...], lag: int, ends: tuple[int, int]):
    state, dialogue, position, role = labelled
    expected = np.zeros((STATES, STATES), dtype=int)
    at = {(d, p): i for i, (d, p) in enumerate(zip(dialogue, position, strict=True))}
    for (d, p), i in at.items():
        j = at.get((d, p + lag))
        if j is not None and ends[0] in (-1, role[i]) and ends[1] in (-1, role[j]):
            expected[state[i], state[j]] += 1
    found = steps(state, dialogue, position, role, lag=lag, ends=ends)
    assert (found.counts(STATES) == expected).all()


def test_a_shuffle_keeps_the_states_of_each_role_of_a_dialogue(labelled: tuple[np.ndarray, ...]):
    found = steps(*labelled, lag=1, ends=(-1, -1))
    rng = np.random.default_rng(1)
    drawn = [shuffled(found.state, found.group, rng) for _ in range(300)]
    for group in np.unique(found.group):
        here = found.group == group
        assert sorted(drawn[0][here]) == sorted(found.state[here])
    first = np.flatnonzero(found.group == 0)
    shares = np.mean([one[first[0]] == found.state[first] for one in drawn], axis=0).mean()
    expected = np.mean([(found.state[first] == state).mean() for state in found.state[first]])
    assert shares == pytest.approx(expected, abs=0.05), "every place is as likely"


def test_states_of_several_codes_count_for_each():
    members = np.array([[1, 0], [0, 1], [1, 1]])
    counts = np.array([[0, 2, 0], [0, 0, 1], [3, 0, 0]])
    expected = np.zeros((2, 2))
    for s, t in np.argwhere(counts):
        for a in np.flatnonzero(members[s]):
            for b in np.flatnonzero(members[t]):
                expected[a, b] += counts[s, t]
    assert (folded(counts, members) == expected).all()


def test_the_permutation_of_persons_holds_its_level_and_finds_a_difference():
    rng = np.random.default_rng(3)
    small = []
    for _ in range(200):
        sums = np.zeros((40, 2, 2, 1))
        in_a, in_b = np.arange(40) < 24, np.arange(40) >= 16
        for side, there in enumerate((in_a, in_b)):
            whole = rng.integers(1, 12, 40)
            own = np.clip(0.3 + rng.normal(0, 0.1, 40), 0, 1)
            sums[there, side, :, 0] = np.column_stack([rng.binomial(whole, own), whole])[there]
        seen, drawn = permuted_gaps(sums, in_a, in_b, times=99, seed=1)
        small.append(two_sided(seen, drawn)[0] <= 0.05)
    assert 0.02 <= np.mean(small) <= 0.09
    a, b = (sums[:, side].sum(axis=0)[:, 0] for side in (0, 1))
    assert seen[0] == pytest.approx(b[0] / b[1] - a[0] / a[1])
    sums[:, 1, 0] = sums[:, 1, 1]
    assert two_sided(*permuted_gaps(sums, in_a, in_b, times=199, seed=1))[0] == pytest.approx(1 / 200)
