"""Agreement of the demo's two observers."""

import numpy as np
import polars as pl
import pytest

from analysis.core.query.selection import select
from analysis.core.question import Question
from analysis.export.result import Result
from analysis.scores.methods import WEIGHTED_KAPPA
from analysis.scores.rating_agreement import COEFFICIENTS, WHOEVER, _whoever, rating_agreement
from data.corpus import Corpus


def test_each_item_has_its_coefficients_with_intervals(demo_ja: Corpus):
    found = rating_agreement(select(demo_ja), draws=60)
    assert set(found["item"]) == {"agenda", "understanding", "collaboration"} and found.height == 18
    assert (found["n_dialogues"] == 24).all() and (found["n_raters"] == 2).all()
    assert (found["low"] <= found["estimate"]).all() and (found["estimate"] <= found["high"]).all()
    wide = demo_ja.ratings.filter(scale="ctrs", item="agenda").pivot("rater", index="dialogue_id", values="value")
    a, b = (wide[name].to_numpy() for name in ("observer-1", "observer-2"))
    kappa = 1 - ((a - b) ** 2).mean() / (a.var() + b.var() + (a.mean() - b.mean()) ** 2)
    row = found.filter(item="agenda", rating_coefficient="weighted_kappa").row(0, named=True)
    assert row["estimate"] == pytest.approx(kappa) and np.isfinite(row["low"])


def test_of_many_raters_it_does_not_matter_who_judged():
    matrix = np.full((30, 25), np.nan)
    places = np.random.default_rng(1).permuted(np.tile(np.arange(25), (30, 1)), axis=1)[:, :2]
    np.put_along_axis(matrix, places, np.random.default_rng(2).integers(1, 6, (30, 2)).astype(float), axis=1)
    packed = _whoever(matrix)
    assert packed.shape == (30, 2)
    for name in WHOEVER:
        assert COEFFICIENTS[name](packed) == pytest.approx(COEFFICIENTS[name](matrix))


def test_kappa_is_claimed_where_a_row_has_it(demo_ja: Corpus):
    question = Question.of(rating_agreement, select(demo_ja), {"draws": 60})
    made = question.answer()
    without = made.filter(pl.col("rating_coefficient").is_in(WHOEVER))
    assert WEIGHTED_KAPPA in Result(None, question, made).methods
    assert WEIGHTED_KAPPA not in Result(None, question, without).methods


def test_nameless_raters_are_not_two(demo_en: Corpus):
    assert rating_agreement(select(demo_en)).is_empty()
    assert demo_en.ratings.filter(pl.col("rater").is_not_null()).is_empty()
