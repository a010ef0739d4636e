"""Metrics against judgements: rank correlations as scipy's, and pairs counted by hand."""

import numpy as np
import polars as pl
import pytest
from scipy.stats import spearmanr

from analysis.judgement.measured import lengths, measures
from analysis.judgement.metrics import judgement_metrics
from analysis.judgement.reading import judged
from data.corpus import Corpus
from tests.analysis.judgement.invented import judged_by, pairs, ratings

KEY = ["system", "dialogue_id", "position"]


def test_the_correlation_over_responses_is_scipy_s(demo_ja: Corpus):
    selection = judged_by(demo_ja, ratings(demo_ja))
    found = judgement_metrics(selection).filter(pl.col("metric") == "chrf")
    rows = ratings(demo_ja).filter(pl.col("kind") == "person").rename({"first": "system"})
    mean = (
        rows.group_by(KEY)
        .agg(pl.col("value").mean())
        .with_columns(pl.col("dialogue_id", "position").cast(pl.UInt32))
    )
    both = mean.join(measures(selection), on=KEY)
    row = found.filter(pl.col("over") == "responses").row(0, named=True)
    assert row["estimate"] == pytest.approx(spearmanr(both["value"], both["chrf"]).statistic)
    assert row["low"] < row["estimate"] < row["high"] and row["n"] == 180


def test_the_longer_of_each_pair_is_counted(demo_ja: Corpus):
    selection = judged_by(demo_ja, pairs(demo_ja))
    found = judged(selection)
    chars, apart = lengths(selection, found), found.value != 0.5
    same = np.sign(chars[:, 0] - chars[:, 1]) * np.sign(found.value - 0.5)
    table = judgement_metrics(selection)
    row = table.filter(pl.col("metric") == "chars", pl.col("over") == "pairs").row(0, named=True)
    assert row["estimate"] == pytest.approx(same[apart].mean()) and row["n"] == apart.sum()


def test_means_of_systems_have_an_interval_of_the_same_correlation(demo_ja: Corpus):
    gold = pairs(demo_ja).with_columns(first=pl.lit("gold"), value=pl.lit(1.0))
    found = judgement_metrics(judged_by(demo_ja, pl.concat([pairs(demo_ja), gold])))
    row = found.filter(pl.col("metric") == "chars", pl.col("over") == "systems").row(0, named=True)
    assert row["n"] == 4 and row["low"] <= row["estimate"] <= row["high"] and row["low"] < row["high"]
