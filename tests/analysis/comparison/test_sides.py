"""Which corpora are compared."""

import numpy as np
import pytest

from analysis.comparison.sides import equally_many, of_all, same_language, sides
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from data.core.problems import UserError


def test_the_selection_comes_first_and_each_corpus_once(first: Selection):
    found = sides(first, None, "made, demo-en,made,demo-ja")
    assert [side.name for side in found] == ["demo-ja", "made", "demo-en"]
    assert equally_many(found) == 6
    assert same_language(found[0], found[1]) and not same_language(found[0], found[2])
    assert [basis.dialogues.height for basis in of_all(first, other=None, beside="made")] == [66, 60]


def test_two_cohorts_of_one_corpus_have_names_and_share_their_persons(first: Selection):
    other = select(first.corpus, Filter(score=(0, 60)))
    a, b = sides(first, other, "")
    assert (a.name, b.name, a.shift == b.shift) == ("demo-ja · A", "demo-ja · B", True)


def test_persons_of_another_corpus_are_others_and_a_corpus_without_persons_counts_dialogues(first: Selection):
    a, b = sides(first, None, "made")
    of_a, of_b = (side.persons(side.drawn(60)) for side in (a, b))
    assert not set(of_a[0]) & set(of_b[0])
    assert len(np.unique(of_a[0])) == 13 and len(np.unique(of_b[0])) == 60


def test_a_smaller_draw_is_part_of_a_larger_one(first: Selection):
    side = sides(first, None, "")[0]
    assert set(side.drawn(10)) < set(side.drawn(30))


def test_a_version_that_is_not_there_is_told(first: Selection):
    version = first.corpus.version
    assert len(sides(first, None, f"demo-ja@{version[:7]}")) == 1
    with pytest.raises(UserError, match="not 0000000"):
        sides(first, None, "made@0000000")
    with pytest.raises(UserError, match="nowhere"):
        sides(first, None, "nowhere")
