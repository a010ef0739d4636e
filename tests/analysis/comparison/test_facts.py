"""What the compared corpora are."""

from analysis.comparison.facts import compared_corpora
from analysis.core.query.selection import Selection


def test_a_corpus_says_who_made_it_and_whether_it_names_persons(first: Selection):
    found = compared_corpora(first, beside="demo-en,made").rows_by_key("corpus_name", named=True)
    assert found["demo-ja"][0]["origin"] == "role_play" and found["demo-ja"][0]["n_clients"] == 13
    assert found["demo-en"][0]["system"] == "demo-model"
    assert found["made"][0]["n_clients"] is None and found["made"][0]["n_dialogues"] == 60
