"""The text that a value holds."""

import pytest

from data.importing.files.text_values import text_of

DEEP: object = "x"
for _ in range(100):
    DEEP = [DEEP]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("はい", "はい"),
        ("", ""),
        (3, "3"),
        (2.5, "2.5"),
        (float("nan"), None),
        (True, None),
        (None, None),
        ({}, None),
        ([], None),
        ({"content": "はい"}, "はい"),
        ({"message": {"content": "はい"}}, "はい"),
        ([{"type": "text", "text": "はい。"}, {"type": "text", "text": "ええ。"}], "はい。\nええ。"),
        ([{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}], "b"),
        ({"choices": [{"message": {"role": "assistant", "content": "b"}}]}, "b"),
        (DEEP, None),
    ],
)
def test_text_of(value, text):
    assert text_of(value) == text
