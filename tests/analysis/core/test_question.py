"""A question: equal ones have equal keys, two cohorts answer below each other."""

import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.question import Question
from analysis.scores.distribution import score_counts
from data.corpus import Corpus


def test_equal_questions_have_equal_keys(demo_ja: Corpus):
    narrow = Filter(score=(0, 80))
    one = Question.of(score_counts, select(demo_ja), {"measure": "score", "bin_width": 10})
    assert one.key == Question.of(score_counts, select(demo_ja), {"bin_width": 10, "measure": "score"}).key
    others = [
        Question.of(score_counts, select(demo_ja), {"bin_width": 5, "measure": "score"}),
        Question.of(score_counts, select(demo_ja, narrow), {"bin_width": 10, "measure": "score"}),
        Question.of(score_counts, select(demo_ja), one.values, select(demo_ja, narrow)),
    ]
    assert len({one.key, *(other.key for other in others)}) == 4


def test_of_two_cohorts_the_answers_stand_below_each_other(demo_ja: Corpus):
    a, b = select(demo_ja), select(demo_ja, Filter(score=(0, 80)))
    rows = Question.of(score_counts, a, {}, b).answer()
    assert rows["cohort"].unique(maintain_order=True).to_list() == ["A", "B"]
    alone = Question.of(score_counts, b, {})
    assert rows.filter(cohort="B").drop("cohort").equals(alone.answer())
    with pytest.raises(ValueError, match="one cohort"):
        alone.differences()
