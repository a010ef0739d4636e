"""Which utterances are looked at, by whom, when, and what is a template."""

import numpy as np
import pytest

from analysis.core.dialogues.spoken import box_of, has_value, spoken, values_of
from analysis.core.errors import Mistake
from analysis.core.query.selection import select
from data.corpus import Corpus


def test_roles_and_fifths_as_by_hand(demo_ja: Corpus):
    found = spoken(select(demo_ja), "client")
    assert set(demo_ja.utterances["role"][found.rows.tolist()].cast(str)) == {"client"}
    for row, phase in list(zip(found.rows.tolist(), found.phase.tolist(), strict=True))[::97]:
        position = demo_ja.utterances["position"][row]
        n = demo_ja.dialogues["n_utterances"][int(found.dialogue[np.flatnonzero(found.rows == row)[0]])]
        assert phase == 5 * position // n + 1


@pytest.mark.parametrize("by", ["role", "phase", "topic", "band"])
def test_every_value_is_of_somebody_and_none_of_two(demo_ja: Corpus, by: str):
    found = spoken(select(demo_ja))
    masks = [has_value(found, by, value) for value in values_of(demo_ja, by)]
    assert np.sum(masks, axis=0).max() == 1
    with pytest.raises(Mistake, match="nonsense"):
        has_value(found, by, "nonsense")


@pytest.mark.parametrize("text", ["1,2,3", "a,b,c,d", "nan,1,2,3", "1,2,3,inf"])
def test_what_is_no_box_is_refused(text: str):
    with pytest.raises(Mistake):
        box_of(text)


def test_a_box_in_any_order():
    assert box_of("3,1,-2,-5") == (1, 3, -5, -2)
    assert box_of("") is None
