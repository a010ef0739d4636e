"""The dialogues page: the box writes the filter, the hits stand in context, rows become a selection."""

import re
from urllib.parse import unquote

import pytest
from streamlit.testing.v1 import AppTest

from analysis.dialogues.listing import dialogue_list
from analysis.dialogues.search import LINES, search_hits
from analysis.query.codecs import MAX_TEXT
from analysis.query.filter import Filter
from analysis.query.selection import Selection, select
from data.corpus import Corpus
from tests.pages.app import key, keys, labels, notes, opened, query

BASE = {"lang": "ja", "corpus": "demo-ja"}


def dialogues(**asked: str) -> AppTest:
    return opened("dialogues", **{**BASE, **asked})


def frame(at: AppTest) -> dict[str, str]:
    return {name: text for name, text in query(at).items() if name not in BASE}


def chosen(corpus: Corpus, **asked: str) -> Selection:
    return select(corpus, Filter.from_query(asked)[0])


def lines(at: AppTest) -> list[str]:
    """The hits as HTML, in order."""
    return [node.proto.body for node in at.get("html") if 'class="hits"' in node.proto.body]


@pytest.mark.parametrize("how", ["text", "lemma", "regex"])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_box_writes_the_filter_and_follows_it(lang: str, how: str):
    at = dialogues(lang=lang, **{"o.how": how})
    at.text_input(key=key(at, f"box.{how}")).set_value(" 仕事 ").run()
    assert frame(at) == {how: "仕事", "o.how": how}
    assert at.text_input(key=key(at, f"box.{how}")).value == "仕事"
    assert at.text_input(key=key(at, how)).value == "仕事"  # the sidebar's
    assert lines(at) and not at.exception
    at.text_input(key=key(at, f"box.{how}")).set_value("").run()
    assert frame(at) == {"o.how": how} and not lines(at)


def test_the_box_opens_with_what_is_searched_for():
    at = dialogues(lemma="仕事")
    assert at.text_input(key=key(at, "box.lemma")).value == "仕事"
    assert "box.text" not in keys(at)


def test_another_way_of_looking_takes_the_words_along():
    at = dialogues(text="仕事", role="client")
    at.button_group(key=key(at, "box.how")).set_value("lemma").run()
    assert frame(at) == {"lemma": "仕事", "role": "client", "o.how": "lemma"}
    at.button_group(key=key(at, "box.role")).set_value("both").run()
    assert frame(at) == {"lemma": "仕事", "o.how": "lemma"}
    at.button(key=key(at, "box.clear")).click().run()
    assert frame(at) == {"o.how": "lemma"}


@pytest.mark.parametrize("place", ["box", "sidebar"])
def test_a_sequence_is_a_form(place: str):
    at = dialogues(**{"o.how": "then"})
    at.text_input(key=key(at, f"{place}.then.said")).set_value("仕事")
    at.text_input(key=key(at, f"{place}.then.said2")).set_value("か")
    at.button_group(key=key(at, f"{place}.then.by2")).set_value("lemma")
    at.number_input(key=key(at, f"{place}.then.within")).set_value(3)
    next(b for b in at.button if f"{place}.then" in str(b.proto.form_id)).click().run()
    assert frame(at)["then"] == "client:仕事>3>counselor.lemma:か"
    assert at.text_input(key=key(at, "box.then.said2")).value == "か"
    assert at.number_input(key=key(at, "sidebar.then.within")).value == 3
    assert lines(at) and not at.exception


def test_a_sequence_needs_both_parts():
    at = dialogues(**{"o.how": "then"})
    at.text_input(key=key(at, "box.then.said")).set_value("仕事")
    next(b for b in at.button if "box.then" in str(b.proto.form_id)).click().run()
    assert frame(at) == {"o.how": "then"}
    assert [toast.value for toast in at.toast] == [labels("ja")("search.both_said")]


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


def test_the_table_of_dialogues(demo_ja: Corpus):
    at = dialogues(text="仕事", topics="workplace", **{"o.show": "dialogues"})
    shown = at.dataframe[0].value
    listed = dialogue_list(chosen(demo_ja, text="仕事", topics="workplace"))
    words = labels("ja")
    assert shown[words.column("dialogue_id")].to_list() == listed["dialogue_id"].to_list()
    assert shown[words.column("n_hits")].to_list() == listed["n_hits"].to_list()
    assert shown[words("list.open")][0].startswith("reader?") and "dialogue=" in shown[words("list.open")][0]
    assert not lines(at)


