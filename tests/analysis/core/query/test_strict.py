"""A filter of the command line is used as a whole or not at all."""

import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.strict import strict_selection
from data.core.problems import UserError
from data.core.store import Library


def test_a_filter_selects(demo_library: Library):
    assert strict_selection("demo-ja", "id=1-3", demo_library).filter == Filter(id=((1, 3),))


@pytest.mark.parametrize(
    ("query", "message"),
    [("nonsense", "nonsense"), ("weather=fine", "weather"), ("score=high", "score"), ("regex=(", "regex")],
)
def test_every_part_that_cannot_be_used_is_an_error(query: str, message: str, demo_library: Library):
    with pytest.raises(UserError, match=message):
        strict_selection("demo-ja", f"id=1-3&{query}", demo_library)
