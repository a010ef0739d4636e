"""Strengths of systems from pairwise judgements with ties, many resamples at once (Davidson 1970).

Of two systems with log strengths s and t, the first wins with a weight of exp(s), ties weigh exp(e + (s + t) / 2),
and the second wins with exp(t). The likelihood is an exponential family, so Newton's steps find its maximum. A
penalty of ``RIDGE`` / 2 times the sum of squares keeps a system that always wins, or judgements without any tie,
finite; on everything else it does not show.
"""

import numpy as np

from analysis.core.statistics.inference import Array

RIDGE = 1e-4
STEPS, LONGEST_STEP, NEAR = 60, 2.0, 1e-9
OUTCOMES = 3


def pairs_of(systems: int) -> list[tuple[int, int]]:
    """(first, second) of every pair, in order."""
    return [(i, j) for i in range(systems) for j in range(i + 1, systems)]


def signs(systems: int) -> Array:
    """(pairs, systems) 1 for the first of each pair, -1 for the second."""
    pairs = pairs_of(systems)
    design = np.zeros((len(pairs), systems))
    for row, (i, j) in enumerate(pairs):
        design[row, i], design[row, j] = 1, -1
    return design


def strengths(sums: Array, systems: int) -> Array:
    """(…, systems + 1) log strengths, their mean 0, and the log of the tie parameter.

    Args:
        sums: (…, pairs * 3) how often the first of each pair won, tied and lost.
        systems: how many there are.
    """
    shape = sums.shape[:-1]
    counted = sums.reshape(-1, sums.shape[-1] // OUTCOMES, OUTCOMES).astype(float)
    won, tied, n = counted[..., 0], counted[..., 1], counted.sum(axis=-1)
    sign = signs(systems)
    outer = (sign[:, :, None] * sign[:, None, :]).reshape(len(sign), -1)
    estimates = np.zeros((len(counted), systems + 1))
    score = won + tied / 2
    for _ in range(STEPS):
        first, tie = _chances(estimates[:, :-1] @ sign.T, estimates[:, -1:])
        mean = first + tie / 2
        gradient = np.column_stack([(score - n * mean) @ sign, (tied - n * tie).sum(axis=1)]) - RIDGE * estimates
        spread, shared = n * (first + tie / 4 - mean**2), n * (tie / 2 - mean * tie)
        curve = np.empty((len(counted), systems + 1, systems + 1))
        curve[:, :-1, :-1] = (spread @ outer).reshape(-1, systems, systems)
        curve[:, :-1, -1] = curve[:, -1, :-1] = shared @ sign
        curve[:, -1, -1] = (n * tie * (1 - tie)).sum(axis=1)
        curve += RIDGE * np.eye(systems + 1)
        step = np.clip(np.linalg.solve(curve, gradient[..., None])[..., 0], -LONGEST_STEP, LONGEST_STEP)
        estimates += step
        if np.abs(step).max(initial=0) < NEAR:
            break
    estimates[:, :-1] -= estimates[:, :-1].mean(axis=1, keepdims=True)
    return estimates.reshape(*shape, systems + 1)


def _chances(gap: Array, tie: Array) -> tuple[Array, Array]:
    """The chances that the first wins and that both tie, from the difference of log strengths."""
    parts = np.stack([gap / 2, np.broadcast_to(tie, gap.shape), -gap / 2])
    parts = np.exp(parts - parts.max(axis=0))
    return parts[0] / parts.sum(axis=0), parts[1] / parts.sum(axis=0)


def expected(estimates: Array) -> Array:
    """(…, systems) the share of points that each would get against all others evenly, a tie counting half."""
    levels, tie = estimates[..., :-1], estimates[..., -1:]
    gap = levels[..., :, None] - levels[..., None, :]
    first, even = _chances(gap, tie[..., None])
    points = first + even / 2
    systems = levels.shape[-1]
    return np.asarray((points.sum(axis=-1) - 0.5) / max(1, systems - 1))


def parts(compared: Array, systems: int) -> list[set[int]]:
    """The groups of systems that judgements connect, the largest first; ``compared``: (pairs,) judgements."""
    groups = [{one} for one in range(systems)]
    for (i, j), n in zip(pairs_of(systems), compared, strict=True):
        if n > 0:
            first = next(group for group in groups if i in group)
            second = next(group for group in groups if j in group)
            if first is not second:
                groups.remove(second)
                first |= second
    return sorted(groups, key=lambda group: (-len(group), min(group)))


def is_finite(sums: Array, systems: int) -> bool:
    """Whether a finite strength fits best: by wins and ties each system is reached from each (Ford 1957).

    ``sums``: (pairs * 3,) how often the first of each pair won, tied and lost.
    """
    beats = np.eye(systems, dtype=bool)
    for (i, j), (won, tied, lost) in zip(pairs_of(systems), sums.reshape(-1, OUTCOMES), strict=True):
        beats[i, j], beats[j, i] = won + tied > 0, lost + tied > 0
    for middle in range(systems):
        beats |= beats[:, middle, None] & beats[None, middle]
    return bool(beats.all())


def cycles(scores: Array, systems: int) -> list[tuple[int, int, int]]:
    """Triples in which the first beat the second, that the third, and that the first, by share of points."""
    ahead: dict[tuple[int, int], bool] = {}
    for (i, j), score in zip(pairs_of(systems), scores, strict=True):
        ahead[i, j], ahead[j, i] = bool(score > 0.5), bool(score < 0.5)
    circles = []
    for i in range(systems):
        for j in range(i + 1, systems):
            for k in range(j + 1, systems):
                for a, b, c in ((i, j, k), (i, k, j)):
                    if ahead[a, b] and ahead[b, c] and ahead[c, a]:
                        circles.append((a, b, c))
    return circles
