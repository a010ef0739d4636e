"""Every tab of psychometrics says its numbers in words, on a corpus that has them and on one that has not."""

import pytest

from tests.pages.app import JAPANESE, labels, opened, said, strangers

TABS = ("reliability", "dimensions", "items", "variance", "sessions", "change")
SAID = {
    "reliability": "Alpha is .98",
    "dimensions": "Factors that parallel analysis keeps",
    "items": "From θ =",
    "variance": "lies with the client who rates",
    "sessions": "dialogues in each cohort",
    "change": "points a year",
}


@pytest.mark.parametrize("tab", TABS)
def test_a_tab_says_its_numbers_in_words(tab: str):
    at = opened("psychometrics", lang="en", corpus="demo-ja", **{"o.tab": tab})
    assert not at.exception
    assert strangers(at, "en") == [] and JAPANESE.findall(said(at)) == []
    assert any(SAID[tab] in line.value for line in at.main.markdown)


@pytest.mark.parametrize("tab", TABS)
def test_a_selection_that_is_too_small_gets_a_reason(tab: str):
    at = opened("psychometrics", lang="ja", corpus="demo-ja", id="1", **{"o.tab": tab})
    assert not at.exception and strangers(at, "ja") == []


def test_a_corpus_without_items_or_times_keeps_what_its_ratings_allow():
    at = opened("psychometrics", lang="en", corpus="demo-en")
    assert not at.exception
    assert [tab.label for tab in at.tabs] == [
        labels("en")(f"psychometrics.tab.{code}") for code in ("reliability", "dimensions", "items")
    ]


def test_predictors_are_chosen_and_the_formula_stands_there():
    asked = {"o.tab": "variance", "o.predictors": "topic,reply_s_counselor"}
    at = opened("psychometrics", lang="en", corpus="demo-ja", **asked)
    assert not at.exception
    assert any("item_sum ~ topic + reply_s_counselor + (1 | client)" in one.value for one in at.main.caption)
