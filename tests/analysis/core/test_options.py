"""Options of a table as text."""

import pytest

from analysis.core import registry
from analysis.core.options import read_options
from data.core.problems import UserError


@pytest.mark.parametrize(
    ("table", "pair"),
    [
        ("score_counts", "bin_width"),
        ("score_counts", "bin_width="),
        ("score_counts", "bin_width=wide"),
        ("score_counts", "bin_width=0"),
        ("score_counts", "bin_width=-5"),
        ("score_counts", "bin_width=1e9"),
        ("score_counts", "bin_width=" + "9" * 5_000),
        ("collection_over_time", "every=week"),
        ("topic_scores", "measure=__class__"),
        ("overview", "bin_width=5"),
        ("neighbours", "apart=maybe"),
    ],
)
def test_options_that_cannot_be_used(table: str, pair: str):
    with pytest.raises(UserError):
        read_options(registry.find(table), [pair])


@pytest.mark.parametrize(
    ("table", "pair", "expected"),
    [
        ("score_counts", "bin_width=10", {"bin_width": 10}),
        ("collection_over_time", "every=month", {"every": "month"}),
        ("topic_scores", "measure=score", {"measure": "score"}),
        ("response_item", "position=0", {"position": 0}),
        ("neighbours", "apart=false", {"apart": False}),
        ("neighbours", "apart=yes", {"apart": True}),
    ],
)
def test_options_are_read_by_their_type(table: str, pair: str, expected: dict):
    assert read_options(registry.find(table), [pair]) == expected
