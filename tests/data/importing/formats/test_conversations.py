"""Conversations whose speakers have roles need no mapping."""

import pytest

from data.importing.formats.conversations import Reader

LINE = {
    "role": "therapist",
    "speaker": "s1",
    "text": "Hello.",
    "time": None,
    "name": None,
    "to": None,
    "labels": [],
}


@pytest.mark.parametrize(("line", "fits"), [({}, True), ({"role": "Hanako"}, False), ({"more": 1}, False)])
def test_which_conversations_fit(line: dict, fits: bool):
    assert Reader().recognises({"dialogue_id": "a", "utterances": [LINE | line]}) is fits
