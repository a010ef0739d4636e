"""Methods in plain words and as a methods section says them."""

import pytest

from analysis.core.registry import TABLES
from analysis.display.explanations import explanations, meaning
from analysis.labels import LANGUAGES, Labels


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_explanation_has_a_gap_where_a_result_would_stand(lang):
    labels = Labels(lang)
    every = {name: explanations(table, {}, labels) for name, table in TABLES.items()}
    assert every["score_groups"], "its intervals are explained"
    assert not every["person_dialogues"], "it only lists"
    assert [one for texts in every.values() for one in texts if "{" in one.plain + one.formal] == []
    assert every["word_network"][-1].formal, "methods without words for everybody are named all the same"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_table_says_what_its_numbers_mean_each_in_its_own_words(lang):
    labels = Labels(lang)
    said = {name: meaning(table, labels) for name, table in TABLES.items()}
    assert [name for name, text in said.items() if not text.endswith(("。", "."))] == []
    assert len(set(said.values())) == len(said)
    assert not said.keys() & {name for name, text in said.items() if text in labels.caption(name)}
