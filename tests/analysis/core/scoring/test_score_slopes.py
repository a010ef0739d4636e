"""Slopes of words on what is left of a score, against least squares."""

import numpy as np
import pytest
import statsmodels.api as sm

from analysis.core.query.selection import select
from analysis.core.scoring.score_residuals import residuals
from analysis.core.text.lexicon import lexicon
from analysis.relations.word_scores import word_scores
from data.corpus import Corpus


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
