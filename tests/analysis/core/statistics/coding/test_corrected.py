"""Corrected means hold what they promise where the machine is 80 % right, and know who stopped halfway."""

import numpy as np
import pytest

from analysis.core.statistics.coding.corrected import pseudo_outcomes, realized
from analysis.core.statistics.coding.ratios import ratios
from analysis.core.statistics.inference import Clusters

TRUTH = 0.3
DIALOGUES, LENGTH, PERSONS = 300, 10, 100


def test_the_interval_of_a_corrected_share_covers_the_truth_as_often_as_it_says():
    """Persons differ, a machine is right in four of five, and one utterance in eight is coded."""
    rng = np.random.default_rng(11)
    dialogue = np.repeat(np.arange(DIALOGUES), LENGTH)
    client, counselor = (rng.integers(0, PERSONS, DIALOGUES) for _ in range(2))
    clusters, lengths = Clusters.from_ids(client, counselor), np.full(DIALOGUES, float(LENGTH))
    draws, covered, naive = 1_000, 0, 0
    for _ in range(draws):
        tilt = rng.normal(0, 0.06, (2, PERSONS))
        truth = rng.random(len(dialogue)) < TRUTH + (tilt[0, client] + tilt[1, counselor])[dialogue]
        machine = truth ^ (rng.random(len(dialogue)) < 0.2)
        probability = np.where(machine, 0.18, 0.10)  # stratified by what the machine says
        gold = np.where(rng.random(len(dialogue)) < probability, truth, np.nan)
        values = pseudo_outcomes(machine.astype(float), gold, probability)
        parts = np.column_stack([np.bincount(dialogue, part) for part in (values, machine)])
        found = ratios(parts, lengths, clusters)
        covered += bool(found.low[0] <= TRUTH <= found.high[0])
        naive += bool(found.low[1] <= TRUTH <= found.high[1])
    assert 0.93 <= covered / draws <= 0.97
    assert naive / draws < 0.05, "the machine's own share is confidently wrong"


def test_the_mean_of_pseudo_outcomes_written_out():
    machine, gold = np.array([1, 0, 1, 0.0]), np.array([np.nan, 1, 0, np.nan])
    found = pseudo_outcomes(machine, gold, np.array([0.5, 0.5, 0.25, 0.5]))
    assert found.tolist() == [1, 0 + (1 - 0) / 0.5, 1 + (0 - 1) / 0.25, 0]


def test_a_coder_who_stopped_halfway_makes_units_rarer():
    drawn = np.array([True, True, True, True, False])
    coded = np.array([True, False, True, True, False])
    found = realized(np.full(5, 0.2), drawn, coded, np.array([0, 0, 1, 1, 1]))
    assert found == pytest.approx([0.1, 0.1, 0.2, 0.2, 0.2])
