"""Correlations of dialogue features with scores, against scipy."""

import numpy as np
import polars as pl
import pytest
from scipy import stats

from analysis.core.compare import differences
from analysis.core.dialogues.features import FEATURES
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from analysis.scores.features import feature_correlations
from data.corpus import Corpus


def test_the_paper_s_two_correlations(real: Corpus):
    rho = {
        (feature, kind): value
        for feature, kind, value in feature_correlations(select(real)).select("feature", "kind", "rho").iter_rows()
    }
    assert round(rho["chars_client", "pooled"], 2) == 0.42
    assert round(rho["response_s_counselor", "pooled"], 2) == -0.21


def test_pooled_correlations_of_features_are_scipy_s(whole: Selection):
    table = feature_correlations(whole, measure="item_sum").filter(pl.col("kind") == "pooled")
    assert table["feature"].to_list() == list(FEATURES)
    dialogues = whole.dialogues.with_columns(**FEATURES)
    for feature, rho in table.select("feature", "rho").iter_rows():
        expected = stats.spearmanr(dialogues[feature].to_numpy(), dialogues["item_sum"].to_numpy()).statistic
        assert rho == pytest.approx(expected)


def test_within_client_is_scipy_s_on_values_minus_the_client_s_mean(whole: Selection):
    table = feature_correlations(whole).filter(
        (pl.col("kind") == "within_client") & (pl.col("feature") == "n_turns")
    )
    often = whole.dialogues.filter(pl.len().over("client_id") > 1)
    x, y = (
        often.select((pl.col(c) - pl.col(c).mean().over("client_id")).round(9))[c] for c in ("n_turns", "score")
    )
    assert table["rho"][0] == pytest.approx(stats.spearmanr(x, y).statistic)
    assert table["n_dialogues"][0] == often.height


def test_corrections_count_their_family(whole: Selection):
    table = feature_correlations(whole)
    there = table.filter(pl.col("p").is_not_null())
    assert set(table["n_tests"]) == {there.height}
    expected = stats.false_discovery_control(there["p"].to_numpy(), method="bh")
    assert there["p_adjusted"].to_numpy() == pytest.approx(expected)


def test_the_difference_of_two_correlations(real: Corpus):
    a, b = select(real, Filter(year=((2020, 2021),))), select(real, Filter(year=((2022, 2024),)))
    row = differences(feature_correlations, a, b).filter(key="chars_client pooled").row(0, named=True)
    rho = [feature_correlations(s).filter(feature="chars_client", kind="pooled")["rho"][0] for s in (a, b)]
    assert [row["a"], row["b"], row["difference"]] == pytest.approx([*rho, rho[1] - rho[0]])
    assert row["low"] < row["difference"] < row["high"]
    assert row["effect"] == pytest.approx(np.arctanh(rho[1]) - np.arctanh(rho[0]))
    assert row["effect_kind"] == "cohen_q"
