"""Cumulative distributions of scores."""

import polars as pl
import pytest
from scipy import stats

from analysis.core.compare import differences
from analysis.core.query.selection import Selection
from analysis.scores.curve import score_curve
from data.corpus import Corpus
from tests.analysis.cohorts import cohorts, row_of


def test_the_curve_is_scipy_s(whole: Selection):
    scores = whole.dialogues["score"].to_numpy()
    ecdf = stats.ecdf(scores).cdf
    table = score_curve(whole).filter(measure="score")
    assert table["share"].to_list() == pytest.approx(list(ecdf.evaluate(table["value"].to_numpy())))
    assert table["share"][-1] == 1 and table["value"][-1] == scores.max()


def test_curves_differ_at_every_value_and_most_at_one(demo_ja: Corpus):
    a, b = cohorts(demo_ja)
    found = differences(score_curve, a, b)
    for one in found.filter(pl.col("key").str.contains("^score ≤")).iter_rows(named=True):
        value = int(one["key"].partition("≤")[2])
        assert one["a"] == pytest.approx((a.dialogues["score"] <= value).mean())
    gap = row_of(found, next(key for key in found["key"] if key.startswith("score largest_gap")))
    at_values = found.filter(pl.col("key").str.contains("^score ≤"))["difference"]
    assert abs(gap["difference"]) == pytest.approx(at_values.abs().max())
