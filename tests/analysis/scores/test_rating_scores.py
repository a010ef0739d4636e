"""Ratings against the score, against SciPy."""

import pytest
from scipy import stats

from analysis.core.errors import Absent
from analysis.core.query.selection import select
from analysis.scores.rating_scores import rating_scores
from data.corpus import Corpus


def test_rank_correlation_with_the_score(demo_ja: Corpus):
    found = rating_scores(select(demo_ja)).filter(scale="mood", moment="after").row(0, named=True)
    joined = demo_ja.ratings.filter(scale="mood", moment="after").join(demo_ja.dialogues, on="dialogue_id")
    assert found["rho"] == pytest.approx(stats.spearmanr(joined["value"], joined["item_sum"])[0])
    assert found["low"] < found["rho"] < found["high"]


def test_without_scores_there_is_none(demo_en: Corpus):
    with pytest.raises(Absent):
        rating_scores(select(demo_en))
