"""Metrics of responses and their samples."""

import numpy as np
import pytest

from analysis.core.query.selection import Selection
from analysis.responses.answers import answered
from analysis.responses.metrics import METRICS, chrf_value, sums
from analysis.responses.scores import sample


def test_a_sample_s_mean_is_the_metric(whole: Selection):
    rows = answered(whole).of("demo-yorisoi")
    for metric in ("bleu_4", "chrf", "rouge_l"):
        made = METRICS[metric]
        one = sample(whole, rows, made, (metric,))
        assert one.values.mean() == pytest.approx(float(made.value(sums(rows, made, "dialogue_id").sum(axis=0))))
        assert len(one.values) == rows["dialogue_id"].n_unique()


def test_chrf_of_nothing_is_nothing():
    assert float(chrf_value(np.zeros(18))) == 0.0
