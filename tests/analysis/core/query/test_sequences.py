"""Sequences as a URL spells them."""

import pytest

from analysis.core.query.sequences import Sequence, Sequences, UtterancePattern


@pytest.mark.parametrize(
    ("text", "sequence"),
    [
        (
            "client:眠れ>1>counselor:いつ",
            Sequence(UtterancePattern("client", "眠れ"), UtterancePattern("counselor", "いつ")),
        ),
        (
            "counselor.lemma:何>3>client:a>b:c",
            Sequence(UtterancePattern("counselor", "何", "lemma"), UtterancePattern("client", "a>b:c"), 3),
        ),
    ],
)
def test_a_sequence_is_read_and_written_alike(text: str, sequence: Sequence):
    assert Sequences().read(text) == sequence
    assert Sequences().write(sequence) == text


@pytest.mark.parametrize(
    "text", ["", "client:a", "client:a>0>client:b", "client:a>21>client:b", "client: >1>client:b"]
)
def test_what_is_no_sequence_is_refused(text: str):
    with pytest.raises(ValueError):
        Sequences().read(text)
