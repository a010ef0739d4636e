"""Contexts as messages."""

import json

from data.responses.reading.messages import Message, messages_of


def test_contexts_in_every_shape_are_messages():
    pair = [Message("counselor", "どうぞ"), Message("client", "つらい\nとても")]
    assert messages_of("カウンセラー：どうぞ\nクライアント：つらい\nとても") == pair
    chat = [{"role": "assistant", "content": "どうぞ"}, {"role": "user", "content": "つらい\nとても"}]
    assert messages_of([{"role": "system", "content": "x"}, *chat]) == pair == messages_of(json.dumps(chat))
    assert messages_of("つらい") == [Message("client", "つらい")] and messages_of(None) == []
