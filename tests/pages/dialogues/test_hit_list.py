"""The hits of a search stand in context, page by page, with their marks and links."""

import re
from urllib.parse import unquote

import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from analysis.dialogues.search import LINES, search_hits
from data.corpus import Corpus
from tests.pages.app import key, labels
from tests.pages.dialogues.page import dialogues, frame, lines


def chosen(corpus: Corpus, **asked: str) -> Selection:
    return select(corpus, Filter.from_query(asked)[0])


def test_the_hits_are_those_of_the_table_with_marks_and_links(demo_ja: Corpus):
    at = dialogues(text="仕事", **{"o.each": "0"})
    hits = search_hits(chosen(demo_ja, text="仕事"))
    shown = lines(at)
    assert len(shown) == hits.height == LINES
    for html, row in zip(shown, hits.iter_rows(named=True), strict=True):
        assert "<mark>仕事</mark>" in html
        assert re.sub(r"<[^>]+>", "", html).find(row["text"]) >= 0
    links = [node.proto for node in at.get("page_link") if "at=" in node.proto.query_string]
    parts = [(link.page, *link.query_string.split("&from=dialogues%3F")) for link in links]
    assert [part[:2] for part in parts] == [
        ("reader", f"lang=ja&corpus=demo-ja&text=%E4%BB%95%E4%BA%8B&dialogue={number}&at={position}")
        for number, position in hits.select("dialogue_id", "position").iter_rows()
    ]
    assert {unquote(back) for _, _, back in parts} == {"lang=ja&corpus=demo-ja&text=%E4%BB%95%E4%BA%8B&o.each=0"}


def test_pages_and_orders_of_hits(demo_ja: Corpus):
    at = dialogues(text="か", **{"o.each": "0"})
    first = lines(at)
    at.button(key=key(at, "page.next")).click().run()
    assert frame(at)["o.page"] == "2" and lines(at) != first
    at.selectbox(key=key(at, "o.order")).set_value("newest").run()
    assert "o.page" not in frame(at)
    expected = search_hits(chosen(demo_ja, text="か"), order="newest")["text"][0]
    assert expected in re.sub(r"<[^>]+>", "", lines(at)[0])
    at.text_input(key=key(at, "box.text")).set_value("です").run()
    assert "o.page" not in frame(at)
    assert lines(dialogues(text="か", **{"o.page": "99999"}))
    assert lines(dialogues(text="か", **{"o.page": "-3"}))


def test_three_of_each_dialogue_unless_all_are_asked_for(demo_ja: Corpus):
    at = dialogues(text="か")
    hits = search_hits(chosen(demo_ja, text="か"), each=3)
    assert len(lines(at)) == hits.height and hits["dialogue_id"].unique_counts().max() == 3


def test_what_was_said_is_never_markup(demo_ja: Corpus, monkeypatch: pytest.MonkeyPatch):
    from pages._ui.dialogues.hit_list import _utterance

    html = _utterance("client", '<img src=x onerror="a">&<b>', labels("en"), "", [(0, 4), (23, 24)])
    assert "<mark>&lt;img</mark>" in html and "<img" not in html and "<b>" not in html
