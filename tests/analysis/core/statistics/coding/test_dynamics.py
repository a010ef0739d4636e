"""Dynamics of affect against plain Python and a worked example."""

import statistics

import numpy as np
import pytest

from analysis.core.statistics.coding.dynamics import MEASURES, States, dynamics, states


def plainly(series: list[float], direction: str = "both") -> dict[str, float]:
    """The dynamics of one series of states, one state after the other."""
    mean, sd = statistics.fmean(series), statistics.stdev(series)
    side = [0 if abs(x - mean) <= sd else (1 if x > mean else -1) for x in series]
    wanted = {"both": (1, -1), "up": (1,), "down": (-1,)}[direction]
    runs, at = [], 0
    while at < len(series):
        end = at
        while end < len(series) and side[end] == side[at]:
            end += 1
        if side[at] in wanted:
            runs.append((at, end))
        at = end
    peaks, rises, recoveries = [], [], []
    for start, end in runs:
        distances = [abs(x - mean) - sd for x in series[start:end]]
        peak = max(distances)
        place = start + distances.index(peak)
        peaks.append(peak)
        if start > 0:
            rises.append(peak / (place - start + 1))
        if end < len(series):
            recoveries.append(peak / (end - place))
    average = [statistics.fmean(part) if part else float("nan") for part in (peaks, rises, recoveries)]
    return dict(zip(MEASURES, [mean, sd, 10 * len(runs) / len(series), *average], strict=True))


@pytest.mark.parametrize("direction", ["both", "up", "down"])
def test_dynamics_are_those_of_plain_python(direction):
    rng = np.random.default_rng(5)
    series = [rng.normal(size=n).round(2).tolist() for n in (5, 9, 30, 60, 4)]
    found = States(np.repeat(np.arange(5), [len(one) for one in series]), np.concatenate(series))
    ours = dynamics(found, 5, direction=direction)
    for place, one in enumerate(series[:4]):
        expected = plainly(one, direction)
        assert {name: float(values[place]) for name, values in ours.items()} == pytest.approx(
            expected, nan_ok=True
        )
    assert all(np.isnan(values[4]) for values in ours.values()), "four states are too few"


def test_a_worked_example_rises_in_two_steps_and_returns_in_one():
    ours = dynamics(States(np.zeros(10, dtype=int), np.array([0, 0, 0, 0, 4.0, 6.0, 0, 0, 0, 0])), 1)
    sd = statistics.stdev([0] * 8 + [4, 6])
    peak = 6 - 1 - sd
    assert ours["affect_peak"][0] == pytest.approx(peak)
    assert ours["affect_rise"][0] == pytest.approx(peak / 2)
    assert ours["affect_recovery"][0] == pytest.approx(peak)
    assert ours["affect_displacements"][0] == 1


def test_a_flat_series_never_leaves_home():
    ours = dynamics(States(np.zeros(8, dtype=int), np.full(8, 2.0)), 1)
    assert (ours["affect_level"][0], ours["affect_variability"][0], ours["affect_displacements"][0]) == (2, 0, 0)
    assert np.isnan(ours["affect_rise"][0])


def test_states_are_ratios_over_a_window_of_each_series():
    found = states(
        np.array([1.0, 9, 0, 9, 2, 9]),
        np.array([2.0, 3, 2, 3, 0, 3]),
        np.array([0, 1, 0, 1, 0, 1]),
        window=2,
        per=100,
    )
    assert found.series.tolist() == [0, 0, 1, 1]
    assert found.state == pytest.approx([25, 100, 300, 300])
