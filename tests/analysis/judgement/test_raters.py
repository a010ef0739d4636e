"""Raters: severity that was planted, one who always takes one side, one who decides alone."""

import numpy as np
import polars as pl

from analysis.judgement.raters import judgement_left_out, judgement_raters
from data.corpus import Corpus
from tests.analysis.judgement.invented import JUDGE, judged_by, pairs, ratings


def test_severity_is_found(demo_ja: Corpus):
    found = {
        row["rater"]: row for row in judgement_raters(judged_by(demo_ja, ratings(demo_ja))).iter_rows(named=True)
    }
    mean = (0.5 - 0.5 + 0.7) / 3
    for rater, planted in (("Aoi", 0.5), ("Ren", -0.5), (JUDGE, 0.7)):
        assert abs(found[rater]["severity"] - (planted - mean)) < 0.05
        assert found[rater]["low"] < found[rater]["severity"] < found[rater]["high"]
    noise = np.random.default_rng(5).normal(0, 1, ratings(demo_ja).height)
    whole = ratings(demo_ja).with_columns((pl.col("value") + pl.Series(noise)).round().clip(1, 5))
    found = {row["rater"]: row for row in judgement_raters(judged_by(demo_ja, whole)).iter_rows(named=True)}
    assert found["Ren"]["severity_logits_high"] < 0 < found[JUDGE]["severity_logits_low"]
    assert found[JUDGE]["rater_kind"] == "model" and found["Aoi"]["rater_pattern"] == ""


def test_patterns_stand_out(demo_ja: Corpus):
    sides = pairs(demo_ja, n=60).with_columns(value=pl.lit(1.0), rater=pl.lit("left"))
    ties = pairs(demo_ja, n=60).with_columns(value=pl.lit(0.5), rater=pl.lit("ties"))
    fair = pairs(demo_ja, n=60).with_columns(rater=pl.lit("fair"))
    found = judgement_raters(judged_by(demo_ja, pl.concat([sides, ties, fair])))
    assert dict(found.select("rater", "rater_pattern").iter_rows()) == {
        "left": "one_side",
        "ties": "ties_only",
        "fair": "",
    }
    alike = ratings(demo_ja).with_columns(value=pl.lit(4.0))
    assert set(judgement_raters(judged_by(demo_ja, alike))["rater_pattern"]) == {"one_value"}


def test_both_orders_are_compared(demo_ja: Corpus):
    one = pairs(demo_ja, n=30).with_columns(value=pl.lit(1.0))
    turned = one.rename({"first": "second", "second": "first"}).select(one.columns)
    half = (
        turned.with_row_index("n").with_columns(value=pl.when(pl.col("n") < 15).then(0.0).otherwise(1.0)).drop("n")
    )
    found = judgement_raters(judged_by(demo_ja, pl.concat([one, half])))
    assert (found["n_both_orders"][0], found["consistent"][0]) == (30, 0.5)


def test_a_loud_rater_moves_the_ranks(demo_ja: Corpus):
    quiet = pairs(demo_ja, n=90).with_columns(rater=pl.lit("quiet"))
    worst = pl.col("first") == "demo-kogata"
    loud = pairs(demo_ja, 3, n=300).with_columns(
        rater=pl.lit("loud"),
        value=pl.when(worst).then(1.0).when(pl.col("second") == "demo-kogata").then(0.0).otherwise("value"),
    )
    found = judgement_left_out(judged_by(demo_ja, pl.concat([quiet, loud])))
    moved = found.filter(pl.col("rater") == "loud", pl.col("system") == "demo-kogata").row(0, named=True)
    assert (moved["rank"], moved["rank_without"]) == (1, 3) and moved["shift"] < -0.2
    assert judgement_left_out(judged_by(demo_ja, pairs(demo_ja))).is_empty()
