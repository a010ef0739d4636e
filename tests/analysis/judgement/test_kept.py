"""A table is made once while the judgements stay; a part without any is empty, a whole says what it lacks."""

import pytest

from analysis.core.errors import Absent
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.statistics.inference.methods import HOLM, recorded
from analysis.judgement.pairs import PAIR, judgement_pairs
from data.corpus import Corpus
from tests.analysis.judgement.invented import judged_by, pairs


def test_the_same_frame_comes_again_with_the_methods_that_made_it(demo_ja: Corpus):
    selection = judged_by(demo_ja, pairs(demo_ja))
    once = judgement_pairs(selection)
    with recorded() as applied:
        assert judgement_pairs(selection) is once and HOLM in applied
    assert judgement_pairs(selection, margin=0.2) is not once


def test_a_part_is_empty_and_a_whole_is_absent(demo_ja: Corpus):
    selection = judged_by(demo_ja, pairs(demo_ja))
    nothing = judgement_pairs(select(selection.corpus, Filter.from_query("id=0-0")[0]))
    assert nothing.is_empty() and list(nothing.columns) == list(PAIR)
    with pytest.raises(Absent):
        judgement_pairs(judged_by(demo_ja, pairs(demo_ja).clear()))
