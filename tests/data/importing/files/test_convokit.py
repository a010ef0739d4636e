"""ConvoKit: utterances by conversation, roles from speakers, facts of conversations."""

import json
from pathlib import Path

from data.core.store import Library
from data.importing.files.convokit import conversations, is_utterance
from data.importing.files.record import Record
from tests.data.invent import opened

UTTERANCE = {
    "id": "u0",
    "speaker": "T1",
    "conversation_id": "c1",
    "reply-to": None,
    "timestamp": 0,
    "text": "hello",
}


def test_utterances_are_grouped_with_what_is_known_of_speaker_and_conversation():
    rows = [
        UTTERANCE,
        {**UTTERANCE, "id": "u1", "speaker": "P1", "text": "hi", "reply-to": "u0"},
        {**UTTERANCE, "id": "u2", "conversation_id": "c2", "speaker": "P1", "meta": {"role": "therapist"}},
    ]
    others = {
        "speakers.json": json.dumps(
            {"T1": {"meta": {"role": "therapist"}}, "P1": {"meta": {"role": "patient"}}}
        ).encode(),
        "conversations.json": json.dumps({"c1": {"meta": {"topic": "sleep", "list": [1]}}}).encode(),
    }
    records = list(conversations([Record(f"u line {n}", row) for n, row in enumerate(rows, start=1)], others))
    assert [(record.where, record.key) for record in records] == [("u line 1", "c1"), ("u line 3", "c2")]
    first = records[0].value
    assert (first["topic"], first["counselor_id"], first["client_id"]) == ("sleep", "T1", "P1")
    assert "list" not in first
    assert [(line["role"], line["text"]) for line in first["utterances"]] == [
        ("therapist", "hello"),
        ("patient", "hi"),
    ]
    assert records[1].value["utterances"][0]["role"] == "therapist", "an utterance's own role comes first"


def test_labels_in_the_metadata_of_an_utterance_are_labels(tmp_path: Path, library: Library):
    label = {"scheme": "act", "label": "question", "coder": "A"}
    odd = [label, label, {**label, "label": None}, {"scheme": "depth", "value": 2.0}, {"label": "x"}, "x", None]
    meta = {"role": "therapist", "labels": odd}
    lines = [{**UTTERANCE, "meta": meta}, {**UTTERANCE, "id": "u1", "meta": {"role": "client", "labels": "no"}}]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "utterances.jsonl").write_text("\n".join(map(json.dumps, lines)))
    labels = opened(tmp_path / "in", library).labels
    assert labels.select("position", "scheme", "code", "value", "coder").rows() == [
        (0, "act", "question", None, "A"),
        (0, "depth", None, 2.0, "source"),
    ]


def test_damaged_files_beside_the_utterances_are_passed_over():
    [record] = conversations([Record("x", UTTERANCE)], {"speakers.json": b"{", "conversations.json": b"[]"})
    assert record.value["utterances"][0]["role"] == "T1"


def test_what_convokit_writes_is_recognised():
    assert is_utterance(UTTERANCE)
    assert not is_utterance({"speaker": "a", "text": "b"}) and not is_utterance([UTTERANCE])
