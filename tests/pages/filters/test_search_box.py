"""The search box writes the filter and follows it, as text, lemma, pattern or sequence."""

import pytest

from analysis.core.query.codecs import MAX_TEXT
from tests.pages.app import key, keys, labels, notes, query
from tests.pages.dialogues.page import dialogues, frame, lines


@pytest.mark.parametrize("how", ["text", "lemma", "regex", "query"])
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


def test_cohort_b_has_its_own_search():
    at = dialogues(text="仕事", **{"b.corpus": "demo-en", "side": "b", "b.text": "the"})
    assert at.text_input(key="dialogues.ja.demo-en.b.box.text").value == "the"
    assert lines(at) and all("the" in html.lower() for html in lines(at))
    at.text_input(key="dialogues.ja.demo-en.b.box.text").set_value("work").run()
    assert (query(at)["text"], query(at)["b.text"]) == ("仕事", "work")
