"""Two filters as one: the dialogues of both, checked by selecting with each."""

from itertools import product

import numpy as np
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.intersect import intersect
from analysis.core.query.selection import select
from data.corpus import Corpus

FILTERS = [
    Filter(),
    Filter(topics=("school", "workplace")),
    Filter(topics=("family", "school"), score=(40, 80)),
    Filter(score=(60, 100), id=((1, 30),)),
    Filter(id=((20, 50),), text="です"),
    Filter(items=(("felt_respected", (2, 4)),)),
    Filter(year=((2020, 2021),), items=(("felt_respected", (1, 3)),)),
]


@pytest.mark.parametrize(("a", "b"), [*product(FILTERS, FILTERS)])
def test_one_filter_selects_the_dialogues_of_both(demo_ja: Corpus, a: Filter, b: Filter):
    both = intersect(a, b)
    expected = select(demo_ja, a).mask & select(demo_ja, b).mask
    if both is None:
        assert not expected.any() or (a.text and b.text)
    else:
        assert np.array_equal(select(demo_ja, both).mask, expected)


def test_texts_of_two_filters_are_never_one_condition():
    assert intersect(Filter(text="a"), Filter(lemma="b")) is None
    assert intersect(Filter(opened="client"), Filter(opened="counselor")) is None
