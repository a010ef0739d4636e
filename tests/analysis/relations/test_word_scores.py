"""Words against scores: against statsmodels for one word, and honest where there is little."""

import numpy as np
import polars as pl
import pytest
import statsmodels.api as sm

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.text.lexicon import lexicon
from analysis.relations.score_prediction import prediction_words, score_prediction
from analysis.relations.scoring.score_residuals import outcome_values, residuals
from analysis.relations.word_scores import word_scores
from data.corpus import Corpus
from data.problems import UserError


def test_a_slope_is_the_least_squares_slope_on_the_residual(demo_ja: Corpus):
    found = word_scores(select(demo_ja)).row(0, named=True)
    lex = lexicon(demo_ja, "short")
    word = (lex.lemmas["lemma"] == found["lemma"]) & (lex.lemmas["pos"] == found["pos"])
    counts = np.asarray(lex.matrices["both"][:, int(np.flatnonzero(word.to_numpy())[0])].todense()).ravel()
    size = lex.sizes["both"]
    rate = 1_000 * counts / size
    design = np.column_stack([rate, np.ones(len(size)), np.log(size)])
    fit = sm.OLS(residuals(demo_ja, "item_sum"), design).fit()
    left = sm.OLS(rate, design[:, 1:]).fit().resid
    assert found["points_per_sd"] == pytest.approx(fit.params[0] * left.std(), abs=1e-8)
    assert found["n_dialogues"] == np.count_nonzero(counts)
    assert found["per_thousand"] == pytest.approx(1_000 * counts.sum() / size.sum())


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


@pytest.mark.parametrize("outcome", ["item_sum", "score", "general_factor"])
def test_outcomes_are_known_by_name(demo_ja: Corpus, outcome: str):
    values = outcome_values(demo_ja, outcome)
    assert len(values) == 66 and np.isfinite(values).sum() > 50
    left = residuals(demo_ja, outcome)
    assert np.nanstd(left) <= np.nanstd(values) + 1e-9


def test_the_general_factor_rises_with_the_items(demo_ja: Corpus):
    factor, total = (outcome_values(demo_ja, name) for name in ("general_factor", "item_sum"))
    there = np.isfinite(factor) & np.isfinite(total)
    assert np.corrcoef(factor[there], total[there])[0, 1] > 0.9


def test_an_outcome_that_is_not_there_is_refused_by_name(demo_ja: Corpus):
    with pytest.raises(UserError, match="no outcome 'wellbeing'"):
        word_scores(select(demo_ja), outcome="wellbeing")


def test_few_dialogues_give_no_slopes_and_no_prediction(demo_ja: Corpus):
    for chosen in (Filter(id=((3, 4),)), Filter(id=((0, 0),))):
        selection = select(demo_ja, chosen)
        assert word_scores(selection).is_empty()
        assert score_prediction(selection).is_empty() and prediction_words(selection).is_empty()
