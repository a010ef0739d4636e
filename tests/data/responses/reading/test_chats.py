"""Chats whose last message, or a field beside them, is the response."""

import pytest

from data.importing.records import Record
from data.responses.reading.chats import Messages

USER, BOT = {"role": "user", "content": "よく眠れません"}, {"role": "assistant", "content": "そうですか"}


def rows(value: dict) -> list[dict]:
    return [row.values for row in Messages().rows(Record("x", value), "m")]


def test_the_last_message_of_the_counselor_is_the_response():
    [row] = rows({"messages": [{"role": "system", "content": "be kind"}, USER, BOT], "model": "m1"})
    assert (row["system"], row["context"], row["response"]) == ("m1", [USER], BOT)
    [row] = rows({"messages": [USER]})
    assert (row["system"], row["context"], row["response"]) == ("m", [USER], None)


def test_a_field_beside_the_messages_is_the_response():
    [row] = rows({"prompt": [USER, BOT, USER], "completion": "はい"})
    assert (row["context"], row["response"]) == ([USER, BOT, USER], "はい")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"messages": [USER]}, True),
        ({"messages": []}, False),
        ({"messages": "a"}, False),
        ({}, False),
        ([USER], False),
    ],
)
def test_recognises(value, expected):
    assert Messages().recognises(value) is expected
