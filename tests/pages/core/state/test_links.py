"""Links to a dialogue and to a person: they carry what is selected, and nothing else."""

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from analysis.core.query.selection import Filter, Selection, select
from analysis.labels import Labels
from data.core.store import Library
from data.corpus import Corpus
from pages._ui.core.state import links
from pages._ui.core.state.view import View
from tests.data.invent import opened, record, write


def view_of(corpus: Corpus, chosen: Filter | None = None, **others: Selection) -> View:
    return View("dialogues", Labels("en"), "light", select(corpus, chosen), **others)


def seen_from(view: View, query: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> View:
    """The view, as if the address held this query."""
    monkeypatch.setattr(
        "streamlit.query_params", type("Params", (dict,), {"to_dict": lambda params: dict(params)})(query)
    )
    return view


QUERY = {
    "lang": "ja",
    "topics": "school,workplace",
    "o.page": "2",
    "dialogue": "3",
    "at": "9",
    "person": "client:1",
}


CHOSEN = Filter(topics=("school", "workplace"))


def test_a_link_carries_a_search_that_the_address_lacks(demo_ja: Corpus, monkeypatch: pytest.MonkeyPatch):
    view = seen_from(view_of(demo_ja, Filter(text="眠れない")), {"lang": "en"}, monkeypatch)
    assert links.reader_query(view, 10)["text"] == "眠れない"


def test_a_link_carries_language_corpus_and_selection(demo_ja: Corpus, monkeypatch: pytest.MonkeyPatch):
    view = seen_from(view_of(demo_ja, CHOSEN), QUERY, monkeypatch)
    kept = {"lang": "en", "corpus": "demo-ja", "topics": "school,workplace"}
    assert links.reader_query(view, 10, 37) == {**kept, "dialogue": "10", "at": "37"}
    assert links.reader_query(view, 10) == {**kept, "dialogue": "10"}
    assert links.person_query(view, "client", 4) == {**kept, "person": "client:4"}


def test_the_text_of_a_link_is_relative_and_the_same_for_one_and_many(
    demo_ja: Corpus, monkeypatch: pytest.MonkeyPatch
):
    view = seen_from(view_of(demo_ja, CHOSEN), QUERY, monkeypatch)
    one = "reader?lang=en&topics=school,workplace&corpus=demo-ja&dialogue=10&at=37"
    assert links.reader_url(view, 10, 37) == one
    assert links.reader_urls(view, [10, 11], [37, 0]) == [one, one.replace("=10", "=11").replace("=37", "=0")]
    assert links.reader_urls(view, [10]) == [links.reader_url(view, 10)]


def test_a_link_names_a_dialogue_as_its_source_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    source = write(tmp_path / "in", [record(evaluation_id=name) for name in ("A&01", "面接-3")])
    corpus = opened(source, Library(tmp_path / "library"))
    view = seen_from(view_of(corpus), {}, monkeypatch)
    for number, name in corpus.names.items():
        assert links.reader_query(view, number)["dialogue"] == name
        assert dict(parse_qsl(urlsplit(links.reader_url(view, number, 2)).query))["dialogue"] == name
        assert links.reader_urls(view, [number], [2]) == [links.reader_url(view, number, 2)]


def test_from_cohort_b_a_dialogue_opens_in_its_own_corpus(
    demo_ja: Corpus, demo_en: Corpus, monkeypatch: pytest.MonkeyPatch
):
    query = {"topics": "school", "b.corpus": "demo-en", "b.id": "1-3", "side": "b"}
    view = seen_from(view_of(demo_ja, other=select(demo_en, Filter())), query, monkeypatch)
    found = links.reader_query(view.of_other, 2)
    assert found == {"lang": "en", "corpus": "demo-en", "id": "1-3", "dialogue": demo_en.names[2]}
