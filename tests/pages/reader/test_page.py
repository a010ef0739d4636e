"""The reader: what its URL says is what is shown."""

import pytest

from tests.pages.app import key, labels, opened, query


@pytest.mark.parametrize("name", ["o.highlight", "o.mark"])
def test_words_to_highlight_come_from_the_url_also_in_older_links(name: str):
    at = opened("reader", lang="ja", corpus="demo-ja", dialogue="1", **{name: "仕事 上司"})
    field = at.text_input(key=key(at, "o.highlight"))
    assert field.label == labels("ja")("reader.mark") and field.value == "仕事 上司"
    field.set_value("家族").run()
    assert {n: t for n, t in query(at).items() if n.startswith("o.")} == {"o.highlight": "家族"}
    at.text_input(key=key(at, "o.highlight")).set_value("").run()
    assert not at.exception and not {n for n in query(at) if n.startswith("o.")}


def test_pressed_marks_are_not_words_to_highlight():
    at = opened("reader", lang="ja", corpus="demo-ja", dialogue="1", **{"o.mark": "item_percentile_dots:0123abcd"})
    assert at.text_input(key=key(at, "o.highlight")).value == ""
