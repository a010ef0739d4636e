"""Siblings of KokoroChat, the translated edition, and files read through a mapping."""

import json
from pathlib import Path

import pytest

from data.importing.formats.kokorochat_names import JAPANESE, TOPICS
from data.importing.formats.mapped import Mapping, RatingField, judgements, propose, rating_of
from data.importing.formats.multilingual import Reader
from data.importing.records_stage import samples
from data.problems import UserError
from data.store import Library
from tests.data.invent import opened, record, write

CSV = """session_id,speaker,message,time,client,score
b,therapist,Good morning.,2021-01-02 09:00,c2,70
a,therapist,Hello.,2021-01-01 10:00,c1,50
b,client,Hi there.,2021-01-02 09:01,c2,70
a,client,"Well, hello.",2021-01-01 10:01,c1,50
"""


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


def translated(number: int, words: list[str]) -> dict:
    value = record(number)
    value["dialogue"] = [
        {"role": "client", "time": "2021-05-06T07:00:00", "origin": f"原文{i}", "content": text}
        for i, text in enumerate(words)
    ]
    value["review_by_client"] = value.pop("review_by_client_en")
    return value


def test_translated_edition(tmp_path: Path, library: Library):
    values = [translated(1, ["I see.", "Right."]), translated(2, ["我明白了。", "对。"])]
    corpus = opened(write(tmp_path / "in", values), library)
    assert (corpus.manifest.format, corpus.manifest.languages) == ("multilingual", ("en", "zh"))
    assert corpus.has("originals") and corpus.has("feedback")
    assert corpus.texts.to_list() == ["I see.", "Right.", "我明白了。", "对。"]
    assert corpus.originals.to_list() == ["原文0", "原文1", "原文0", "原文1"]
    assert set(corpus.dialogues["origin"]) == {"translated"}


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        (["I see, みるく.", "Right, right, and what did the others say?"], "en"),
        (["好的，の先生。", "我明白了，请继续说下去。"], "zh"),
        (["はい。", "庭の柿の木のことで。"], "ja"),
        (["👍", "…"], "en"),
    ],
)
def test_the_language_is_that_of_most_of_the_text(lines: list[str], language: str):
    assert Reader()._language(lines) == language


def test_both_languages_in_one_folder_are_told_apart(tmp_path: Path, library: Library):
    for folder, words in (("English", ["I see."]), ("Chinese", ["我明白了。"])):
        write(tmp_path / "in" / folder, [translated(1, words)])
    corpus = opened(tmp_path / "in", library)
    (problem,) = corpus.problems.listed
    assert (corpus.manifest.languages, problem.where) == (("zh",), "English/1.json")
    assert "each language's folder" in problem.message


def test_originals_that_some_dialogues_lack(tmp_path: Path, library: Library, monkeypatch):
    monkeypatch.setattr("data.importing.chunks.SIZE", 3)
    values = [translated(n, ["a", "b"]) for n in (1, 2, 3)]
    for utterance in values[0]["dialogue"]:
        utterance["origin"] = None
    corpus = opened(write(tmp_path / "in", values), library)
    assert corpus.originals.to_list() == [None, None, "原文0", "原文1", "原文0", "原文1"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_csv_in_the_encodings_of_offices(encoding, tmp_path: Path, library: Library):
    path = tmp_path / "x.csv"
    path.write_bytes("対話ID,話者,発話\nA,相談者,雨が続きますね\nA,相談員,ええ、本当に\n".encode(encoding))
    mapping = propose(samples(path))
    assert mapping.columns == {"dialogue_id": "対話ID", "role": "話者", "text": "発話"}
    corpus = opened(path, library, mapping=mapping)
    assert corpus.texts.to_list() == ["雨が続きますね", "ええ、本当に"]
    assert corpus.utterances["role"].to_list() == ["client", "counselor"]
    assert not corpus.has("times") and not corpus.has("feedback")


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
    with pytest.raises(UserError, match="no column is named for 'dialogue_id'"):
        Mapping.from_dict({**proposed.to_dict(), "utterances": None}, "mapping.json")


@pytest.mark.parametrize("odd", [5, None, "x", {}, ["x", 3], [[]], [{"role": {}, "content": 1}]])
def test_a_mapping_is_proposed_whatever_the_lists_hold(odd, tmp_path: Path):
    good = {"id": 1, "messages": [{"role": "client", "content": "x"}]}
    for values in ([good, {"id": 2, "messages": odd}], [{"id": 2, "messages": odd}, good]):
        (tmp_path / "x.json").write_text(json.dumps(values))
        assert "dialogue_id" in propose(samples(tmp_path / "x.json")).columns


def test_no_known_format_says_how_to_map(tmp_path: Path, library: Library):
    (tmp_path / "x.csv").write_text(CSV)
    with pytest.raises(UserError, match=r"its records hold session_id, speaker.*data map.*--map"):
        opened(tmp_path / "x.csv", library)


def test_only_the_published_files_carry_the_published_title(tmp_path: Path, library: Library):
    write(tmp_path / "mine", [record(1)])
    card = opened(tmp_path / "mine", library).manifest.card
    assert (card.title_ja, card.licence) == ("", "CC BY-NC-ND 4.0")


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
