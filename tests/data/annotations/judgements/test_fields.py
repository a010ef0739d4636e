"""What the cells of a file of judgements say."""

import pytest

from data.annotations.judgements.fields import outcome


@pytest.mark.parametrize(
    ("given", "value"),
    [("x", 1), ("B", 0), ("1", 1), ("0.5", 0.5), ("引き分け", 0.5), ("b", 0), (None, None), ("", None)],
)
def test_outcomes(given, value):
    assert outcome(given, "x", "y") == value


def test_a_system_that_is_called_b_is_taken_by_its_name():
    assert outcome("b", "b", "a") == 1.0
