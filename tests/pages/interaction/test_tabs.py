"""Every tab of interaction, with and without times and scores; affect from labels, ML-Ask and a lexicon."""

from pathlib import Path

import pytest

from data.affect.store import add_lexicon
from tests.pages.app import JAPANESE, opened, said, strangers

TABS = ("talk", "course", "scores", "lags", "alignment", "affect")
SAID = {
    "talk": "Half of the client's replies",
    "scores": "Within clients,",
    "lags": "The strongest dependence",
    "alignment": "of the counselor's content words",
}


@pytest.mark.parametrize("tab", TABS)
def test_a_tab_says_its_numbers_in_words(tab: str):
    at = opened("interaction", lang="en", corpus="demo-ja", **{"o.tab": tab})
    assert not at.exception and strangers(at, "en") == []
    assert tab == "affect" or JAPANESE.findall(said(at)) == []
    assert tab not in SAID or any(SAID[tab] in line.value for line in at.main.markdown)


@pytest.mark.parametrize("tab", [tab for tab in TABS if tab != "scores"])
def test_a_corpus_without_times_and_scores(tab: str):
    at = opened("interaction", lang="ja", corpus="demo-en", **{"o.tab": tab})
    assert not at.exception and strangers(at, "ja") == []


def test_affect_from_labels_says_how_much_is_labelled():
    at = opened("interaction", lang="en", corpus="demo-en", **{"o.tab": "affect", "o.plus": "feeling"})
    assert not at.exception
    assert any("of the client's utterances hold a word" in line.value for line in at.main.markdown)


def test_affect_from_a_lexicon_that_the_address_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path))
    short = add_lexicon("%\n1\tfear\n%\n怖い\t1\n不安\t1\n".encode(), "small.dic")
    asked = {"o.tab": "affect", "o.source": f"lexicon:{short}"}
    at = opened("interaction", lang="en", corpus="demo-ja", **asked)
    assert not at.exception
    assert any("have a negation within three words" in line.value for line in at.main.markdown)


def test_a_lexicon_that_is_not_there_is_said():
    at = opened("interaction", lang="en", corpus="demo-en", **{"o.tab": "affect", "o.source": "lexicon:gone"})
    assert not at.exception
    assert ["gone" in one.value for one in at.main.warning] == [True]
