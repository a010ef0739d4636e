"""The page of utterances without a browser: every part, odd options, nothing selected, no map yet."""

import pytest

from analysis.core.query.meaning import MeaningCodec
from data.core.problems import Missing
from data.corpus import Corpus
from tests.pages.app import opened, query, said

PARTS = ("map", "difference", "themes", "order", "paths", "templates")


@pytest.mark.parametrize(("lang", "corpus"), [("ja", "demo-ja"), ("en", "demo-en")])
@pytest.mark.parametrize("part", PARTS)
def test_a_part(part: str, lang: str, corpus: str):
    at = opened("utterances", lang=lang, corpus=corpus, **{"o.show": part, "b.corpus": corpus, "b.id": "1-3"})
    assert not at.exception


@pytest.mark.parametrize(
    "odd",
    [
        {"o.box": "1,2,x", "o.by": "paint"},
        {"o.box": "900,901,900,901"},
        {"o.point": "1.1,2", "o.branch": "9.9"},
        {"o.point": "11.3", "meaning": "20+11.3:", "o.without": "1", "o.by": "phase", "o.value": "5"},
        {"o.show": "order", "o.theme": "x.y", "o.level": "9"},
        {"o.show": "paths", "o.dialogue": "<b>", "region": "0,0;1,1"},
        {"id": "0"},
        {"o.show": "themes", "id": "11"},
    ],
    ids=str,
)
def test_odd_addresses(odd: dict[str, str]):
    assert not opened("utterances", lang="ja", corpus="demo-ja", **odd).exception


def test_a_sentence_becomes_a_condition():
    at = opened("utterances", lang="ja", corpus="demo-ja")
    at.text_input[0].set_value("電話が鳴る").run()
    assert not at.exception
    assert MeaningCodec().read(query(at)["meaning"]).text == "電話が鳴る"
    assert "電話が鳴る" in said(at)


def test_without_the_stage_the_page_says_what_makes_it(monkeypatch):
    def missing(corpus: Corpus):
        raise Missing("utterances", corpus.id)

    monkeypatch.setattr(Corpus, "utterance_map", property(missing))
    at = opened("utterances", lang="en", corpus="demo-en")
    assert not at.exception
    assert [one.value for one in at.code] == ["python -m data prepare demo-en"]
