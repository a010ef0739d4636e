"""Scores within groups of dialogues."""

import polars as pl

from analysis.core.query.selection import select
from analysis.scores.groups import score_groups
from analysis.scores.straight_lining import straight_lining
from analysis.topics.sub_topics import sub_topics
from data.corpus import Corpus


def test_what_the_reference_says_of_items_and_years(real: Corpus):
    alike = straight_lining(select(real))
    assert alike.row(0)[0] == "any" and alike["n_dialogues"][0] == 110
    assert alike.filter(pl.col("alike") != "any")["n_dialogues"].sum() == 110
    assert (
        alike.filter(pl.col("n_clients") < 5)["low"].null_count() == alike.filter(pl.col("n_clients") < 5).height
    )
    years = score_groups(select(real))
    assert years["group"].to_list() == ["2020", "2021", "2022", "2023", "2024"]
    assert years["n_dialogues"].sum() == 6_589
    assert sub_topics(select(real))["topic_sub"].n_unique() == 5_421
