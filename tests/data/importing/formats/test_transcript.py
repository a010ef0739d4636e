"""Transcripts open without a mapping only if every speaker has a known role."""

import pytest

from data.importing.files.transcripts import TRANSCRIPT
from data.importing.formats.transcript import Reader

LINES = [{"role": "Co", "text": "今日は。"}, {"role": "Cl", "text": "はい。"}]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({TRANSCRIPT: LINES}, True),
        ({TRANSCRIPT: [*LINES, {"role": "A", "text": "ええ。"}]}, False),
        ({TRANSCRIPT: LINES, "id": 1}, False),
        ({TRANSCRIPT: "Co: a"}, False),
        ([LINES], False),
    ],
)
def test_recognises(value, expected):
    assert Reader().recognises(value) is expected
