"""Recommendation dialogues in the shapes of CFCRS and iEvaLM."""

import json
from pathlib import Path

from data.core.store import Library
from tests.data.importing.published.invent import corpus_of, lines


def test_a_recommender_and_a_seeker(tmp_path: Path, library: Library):
    said = [{"role": "RECOMMENDER", "text": "Hi."}, {"role": "SEEKER", "text": "Hello."}]
    corpus = corpus_of(tmp_path, library, {"test_data.jsonl": {"dialog_id": "x", "dialog": said}})
    assert corpus.manifest.format == "inspired"
    assert lines(corpus) == [("counselor", "Hi."), ("client", "Hello.")]


def test_workers_of_whom_one_looks_for_a_film(tmp_path: Path, library: Library):
    said = [{"senderWorkerId": 5, "text": "Hi."}, {"senderWorkerId": 9, "text": "Hello."}]
    value = {"conversationId": "77", "initiatorWorkerId": 9, "respondentWorkerId": 5, "messages": said}
    corpus = corpus_of(tmp_path, library, {"data.jsonl": value})
    assert corpus.manifest.format == "redial"
    assert lines(corpus) == [("counselor", "Hi."), ("client", "Hello.")]
    assert corpus.dialogues["dialogue_id"].to_list() == [77]


def test_messages_with_entities(tmp_path: Path, library: Library):
    said = [{"role": role, "text": role, "entity": [], "item": []} for role in ("user", "assistant")]
    corpus = corpus_of(tmp_path, library, {"data.jsonl": f"{json.dumps(said)}\n{json.dumps(said)}"})
    assert corpus.manifest.format == "opendialkg"
    assert lines(corpus) == [("client", "user"), ("counselor", "assistant")] * 2


def test_a_log_with_a_score(tmp_path: Path, library: Library):
    said = [{"role": "user", "content": "A film?"}, {"role": "assistant", "content": "This one."}]
    value = {"simulator_dialog": {"context": said, "goal_item_list": []}, "persuasiveness_score": "2"}
    corpus = corpus_of(tmp_path, library, {"12.json": value})
    assert corpus.manifest.format == "ievalm_log"
    assert corpus.ratings.select("scale", "value", "rater_kind").rows() == [("persuasiveness", 2, "model")]


def test_the_longest_row_of_an_evaluation_is_the_dialogue(tmp_path: Path, library: Library):
    rows = [
        {"dialog_id": 3, "turn_id": 1, "context": ["A film?"], "rec": [], "resp": "Which?"},
        {"dialog_id": 3, "turn_id": 3, "context": ["A film?", "Which?", "Any."], "rec": [], "resp": "This."},
    ]
    corpus = corpus_of(tmp_path, library, {"test_data_processed.jsonl": "\n".join(map(json.dumps, rows))})
    assert lines(corpus) == [
        ("client", "A film?"),
        ("counselor", "Which?"),
        ("client", "Any."),
        ("counselor", "This."),
    ]
