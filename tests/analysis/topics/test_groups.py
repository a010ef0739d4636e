"""Topics within groups of dialogues."""

import polars as pl
import pytest

from analysis.core.query.selection import Selection
from analysis.topics.groups import topic_groups


@pytest.mark.parametrize("by", ["band", "year", "minutes", "utterances"])
def test_topics_of_a_group_add_up_to_one(whole: Selection, by: str):
    table = topic_groups(whole, by=by)
    sums = table.group_by("group").agg(
        pl.col("share").sum(), pl.col("n_topic").sum(), pl.col("n_dialogues").first()
    )
    assert sums["share"].to_list() == pytest.approx([1.0] * sums.height)
    assert sums["n_topic"].to_list() == sums["n_dialogues"].to_list()
