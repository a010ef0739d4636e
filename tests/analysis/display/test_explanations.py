"""Methods in plain words and as a methods section says them."""

import pytest

from analysis.core.registry import TABLES
from analysis.display.explanations import explanations
from analysis.labels import LANGUAGES, Labels


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_explanation_has_a_gap_where_a_result_would_stand(lang):
    labels = Labels(lang)
    every = {name: explanations(table, {}, labels) for name, table in TABLES.items()}
    assert every["score_groups"], "its intervals are explained"
    assert not every["person_dialogues"], "it only lists"
    assert [
        one for texts in every.values() for one in texts if "{" in one.plain + one.formal or not one.plain
    ] == []
