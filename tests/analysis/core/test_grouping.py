"""Groups of dialogues by year, length, topic and score band."""

import pytest

from analysis.core.grouping import MINUTES, codes, grouped
from analysis.core.query.selection import Selection
from analysis.scores.groups import score_groups


@pytest.mark.parametrize("by", ["year", "band", "topic", "minutes", "utterances"])
def test_groups_part_the_dialogues(whole: Selection, by: str):
    table = score_groups(whole, by=by)
    assert table["n_dialogues"].sum() == whole.n_dialogues
    assert set(table["by"]) == {by}
    assert table["group"].to_list() == codes(grouped(whole, by), by)


def test_lengths_are_grouped_by_whole_numbers(whole: Selection):
    parts = grouped(whole, "minutes").select("duration_min", "group")
    for minutes, group in parts.iter_rows():
        low, _, high = group.rstrip("+").partition("-")
        assert int(low) <= minutes < (int(high) + 1 if high else 10_000)
    assert max(MINUTES) == 100
