"""Files read through a mapping."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.core.problems import UserError
from data.core.store import Library
from data.importing.formats.mapped import Mapping, RatingField, propose
from data.importing.records_stage import samples
from tests.data.invent import CALM, CSV, FLAT, VALUES, flat, opened, places, replaced, survives, write


def test_utterance_rows_of_two_dialogues_interleaved(tmp_path: Path, library: Library):
    path = tmp_path / "x.csv"
    path.write_text(CSV)
    corpus = opened(path, library, mapping=propose(samples(path)))
    assert corpus.dialogues["source_id"].to_list() == ["b", "a"]
    assert corpus.texts.to_list() == ["Good morning.", "Hi there.", "Hello.", "Well, hello."]
    assert corpus.dialogues["duration_min"].to_list() == [1, 1]
    assert corpus.dialogues["score"].to_list() == [70, 50]
    assert corpus.speakers["source_id"].to_list() == ["c2", "c1"]


def test_rows_out_of_order_of_time(tmp_path: Path, library: Library):
    path = tmp_path / "x.csv"
    head, *rows = CSV.splitlines()
    path.write_text("\n".join([head, *reversed(rows)]))
    corpus = opened(path, library, mapping=propose(samples(path)))
    assert corpus.texts.to_list() == ["Hello.", "Well, hello.", "Good morning.", "Hi there."]
    assert [(p.rule, p.kept) for p in corpus.problems.listed] == [("rows_out_of_order", True)] * 2


def test_rows_with_numbers_are_put_in_order(tmp_path: Path, library: Library):
    rows = [{"conv_id": "a", "turn_id": n, "role": "client", "text": f"line {n}"} for n in (2, 10, 1)]
    (tmp_path / "x.jsonl").write_text("\n".join(map(json.dumps, rows)))
    mapping = propose(samples(tmp_path / "x.jsonl"))
    assert mapping.columns["position"] == "turn_id"
    corpus = opened(tmp_path / "x.jsonl", library, mapping=mapping)
    assert corpus.texts.to_list() == ["line 1", "line 2", "line 10"]


def test_tsv_and_jsonl_rows(tmp_path: Path, library: Library):
    mapping = Mapping({"dialogue_id": "session_id", "role": "speaker", "text": "message"})
    (tmp_path / "x.tsv").write_text(CSV.replace("Well, hello.", "Well").replace('"', "").replace(",", "\t"))
    assert opened(tmp_path / "x.tsv", library, "t", mapping=mapping).dialogues.height == 2
    rows = [
        {"session_id": 7, "speaker": "client", "message": "x"},
        {"session_id": 7.0, "speaker": "bot", "message": "y"},
    ]
    (tmp_path / "x.jsonl").write_text("\n".join(map(json.dumps, rows)))
    corpus = opened(tmp_path / "x.jsonl", library, "j", mapping=mapping)
    assert corpus.dialogues.select("dialogue_id", "n_utterances").rows() == [(7, 2)]


def test_ratings_out_of_range_and_unreadable(tmp_path: Path, library: Library):
    mapping = Mapping(
        {"dialogue_id": "id", "role": "r", "text": "t"},
        utterances="u",
        ratings=(RatingField("ctrs", "c", 0, 6),),
    )
    values = [
        {"id": i, "u": [{"r": "client", "t": "x"}], "c": c}
        for i, c in enumerate((3, {"a": 6, "b": 7}, "high", True))
    ]
    corpus = opened(write(tmp_path / "in", values), library, mapping=mapping)
    assert corpus.ratings.select("dialogue_id", "item", "value").rows() == [(0, None, 3), (1, "a", 6)]
    assert [p.rule for p in corpus.problems.listed] == [
        "rating_out_of_range",
        "rating_unreadable",
        "rating_unreadable",
    ]


def test_whole_dialogues_without_an_id_are_numbered(tmp_path: Path, library: Library):
    said = [("seeker", None, "I can't sleep."), ("supporter", "question", "Since when?")]
    dialog = [{"speaker": who, "annotation": {"strategy": what}, "content": text} for who, what, text in said]
    survey = {"seeker": {"empathy": "5", "final": "1"}}
    value = {"problem_type": "job crisis", "situation": "a new job", "dialog": dialog, "survey_score": survey}
    (tmp_path / "x.json").write_text(json.dumps([value, value]))
    proposed = propose(samples(tmp_path / "x.json"))
    assert "dialogue_id" not in proposed.columns and proposed.utterances == "dialog"
    assert proposed.columns | proposed.roles == {
        "role": "speaker",
        "text": "content",
        "topic_main": "problem_type",
        "topic_sub": "situation",
        "seeker": "client",
        "supporter": "counselor",
    }
    more = {
        "labels": {"strategy": "annotation.strategy"},
        "ratings": [{"scale": "survey", "field": "survey_score.seeker", "low": 1, "high": 5}],
    }
    mapping = Mapping.from_dict({**proposed.to_dict(), **more}, "mapping.json")
    corpus = opened(tmp_path / "x.json", library, mapping=mapping)
    assert corpus.dialogues["source_id"].to_list() == ["1", "2"]
    assert corpus.utterance_labels.height == 2 and corpus.ratings.height == 4
    lacking = {name: column for name, column in proposed.columns.items() if name != "text"}
    with pytest.raises(UserError, match="no column is named for 'text'"):
        Mapping.from_dict({**proposed.to_dict(), "columns": lacking}, "mapping.json")


@given(st.data())
@CALM
def test_any_value_anywhere_in_a_mapped_record(tmp_path_factory, data):
    path = data.draw(st.sampled_from(places(flat(2))))
    survives(tmp_path_factory.mktemp("x"), flat(1), replaced(flat(2), path, data.draw(VALUES)), FLAT)


SAID = "Co：今日は。\nCl：眠れない。\n"
ASIDE = f"{SAID}昨日も：三時まで。\n　うとうと。\n朝は: つらい\n仕事も：\n行けず。\nCo：はい。"
REFUSED = "眠れない。\n昨日も：三時まで。\nうとうと。\n朝は: つらい\n仕事も：\n行けず。"


def test_a_word_that_is_no_speaker_goes_on_with_the_utterance_above(tmp_path: Path, library: Library):
    (tmp_path / "a.txt").write_text(ASIDE, "utf-8")
    mapping = propose(samples(tmp_path / "a.txt"))
    assert mapping.unassigned == ["昨日も", "朝は", "仕事も"]
    refused = {**mapping.roles, **dict.fromkeys(mapping.unassigned, "text")}
    corpus = opened(
        tmp_path / "a.txt", library, mapping=Mapping.from_dict({**mapping.to_dict(), "roles": refused}, "x")
    )
    assert corpus.texts.to_list() == ["今日は。", REFUSED, "はい。"]
    assert corpus.utterances["role"].to_list() == ["counselor", "client", "counselor"]
    assert corpus.voices.is_empty() and not corpus.problems.listed


def test_lines_of_no_speaker_before_the_first_utterance_are_listed(tmp_path: Path, library: Library):
    rows = "id,line\n1,題: 初回\n1,Co: はい\n1,補足: 小声\n1,Cl: うん\n2,題: 終\n"
    (tmp_path / "a.csv").write_text(rows, "utf-8")
    roles = {"題": "text", "補足": "text"}
    mapping = Mapping({"dialogue_id": "id", "role": "line", "text": "line"}, roles=roles)
    corpus = opened(tmp_path / "a.csv", library, mapping=mapping)
    assert corpus.texts.to_list() == ["はい\n補足: 小声", "うん"]
    assert [problem.rule for problem in corpus.problems.listed] == [
        "lines_before",
        "lines_before",
        "empty_dialogue",
    ]
