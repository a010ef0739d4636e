"""A mapping of columns: proposed from names and values, checked when it is read."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.core.problems import UserError
from data.core.store import Library
from data.importing.formats.mapped import Mapping, RatingField, judgements, propose, rating_of
from data.importing.records_stage import samples
from tests.data.invent import CALM, FLAT, VALUES, opened, places, replaced


@pytest.mark.parametrize("odd", [5, None, "x", {}, ["x", 3], [[]], [{"role": {}, "content": 1}]])
def test_a_mapping_is_proposed_whatever_the_lists_hold(odd, tmp_path: Path):
    good = {"id": 1, "messages": [{"role": "client", "content": "x"}]}
    for values in ([good, {"id": 2, "messages": odd}], [{"id": 2, "messages": odd}, good]):
        (tmp_path / "x.json").write_text(json.dumps(values))
        assert "dialogue_id" in propose(samples(tmp_path / "x.json")).columns


def test_a_list_of_any_name_and_what_judges_are_proposed(tmp_path: Path, library: Library):
    turns = [{"who": "T", "said": "a", "tag": "question"}, {"who": "P", "said": "b", "tag": None}]
    about = {"ctrs": {"agenda": 6, "feedback": 2}, "PHQ9_before": 12, "phq9-post": "8", "note": "x", "sure": True}
    (tmp_path / "x.jsonl").write_text(json.dumps({"session_id": "s1", "session_talk": turns, **about}))
    seen = samples(tmp_path / "x.jsonl")
    mapping = propose(seen)
    assert (mapping.utterances, mapping.ratings) == ("session_talk", (RatingField("ctrs", "ctrs"),))
    assert judgements([record.value for record in seen]) == ["ctrs", "PHQ9_before", "phq9-post"]
    assert [(r.scale, r.moment) for r in map(rating_of, ("PHQ9_before", "phq9-post", "前", "満足度後"))] == [
        ("PHQ9", "before"),
        ("phq9", "after"),
        ("前", "session"),
        ("満足度", "after"),
    ]
    corpus = opened(tmp_path / "x.jsonl", library, mapping=mapping)
    assert corpus.ratings.select("item", "value").rows() == [("agenda", 6.0), ("feedback", 2.0)]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("x.json", "[1, 2]", r"x.json\[0\]: no records with named fields"),
        ("x.json", "[", "x.json: no dialogue could be read. x.json: not valid JSON"),
        ("x.csv", "id,role,text\n", "x.csv: holds no dialogue"),
    ],
)
def test_nothing_to_propose_a_mapping_from(name: str, content: str, words: str, tmp_path: Path):
    (tmp_path / name).write_text(content)
    with pytest.raises(UserError, match=words):
        propose(samples(tmp_path / name))


@given(VALUES)
@CALM
def test_any_value_as_a_mapping(value):
    try:
        mapping = Mapping.from_dict(value, "mapping.json")
    except UserError as error:
        assert str(error).startswith("mapping.json: ")
    else:
        assert Mapping.from_dict(mapping.to_dict(), "again") == mapping


@given(st.data())
@CALM
def test_any_value_anywhere_in_a_mapping(data):
    path = data.draw(st.sampled_from(places(json.loads(json.dumps(FLAT.to_dict())))))
    value = replaced(json.loads(json.dumps(FLAT.to_dict())), path, data.draw(VALUES))
    try:
        mapping = Mapping.from_dict(value, "mapping.json")
    except UserError as error:
        assert str(error).startswith("mapping.json: ")
    else:
        assert mapping.to_dict()["columns"] == value["columns"]


def test_numbers_of_lines_are_no_texts_and_sessions_without_more_are_dialogues(tmp_path: Path):
    said = ("よろしくお願いします", "眠れなくて困っています", "いつからでしょうか", "先月の終わりからです")
    rows = [f"S{i},{j},{'TC'[j % 2]},{text}。{i}" for i in (1, 2) for j, text in enumerate(said)]
    (tmp_path / "x.csv").write_text("\n".join(["session,line,who,said", *rows]), "utf-8")
    columns = propose(samples(tmp_path / "x.csv")).columns
    assert columns == {"dialogue_id": "session", "role": "who", "text": "said"}
