"""Pairs of systems against plain computation."""

import polars as pl
import pytest

from analysis.core.query.selection import Selection
from analysis.core.statistics.inference import holm
from analysis.core.statistics.inference.resampling import Side, paired_interval, swap_test
from analysis.responses.answers import answered
from analysis.responses.metrics import METRICS, sums
from analysis.responses.pairs import response_pairs


def test_pairs_against_plain_computation(whole: Selection):
    found = response_pairs(whole, metric="rouge_l")
    assert found.select("system_a", "system_b").rows() == [
        ("demo-jogen", "demo-kogata"),
        ("demo-jogen", "demo-yorisoi"),
        ("demo-kogata", "demo-yorisoi"),
    ]
    key = ["dialogue_id", "position"]
    rows = answered(whole)
    both = rows.of("demo-jogen").join(rows.of("demo-kogata"), on=key, suffix="_b")
    one = found.row(0, named=True)
    assert (one["n"], one["n_tests"]) == (both.height, 3)
    assert one["difference"] == pytest.approx(100 * (both["rouge_l_b"] - both["rouge_l"]).mean())
    assert one["wins"] == pytest.approx(
        ((both["rouge_l_b"] > both["rouge_l"]) + 0.5 * (both["rouge_l_b"] == both["rouge_l"])).mean()
    )
    each = 100 * both.group_by("dialogue_id").agg(d=(pl.col("rouge_l_b") - pl.col("rouge_l")).mean())["d"]
    assert one["effect"] == pytest.approx(each.mean() / each.std())
    assert found["p_adjusted"].to_list() == pytest.approx(holm(found["p"].to_numpy()))
    assert one["low"] <= one["difference"] <= one["high"]


def test_identical_systems_do_not_differ(whole: Selection):
    rows = answered(whole).of("demo-jogen")
    made = METRICS["bleu_4"]
    same = Side(sums(rows, made, "dialogue_id"), made.value, seed=1)
    (low, high), error = paired_interval(same, same)
    assert (low, high, error, swap_test(same, same)) == (0, 0, 0, 1)
