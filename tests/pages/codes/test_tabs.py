"""Every tab of codes on the coded demo; a corpus with few labels says what it lacks; a cell has its lines."""

import pytest

from tests.pages.app import JAPANESE, opened, query, said, strangers

TABS = ("agreement", "machine", "shares", "course", "transitions", "fidelity", "portraits", "study")
SAID = {
    "agreement": "Krippendorff's α =",
    "machine": "F1 of",
    "study": "were coded by",
}


@pytest.mark.parametrize("tab", TABS)
def test_a_tab_says_its_numbers_in_words(tab: str):
    at = opened("codes", lang="en", corpus="demo-ja", **{"o.tab": tab})
    assert not at.exception and strangers(at, "en") == []
    assert tab not in SAID or any(SAID[tab] in line.value for line in at.main.markdown)


@pytest.mark.parametrize("tab", ["agreement", "machine", "course", "fidelity"])
def test_labels_of_the_source_alone(tab: str):
    at = opened("codes", lang="ja", corpus="demo-en", **{"o.tab": tab})
    assert not at.exception and strangers(at, "ja") == []
    assert at.main.info


def test_a_cell_in_the_address_has_its_lines():
    asked = {"o.tab": "agreement", "o.first": "OpenQuestion", "o.second": "OpenQuestion", "o.scheme": "tag"}
    at = opened("codes", lang="en", corpus="demo-ja", **asked)
    assert not at.exception and query(at)["o.first"] == "OpenQuestion"
    lines = at.main.dataframe[-1].value
    assert set(lines["Code of A"]) == {"Open question"} == set(lines["Code of B"])
    assert JAPANESE.search(said(at))
