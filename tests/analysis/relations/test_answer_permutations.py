"""Links beside permutations: the links themselves stay as they are."""

from analysis.core.query.selection import select
from analysis.relations.answer_permutations import answer_permutations
from analysis.relations.question_answer import question_answers
from data.corpus import Corpus


def test_permutations_add_p_and_change_nothing_else(demo_ja: Corpus):
    selection = select(demo_ja)
    found, plain = answer_permutations(selection, permutations=19), question_answers(selection)
    assert found.drop("p_permuted").equals(plain.drop("p_permuted"))
    assert found["p_permuted"].is_between(1 / 20, 1).all() and found.height