def test_without_a_search_the_table_says_nothing_of_hits():
    words = labels("en")
    at = dialogues(lang="en")
    columns = list(at.dataframe[0].value.columns)
    assert words.column("topic_main") in columns and words.column("n_hits") not in columns
    at = opened("dialogues", lang="en", corpus="demo-en")
    columns = list(at.dataframe[0].value.columns)
    assert words.column("started_at") not in columns and words.column("dialogue_id") in columns


def test_selected_rows_become_the_selection(demo_ja: Corpus):
    at = dialogues()
    table = next(name for name in keys(at) if name.startswith("list."))
    at.session_state[key(at, table)] = {"selection": {"rows": [4, 0, 5], "columns": [], "cells": []}}
    at.run()
    ids = demo_ja.dialogues["dialogue_id"]
    at.button(key=key(at, "list.only")).click().run()
    assert chosen(demo_ja, id=frame(at)["id"]).dialogue_ids.to_list() == sorted([ids[0], ids[4], ids[5]])


def test_nothing_found_offers_ways_on():
    at = dialogues(text="眠れるます", role="client")
    assert not lines(at) and at.subheader[0].value == labels("ja")("empty.title")
    at.button(key=key(at, "box.as_lemma")).click().run()
    assert frame(at) == {"lemma": "眠れるます", "role": "client", "o.how": "lemma"} and lines(at)
    at = dialogues(text="眠れるます", role="client")
    at.button(key=key(at, "box.without_role")).click().run()
    assert frame(at) == {"text": "眠れるます"}


HOSTILE = {
    "10,000 characters": ({"text": "あ" * 10_000}, 1),
    "10,000 characters of a pattern": ({"regex": "a" * 10_000}, 1),
    "right to left": ({"text": "\u202eabc\u200b"}, 0),
    "invisible": ({"lemma": "\u200b\u2060"}, None),
    "bad pattern": ({"regex": "(((("}, 1),
    "bad words": ({"lemma": "&& nonsense:x"}, 1),
    "bad sequence": ({"then": "client:>0>nobody:"}, 1),
    "bad sequence of words": ({"then": "client.lemma:*>1>counselor:a"}, 1),
    "an id that is not there": ({"id": "99999"}, 0),
    "upside down": ({"id": "9-3", "score": "90-10"}, 2),
    "odd options": (
        {"text": "か", "o.page": "٣", "o.each": "many", "o.order": "best", "o.how": "?", "o.show": "x"},
        0,
    ),
}


@pytest.mark.parametrize(("asked", "n"), HOSTILE.values(), ids=list(HOSTILE))
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_bad_input_is_a_note_and_no_traceback(lang: str, asked: dict[str, str], n: int | None):
    at = dialogues(lang=lang, **asked)
    assert not at.exception
    assert n is None or len(notes(at)) == n
    assert "box.how" in keys(at)


@pytest.mark.parametrize(("how", "words"), [("regex", "(very|so"), ("lemma", "pos:名詞 &&")])
def test_what_cannot_be_searched_for_stays_in_the_box_to_be_mended(how: str, words: str):
    at = dialogues(**{how: words})
    assert len(notes(at)) == 1
    assert at.text_input(key=key(at, f"box.{how}")).value == words
    assert at.text_input(key=key(at, how)).value == words


def test_the_box_takes_no_more_than_can_be_read():
    at = dialogues()
    assert at.text_input(key=key(at, "box.text")).proto.max_chars == MAX_TEXT


def test_what_was_said_is_never_markup(demo_ja: Corpus, monkeypatch: pytest.MonkeyPatch):
    from pages._ui.dialogues.hit_list import _said

    html = _said("client", '<img src=x onerror="a">&<b>', labels("en"), "", [(0, 4), (23, 24)])
    assert "<mark>&lt;img</mark>" in html and "<img" not in html and "<b>" not in html


def test_cohort_b_has_its_own_search():
    at = dialogues(text="仕事", **{"b.corpus": "demo-en", "side": "b", "b.text": "the"})
    assert at.text_input(key="dialogues.ja.demo-en.b.box.text").value == "the"
    assert lines(at) and all("the" in html.lower() for html in lines(at))
    at.text_input(key="dialogues.ja.demo-en.b.box.text").set_value("work").run()
    assert (query(at)["text"], query(at)["b.text"]) == ("仕事", "work")
