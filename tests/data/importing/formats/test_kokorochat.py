"""KokoroChat and its siblings: what is read, noted and set aside."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.core.store import Library
from data.importing.formats.kokorochat_names import JAPANESE, TOPICS
from tests.data.invent import CALM, GOOD, VALUES, opened, places, record, replaced, survives, with_utterance, write


def test_japanese_names_of_everything(tmp_path: Path, library: Library):
    plain = record(1, unwilling_to_continue="チェックあり", score=30)
    value = json.loads(json.dumps(plain))
    review = value.pop("review_by_client_en")
    value["review_by_client_jp"] = {JAPANESE[k][0] if k in JAPANESE else k: v for k, v in review.items()}
    names = {"counselor": "カウンセラー", "client": "クライアント"}
    for utterance in value["dialogue"]:
        utterance["role"] = names[utterance["role"]]
    a = opened(write(tmp_path / "en", [plain]), library, "a")
    b = opened(write(tmp_path / "ja", [value]), library, "b")
    assert a.dialogues.equals(b.dialogues) and a.feedback.equals(b.feedback) and a.utterances.equals(b.utterances)
    assert b.manifest.problems == {"set_aside": 0, "noted": 0}


@pytest.mark.parametrize(("name", "code"), TOPICS.items())
def test_topics_are_coded(name, code, tmp_path: Path, library: Library):
    topic = {"main_en": name, "sub": "x"}
    corpus = opened(write(tmp_path / "in", [record(1, topic=topic)]), library)
    assert corpus.dialogues.select("topic_main", "topic_sub").row(0) == (code, "x")


def test_labels_on_utterances(tmp_path: Path, library: Library):
    value = record(1)
    value["dialogue"][1] |= {"distress_level": 2, "disclosure_depth": 0}
    value["dialogue"][3] |= {"tag": "question"}
    corpus = opened(write(tmp_path / "in", [value]), library)
    assert corpus.utterance_labels.select("position", "scheme", "label").sort("position", "scheme").rows() == [
        (1, "disclosure_depth", "0"),
        (1, "distress_level", "2"),
        (3, "tag", "question"),
    ]


def changed(**changes):
    return {key: value for key, value in record(2, **changes).items() if value is not None}


def without_text():
    value = record(2)
    del value["dialogue"][2]["utterance"]
    return value


SET_ASIDE = {
    "truncated": (GOOD[:200], "invalid_json", "cut off"),
    "no object": ([[1], "x"], "no_record", "list"),
    "dialogue is text": (record(2, dialogue="hello"), "no_list", "'dialogue' is a str"),
    "dialogue is a number": (record(2, dialogue=7), "no_list", "'dialogue' is a int"),
    "no dialogue": (changed(dialogue=None), "no_dialogue", "no key 'dialogue'"),
    "utterance is text": (record(2, dialogue=["hello"]), "utterance_unreadable", "utterance 0 is a str"),
    "text is a number": (with_utterance(utterance=3), "no_text", "the text of utterance 2 ('utterance') is a int"),
    "no text": (without_text(), "utterance_lacks", "utterance 2 has no 'utterance'"),
    "empty": (record(2, dialogue=[]), "empty_dialogue", "no utterance"),
    "same id": (record(1), "duplicate_id", "already in 1.json"),
    "same id as text": (record(2, evaluation_id="1"), "duplicate_id", "already in 1.json"),
    "not UTF-8": (GOOD.replace("柿".encode(), b"\xff\xfe"), "invalid_utf8", "not UTF-8"),
    "empty file": (b"", "invalid_json", "not valid JSON"),
    "nested deeply": (b"[" * 100_000 + b"]" * 100_000, "invalid_json", "not valid JSON"),
}
NOTED = {
    "unknown role": (with_utterance(role="moderator"), "unknown_role", "utterance 2: unknown role 'moderator'"),
    "role is a list": (with_utterance(role=["client"]), "unknown_role", "utterance 2: unknown role ['client']"),
    "item of 7": (record(2, felt_respected=7), "item_out_of_range", "felt_respected is 7"),
    "item of 2.5": (record(2, felt_respected=2.5), "item_out_of_range", "felt_respected is 2.5"),
    "item as text": (record(2, felt_respected="3"), "item_out_of_range", "felt_respected is '3'"),
    "score against the rule": (record(2, score=99), "score_breaks_rule", "score is 99, but 60"),
    "score of 101": (record(2, score=101), "score_out_of_range", "score is 101"),
    "unwilling, not halved": (
        record(2, unwilling_to_continue="チェックあり"),
        "score_breaks_rule",
        "score is 60, but 30",
    ),
    "back in time": (with_utterance(time="2021-05-06T06:00:00"), "time_backwards", "utterance 2 is earlier"),
    "no such time": (with_utterance(time="noon"), "unreadable_time", "utterance 2: 'noon' is not a time"),
    "time is a number": (with_utterance(time=5), "unreadable_time", "utterance 2: 5 is not a time"),
    "one time missing": (with_utterance(time=None), "times_incomplete", "1 of 4 utterances"),
    "no feedback": (changed(review_by_client_en=None), "no_feedback", "no feedback"),
    "feedback is text": (
        record(2, review_by_client_en="good"),
        "feedback_unreadable",
        "feedback is not an object",
    ),
    "no topic": (changed(topic=None), "no_topic", "no topic"),
    "topic is a number": (record(2, topic={"main_en": 3}), "topic_unreadable", "topic_main is 3"),
    "sub-topic is a list": (
        record(2, topic={"main_en": "Others", "sub": ["x"]}),
        "topic_unreadable",
        "topic_sub is ['x']",
    ),
    "id is a list": (record(2, evaluation_id=[2]), "id_unreadable", "evaluation_id is [2]"),
    "person is a list": (record(2, client_id=[1]), "person_unreadable", "client_id is [1]"),
    "half a character": (GOOD.replace("柿の木ですか".encode(), b"\\ud83d"), "lone_surrogate", "half a character"),
}


@pytest.mark.parametrize("bad", SET_ASIDE.values(), ids=SET_ASIDE)
def test_set_aside_and_the_others_kept(bad, tmp_path: Path, library: Library):
    value, rule, words = bad
    corpus = opened(write(tmp_path / "in", [record(1), value, record(3)]), library)
    problem = corpus.problems.listed[0]
    assert (problem.rule, problem.kept) == (rule, False)
    assert problem.where.startswith("2.json") and words in problem.message
    assert corpus.dialogues["dialogue_id"].to_list() == [1, 3]


@pytest.mark.parametrize("bad", NOTED.values(), ids=NOTED)
def test_noted_and_kept(bad, tmp_path: Path, library: Library):
    value, rule, words = bad
    corpus = opened(write(tmp_path / "in", [record(1), value, record(3)]), library)
    found = corpus.problems.listed
    assert (found[0].rule, {(p.where, p.kept) for p in found}) == (rule, {("2.json", True)})
    assert words in found[0].message
    assert corpus.dialogues.height == 3


def test_what_is_unusable_is_null(tmp_path: Path, library: Library):
    values = [record(1, felt_respected=7, score=float("nan")), with_utterance(role="moderator", time="noon")]
    corpus = opened(write(tmp_path / "in", values), library)
    assert corpus.dialogues["item_sum"].to_list() == [None, 60]
    assert corpus.dialogues["score"].to_list() == [None, 60]
    assert corpus.utterances["role"].to_list().count("other") == 1
    assert corpus.utterances["said_at"].null_count() == 1


@given(st.data())
@CALM
def test_any_value_anywhere_in_a_record(tmp_path_factory, data):
    path = data.draw(st.sampled_from(places(record(2))))
    survives(tmp_path_factory.mktemp("x"), record(1), replaced(record(2), path, data.draw(VALUES)), None)
