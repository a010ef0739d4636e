"""What the compared corpora are."""

import polars as pl

from analysis.comparison import facts
from analysis.comparison.facts import compared_corpora
from analysis.core.query.selection import Selection


def test_a_corpus_says_who_made_it_and_whether_it_names_persons(first: Selection):
    found = compared_corpora(first, beside="demo-en,made").rows_by_key("corpus_name", named=True)
    assert found["demo-ja"][0]["origin"] == "role_play" and found["demo-ja"][0]["n_clients"] == 13
    assert found["demo-en"][0]["system"] == "demo-model"
    assert found["made"][0]["n_clients"] is None and found["made"][0]["n_dialogues"] == 60


def test_who_made_one_side_is_said():
    made = pl.DataFrame(
        {
            "origin": ["written", "written", None],
            "system": [None, None, "both"],
            "counselor_origin": ["generated", "generated", None],
            "counselor_system": ["a", "b", None],
            "client_origin": [None, None, "generated"],
            "client_system": [None, "c", None],
        }
    )
    assert facts._listed(facts._of_sides(made, "origin")) == "generated, written"
    assert facts._listed(facts._of_sides(made, "system"), 12) == "a, b, both, c"
