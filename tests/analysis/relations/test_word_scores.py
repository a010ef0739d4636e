"""Words and pairs of words against scores: pairs against statsmodels, and honest where there is little."""

from collections import defaultdict
from itertools import pairwise

import numpy as np
import polars as pl
import pytest
import statsmodels.api as sm

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.scoring.score_residuals import residuals
from analysis.core.text.lexicon import lexicon
from analysis.relations.score_prediction import prediction_words, score_prediction
from analysis.relations.word_scores import bigram_scores, word_scores
from data.core.problems import UserError
from data.corpus import Corpus
from tests.analysis import naive_words


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


def test_a_pair_has_the_slope_of_its_rate_counted_pair_by_pair(demo_ja: Corpus):
    selection = select(demo_ja)
    row = bigram_scores(selection, words="all", stop="", minimum=15).row(0, named=True)
    pair = tuple(row["ngram"].split(" "))
    counted: dict[int, int] = defaultdict(int)
    for said in naive_words.utterances(selection):
        counts = set(naive_words.words(said))
        kept = [lemma if (lemma, pos) in counts else None for _, lemma, pos, _ in said.words]
        counted[said.dialogue_id] += sum(one == pair for one in pairwise(kept))
    n = np.array([counted[i] for i in demo_ja.dialogues["dialogue_id"]])
    size, left = lexicon(demo_ja, "short").sizes["both"], residuals(demo_ja, "item_sum")
    rows = np.isfinite(left) & (size > 0)
    rate = 1_000 * n[rows] / size[rows]
    design = np.column_stack([rate, np.ones(rows.sum()), np.log(size[rows])])
    slope = sm.OLS(left[rows], design).fit().params[0]
    assert row["n_dialogues"] == np.count_nonzero(n[rows])
    held = rate - design[:, 1:] @ np.linalg.lstsq(design[:, 1:], rate, rcond=None)[0]
    assert row["points_per_sd"] == pytest.approx(slope * held.std())
    assert row["per_thousand"] == pytest.approx(1_000 * n[rows].sum() / size[rows].sum())


def test_no_pair_that_is_said_often_enough_is_no_row(demo_ja: Corpus):
    empty = bigram_scores(select(demo_ja), minimum=10_000)
    assert empty.is_empty() and empty.schema["ngram"] == pl.String
