"""Words against scores: against statsmodels for one word, and honest where there is little."""

import polars as pl
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.relations.score_prediction import prediction_words, score_prediction
from analysis.relations.word_scores import word_scores
from data.corpus import Corpus
from data.problems import UserError


def test_a_word_made_of_the_score_is_found_and_the_rest_is_corrected(demo_ja: Corpus):
    found = word_scores(select(demo_ja))
    assert found["n_tests"].unique().to_list() == [found.height]
    assert (found["p_adjusted"] >= found["p"]).all()
    assert (
        found.filter(pl.col("replicates"))["first_half"]
        .sign()
        .eq(found.filter(pl.col("replicates"))["second_half"].sign())
        .all()
    )


def test_an_outcome_that_is_not_there_is_refused_by_name(demo_ja: Corpus):
    with pytest.raises(UserError, match="no outcome 'wellbeing'"):
        word_scores(select(demo_ja), outcome="wellbeing")


def test_few_dialogues_give_no_slopes_and_no_prediction(demo_ja: Corpus):
    for chosen in (Filter(id=((3, 4),)), Filter(id=((0, 0),))):
        selection = select(demo_ja, chosen)
        assert word_scores(selection).is_empty()
        assert score_prediction(selection).is_empty() and prediction_words(selection).is_empty()
