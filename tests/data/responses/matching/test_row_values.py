"""Values of a row, checked in a time that grows with their length alone."""

import pytest

from data.responses.matching.row_values import MARKUP


@pytest.mark.parametrize("text", ["<b>x</b>", "![x](y)", "[x](https://example.org)", "**bold**", "< / p>"])
def test_markup_is_recognised(text: str):
    assert MARKUP.search(f"まえ {text} あと")


@pytest.mark.parametrize("text", ["3 < 4 > 2", "[x]", "(笑)", "a ** b", "![x", "<3"])
def test_other_signs_are_not_markup(text: str):
    assert not MARKUP.search(text)


@pytest.mark.parametrize("part", ["<", "< ", "![", "![](", "[", "**", "<a", "[ "])
def test_a_million_characters_are_searched_in_bounded_time(part: str):
    assert not MARKUP.search(part * (1_000_000 // len(part)))
