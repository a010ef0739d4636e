"""Marks on lines of a concordance."""

import pytest

from data.core.problems import UserError
from data.kept.readings import MOST, keep_marks, kept_marks


def test_marks_come_back_and_each_state_has_its_own_id():
    first = keep_marks({(3, 1, 0): "useful"})
    second = keep_marks({(3, 1, 0): "useful", (2, 4, 7): "not_useful"})
    assert first != second
    assert kept_marks(first) == {(3, 1, 0): "useful"}
    assert kept_marks(second) == {(2, 4, 7): "not_useful", (3, 1, 0): "useful"}
    assert keep_marks({}) == "" and kept_marks("") == {}


def test_what_cannot_be_kept_or_is_not_there_is_said():
    with pytest.raises(UserError, match="nowhere"):
        kept_marks("nowhere")
    with pytest.raises(UserError, match="5000"):
        keep_marks({(0, 0, begin): "useful" for begin in range(MOST + 1)})
