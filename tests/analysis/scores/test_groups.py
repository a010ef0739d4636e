"""Scores within groups of dialogues."""

from analysis.core.query.selection import select
from analysis.scores.groups import score_groups
from data.corpus import Corpus


def test_years_of_the_published_dialogues(real: Corpus):
    years = score_groups(select(real))
    assert years["group"].to_list() == ["2020", "2021", "2022", "2023", "2024"]
    assert years["n_dialogues"].sum() == 6_589
