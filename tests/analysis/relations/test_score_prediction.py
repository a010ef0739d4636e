"""Predicting a score from words, beside length alone."""

from analysis.core.query.selection import select
from analysis.relations.score_prediction import score_prediction
from data.corpus import Corpus


def test_a_prediction_says_how_much_words_tell_beyond_length(demo_ja: Corpus):
    found = score_prediction(select(demo_ja))
    assert found["model"].to_list() == ["length", "words", "words_and_length"]
    assert (found["low"] <= found["r_squared"]).all() and (found["r_squared"] <= found["high"]).all()
    assert (found["r_squared"] < 1).all()
