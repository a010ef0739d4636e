"""Word pairs against scores: the same slopes as words have, on pairs counted one by one."""

from collections import defaultdict
from itertools import pairwise

import numpy as np
import polars as pl
import pytest
import statsmodels.api as sm

from analysis.core.query.selection import select
from analysis.core.text.lexicon import lexicon
from analysis.relations.bigram_scores import bigram_scores
from analysis.relations.scoring.score_residuals import residuals
from data.corpus import Corpus
from tests.analysis import naive_words


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
