"""Files of responses: each format opens, each row is matched or listed with its reason, nothing is lost."""

import gzip
import json
import shutil
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import orjson
import polars as pl
import pytest

from data import response_store
from data.building.prepare import prepare
from data.corpus import Corpus
from data.demos import DEMOS, prepare_demo
from data.problems import Missing, Problems, UserError
from data.responses import importing, readers
from data.responses.mapping import Columns, names_of, propose, remember, text_of
from data.responses.matching import match
from data.responses.messages import Message, messages_of
from data.responses.readers import members, read
from data.responses.targets import targets, turns
from data.responses.text_reader import Raw
from data.store import Library
from data.workspace import Workspace

NOW = datetime(2026, 1, 2)
ASKED = targets


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library(tmp_path_factory.mktemp("responses"))
    prepare(DEMOS["demo-ja"], "demo-ja", library=library, now=NOW)
    return library


def matched(rows: list[dict], corpus: Corpus) -> tuple[pl.DataFrame, dict[str, list[str]]]:
    """What matched, and where each rule was noted."""
    problems = Problems()
    found = match([Raw(str(i), {"system": "s", **row}) for i, row in enumerate(rows)], corpus, problems)
    said: dict[str, list[str]] = {}
    for problem in problems.listed:
        said.setdefault(problem.rule, []).append(problem.where)
    return found, said


def opened(tmp_path: Path, files: dict[str, str | bytes]) -> tuple[str, list[dict], Problems]:
    for name, content in files.items():
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    problems = Problems()
    path = tmp_path if len(files) > 1 else tmp_path / next(iter(files))
    kind, rows = read(members(path, problems), None, None, problems)
    return kind, [row.values for row in rows], problems


def test_targets_are_counselor_turns_with_a_context(demo_ja: Corpus):
    every, asked = turns(demo_ja), targets(demo_ja)
    assert every.height == demo_ja.dialogues["n_turns"].sum()
    assert asked.height == every.filter((pl.col("role") == "counselor") & (pl.col("turn") > 0)).height
    first = asked.filter(pl.col("dialogue_id") == 1).row(0, named=True)
    texts = demo_ja.texts.head(first["position"] + first["utterances"])
    assert first["gold"] == "\n".join(texts[first["position"] :])
    assert (asked["fifth"].min(), asked["fifth"].max()) == (1, 5)


@pytest.mark.corpus
def test_the_paper_s_test_set_has_4631_targets(real: Corpus):
    top = real.dialogues.filter(pl.col("score") >= 99)["dialogue_id"]
    assert (len(top), targets(real, top).height) == (118, 4631)


@pytest.mark.parametrize(
    ("files", "kind", "expected"),
    [
        (
            {"a.jsonl": '{"dialogue_id": 1, "position": 3, "response": "はい", "outcome": 5}\n'},
            "responses",
            {"system": "a", "dialogue_id": 1, "position": 3, "response": "はい", "outcome": 5},
        ),
        (
            {"a.json": '[{"id": "7", "prompt": "つらい", "response": "ええ", "reference": "はい"}]'},
            "prompt_response",
            {"system": "a", "id": "7", "context": "つらい", "response": "ええ", "reference": "はい"},
        ),
        (
            {"a.csv": "input,pred_utterance,label_utterance\nつらい,ええ,はい\n"},
            "input_pred_label",
            {"system": "a", "context": "つらい", "response": "ええ", "reference": "はい"},
        ),
        (
            {"a.txt": "Input: つらい\nPred: ええ\nそうですね\nRef: はい\n\nPred: うん\nRef: ああ\n"},
            "pred_ref",
            {"system": "a", "context": "つらい", "response": "ええ\nそうですね", "reference": "はい"},
        ),
        (
            {"ref.txt": "はい\nええ\n", "src.txt": "つらい\n眠い\n", "m.txt": "うん\nああ\n"},
            "parallel",
            {"system": "m", "context": "つらい", "response": "うん", "reference": "はい"},
        ),
        (
            {
                "a.json": json.dumps(
                    {
                        "models": [{"name": "x"}, {"name": "y"}],
                        "examples": [
                            {"input_text": "つらい", "output_text_a": "ええ", "output_text_b": "b", "score": 1}
                        ],
                    }
                )
            },
            "llm_comparator",
            {"system": "x", "context": "つらい", "response": "ええ", "meta": {"score": 1, "side": "a"}},
        ),
        (
            {
                "a.jsonl": json.dumps(
                    {
                        "messages": [
                            {"role": "system", "content": "be kind"},
                            {"role": "user", "content": "つらい"},
                            {"role": "assistant", "content": "ええ"},
                        ]
                    }
                )
            },
            "messages",
            {
                "system": "a",
                "context": [{"role": "user", "content": "つらい"}],
                "response": {"role": "assistant", "content": "ええ"},
            },
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_format_opens(tmp_path: Path, files, kind, expected):
    found, rows, problems = opened(tmp_path, files)
    assert (found, rows[0], problems.listed) == (kind, expected, [])


SAID = [{"role": "user", "content": "つらい"}, {"role": "assistant", "content": "ええ"}]
SHARED = [{"from": "human", "value": "つらい"}, {"from": "gpt", "value": "ええ"}]


@pytest.mark.parametrize(
    ("name", "content", "n"),
    [
        ("a.json", SAID, 1),
        ("a.json", [SAID, SHARED], 2),
        ("a.jsonl", SAID, 1),
        ("a.jsonl", {"conversations": SHARED}, 1),
    ],
)
def test_bare_lists_of_messages_are_chats(tmp_path: Path, name: str, content: object, n: int):
    kind, rows, problems = opened(tmp_path, {name: json.dumps(content)})
    assert (kind, len(rows), problems.listed) == ("messages", n, [])
    for row in rows:
        assert [m.text for m in messages_of(row["context"])] == ["つらい"] and text_of(row["response"]) == "ええ"
    assert importing.look(tmp_path / name)[0] == "messages"


def test_unknown_columns_ask_for_a_mapping_that_is_remembered(tmp_path: Path, own: Library, monkeypatch):
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path / "workspace"))
    first = targets(Corpus.open("demo-ja", own)).row(0, named=True)
    path = tmp_path / "odd.jsonl"
    line = {"conv_id": first["dialogue_id"], "turn_index": first["position"], "answer": "はい。"}
    path.write_text(json.dumps(line), encoding="utf-8")
    with pytest.raises(UserError, match="responses map"):
        importing.add(path, "demo-ja", library=own, now=NOW)
    kind, proposal, seen = importing.look(path)
    assert kind is None and proposal is not None and proposal.is_enough
    assert dict(proposal.columns) == {"dialogue_id": "conv_id", "position": "turn_index", "response": "answer"}
    remember(Workspace(), names_of(seen), proposal)
    made, new = importing.add(path, "demo-ja", library=own, now=NOW)
    assert (made.format, made.matched, new) == ("mapped", 1, True)
    response_store.remove(own, "demo-ja", made.id)


def test_what_an_older_version_of_the_code_made_gives_way(tmp_path: Path, own: Library, monkeypatch):
    first = targets(Corpus.open("demo-ja", own)).row(0, named=True)
    path = tmp_path / "older.jsonl"
    place = {name: first[name] for name in ("dialogue_id", "position")}
    line = {"system": "older", **place, "response": "はい。"}
    path.write_text(json.dumps(line), encoding="utf-8")
    made, _ = importing.add(path, "demo-ja", library=own, now=NOW)
    folder = response_store.folder_of(own, "demo-ja")
    said = pl.DataFrame([("older", *place.values(), 0.5, "m")], schema=response_store.NEARNESS, orient="row")
    said.write_parquet(folder / made.id / "near-m.parquet")
    monkeypatch.setattr(readers, "VERSION", "next")
    again, new = importing.add(path, "demo-ja", library=own, now=NOW)
    responses = response_store.Responses(folder, "demo-ja", "")
    assert responses.nearness([again]).equals(said), "what a model took long to say is kept"
    there = [one.id for one in responses.sets()]
    assert new and again.matched == 1
    assert again.id in there and made.id not in there
    response_store.remove(own, "demo-ja", again.id)


def test_a_demo_keeps_the_answers_of_an_older_version(tmp_path: Path, demo_library: Library, monkeypatch):
    library = Library(shutil.copytree(demo_library.root, tmp_path / "library"))
    folder = response_store.folder_of(library, "demo-ja")
    [one] = response_store.Responses(folder, "demo-ja", "").sets()
    about = folder / one.id / response_store.ABOUT
    about.write_bytes(orjson.dumps({**one.to_dict(), "source": ""}))
    monkeypatch.setattr(readers, "VERSION", "next")
    assert prepare_demo("demo-ja", library, now=NOW, maps=False)[1] is False
    assert [kept.id for kept in response_store.Responses(folder, "demo-ja", "").sets()] == [one.id]


def test_a_mapping_is_checked_when_it_is_read():
    for wrong in ({}, {"columns": {"x": "y"}}, {"columns": {"context": "y"}}, []):
        with pytest.raises(UserError, match=r"m\.json"):
            Columns.from_dict(wrong, "m.json")
    with pytest.raises(UserError, match="no records"):
        propose([])


def test_bad_rows_are_listed_and_the_rest_is_used(demo_ja: Corpus):
    asked = targets(demo_ja)
    good = [{"dialogue_id": d, "position": p} for d, p in asked.select("dialogue_id", "position").head(9).rows()]
    client = turns(demo_ja).filter(pl.col("role") == "client").row(0, named=True)
    rows = [
        {**good[0], "response": "はい"},
        {**good[0], "response": "もう一度"},
        {"dialogue_id": 4000, "position": 2, "response": "a"},
        {"dialogue_id": 1, "position": 4000, "response": "a"},
        {"dialogue_id": client["dialogue_id"], "position": client["position"], "response": "a"},
        {"dialogue_id": 1, "position": 0, "response": "a"},
        {**good[1], "response": ""},
        {**good[2], "response": None},
        {**good[3], "response": "あ" * 100_000},
        {**good[4], "response": "<script>alert(1)</script>![x](http://x)"},
        {**good[5], "response": "壊れ\ufffdた"},
        {**good[6], "response": "a", "position": -1},
        {"response": "a"},
        {**good[7], "response": "a", "outcome": "many", "reference": "別の正解"},
        {
            **good[8],
            "dialogue_id": f"{good[8]['dialogue_id']}.0",
            "response": {"role": "assistant", "content": "箱の中"},
        },
    ]
    found, said = matched(rows, demo_ja)
    assert said == {
        "duplicate_key": ["1"],
        "unknown_dialogue": ["2"],
        "no_such_position": ["3"],
        "not_the_counselor": ["4"],
        "opening": ["5"],
        "empty_response": ["6"],
        "null_response": ["7"],
        "very_long": ["8"],
        "markup": ["9"],
        "broken_characters": ["10"],
        "no_position": ["11"],
        "no_place": ["12"],
        "no_number": ["13"],
        "other_reference": ["13"],
    }
    assert found["where"].to_list() == ["0", "6", "8", "9", "10", "13", "14"]
    assert found["response"][-1] == "箱の中"
    dropped = len(rows) - found.height
    assert dropped == sum(len(places) for rule, places in said.items() if not set(places) & set(found["where"]))


def test_a_position_inside_a_turn_is_taken_for_its_first(demo_ja: Corpus):
    several = targets(demo_ja).filter(pl.col("utterances") > 1).row(0, named=True)
    row = {"dialogue_id": several["dialogue_id"], "position": several["position"] + 1, "response": "a"}
    found, said = matched([row], demo_ja)
    assert found["position"].to_list() == [several["position"]] and list(said) == ["inside_turn"]


def test_rows_without_place_are_found_by_id_text_or_order(demo_ja: Corpus):
    asked = targets(demo_ja).filter(pl.col("dialogue_id") == 1)
    rows = [{"reference": gold, "response": "a"} for gold in asked["gold"]]
    found, said = matched(rows, demo_ja)
    assert found["position"].to_list() == asked["position"].to_list() and not said
    position = asked["position"][3]
    by_id, _ = matched([{"id": f"1-{position}", "response": "a"}], demo_ja)
    assert by_id["position"].to_list() == [position]
    said_before = turns(demo_ja).filter((pl.col("dialogue_id") == 1) & (pl.col("position") < position))
    context = [
        {"role": "assistant" if role == "counselor" else "user", "content": text}
        for role, text in said_before.select("role", "text").iter_rows()
    ]
    by_context, _ = matched([{"context": context, "response": "a"}], demo_ja)
    assert by_context["position"].to_list() == [position]
    _, lost = matched([{"reference": "どこにもない正解", "response": "a"}], demo_ja)
    assert lost == {"not_found": ["0"]}


def test_contexts_in_every_shape_are_messages():
    pair = [Message("counselor", "どうぞ"), Message("client", "つらい\nとても")]
    assert messages_of("カウンセラー：どうぞ\nクライアント：つらい\nとても") == pair
    chat = [{"role": "assistant", "content": "どうぞ"}, {"role": "user", "content": "つらい\nとても"}]
    assert messages_of([{"role": "system", "content": "x"}, *chat]) == pair == messages_of(json.dumps(chat))
    assert messages_of("つらい") == [Message("client", "つらい")] and messages_of(None) == []


def test_adding_twice_does_nothing_and_removing_takes_it_out(own: Library, tmp_path: Path):
    corpus = Corpus.open("demo-ja", own)
    asked = targets(corpus).head(6)
    lines = [
        {"system": "m", "dialogue_id": d, "position": p, "response": gold}
        for d, p, gold in asked.select("dialogue_id", "position", "gold").iter_rows()
    ]
    path = tmp_path / "m.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    made, new = importing.add(path, "demo-ja", library=own, now=NOW)
    assert new and made.systems == {"m": 6} and "ja-mecab" in made.measured["bleu"]
    assert importing.add(path, "demo-ja", library=own, now=NOW) == (made, False)
    path.write_text(json.dumps(lines[0]), encoding="utf-8")
    with pytest.raises(UserError, match="answered this already"):
        importing.add(path, "demo-ja", library=own, now=NOW)
    measures = corpus.responses.table(made.id, response_store.MEASURES)
    assert measures["rouge_l"].to_list() == [1.0] * 6 and (measures["bleu_hyp"] == measures["bleu_ref"]).all()
    assert Corpus.open("demo-ja", own).version == corpus.version
    response_store.remove(own, "demo-ja", made.id)
    with pytest.raises(Missing, match="data responses add"):
        corpus.responses.fitting()
    with pytest.raises(UserError, match="no responses"):
        response_store.remove(own, "demo-ja", made.id)


def test_a_file_with_its_own_contexts_becomes_a_corpus(own: Library, tmp_path: Path):
    rows = [
        {"id": "1", "prompt": "眠れません", "response": "つらいですね", "reference": "それはおつらいですね"},
        {"id": "2", "prompt": "仕事を辞めたい", "response": "なぜですか", "reference": "何かありましたか"},
        {"id": "3", "prompt": "", "response": "a", "reference": ""},
    ]
    path = tmp_path / "my-model.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    made, _ = importing.add(path, library=own, now=NOW)
    assert (made.corpus, made.systems, made.set_aside) == ("my-model", {"my-model": 2}, 1)
    corpus = Corpus.open("my-model", own)
    assert corpus.utterances["role"].to_list() == ["client", "counselor"] * 2
    with pytest.raises(UserError, match="--corpus my-model"):
        importing.add(path, library=own, now=NOW)


def test_files_without_contexts_become_a_corpus_of_references_alone(own: Library, tmp_path: Path):
    said = {"x": "うん\nああ\nうん\n", "y": "ええ\nはい\nさあ\n", "ref": "はい\nそう\nはい\n"}
    folder = tmp_path / "side-by-side"
    folder.mkdir()
    for name, text in said.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    made, _ = importing.add(folder, library=own, now=NOW)
    assert (made.systems, made.set_aside, made.noted, made.targets) == ({"x": 3, "y": 3}, 0, 6, 3)
    corpus = Corpus.open("side-by-side", own)
    assert targets(corpus)["gold"].to_list() == ["はい", "そう", "はい"]
    rows = corpus.responses.table(made.id, response_store.RESPONSES).sort("dialogue_id", "system")
    assert rows["response"].to_list() == ["うん", "ええ", "ああ", "はい", "うん", "さあ"]
    assert corpus.responses.table(made.id, response_store.MEASURES)["rouge_l"].null_count() == 0


def test_files_without_references_become_a_corpus_to_read_but_nothing_to_measure(own: Library, tmp_path: Path):
    example = {"input_text": "眠れません", "output_text_a": "つらいですね", "output_text_b": "なぜですか"}
    path = tmp_path / "two.json"
    models = [{"name": "x"}, {"name": "y"}]
    path.write_text(json.dumps({"models": models, "examples": [example] * 1}), encoding="utf-8")
    made, _ = importing.add(path, library=own, now=NOW)
    assert (made.systems, made.set_aside, made.noted) == ({"x": 1, "y": 1}, 0, 2)
    corpus = Corpus.open("two", own)
    measures = corpus.responses.table(made.id, response_store.MEASURES)
    assert measures["bleu_ref"].null_count() == measures["rouge_l"].null_count() == 2
    assert measures["chars"].to_list() == [6, 5]


def test_a_folder_of_mixed_files_keeps_what_can_be_read_and_lists_the_rest(tmp_path: Path):
    files = {
        "a.jsonl": '{"dialogue_id": 1, "position": 3, "response": "はい"}',
        "b.csv": "input,pred_utterance,label_utterance\nつらい,ええ,はい\n",
        "c.json": '[{"loss": 0.1}]',
        "notes.txt": "no response here",
        "model.bin": b"\x00\x01",
        "empty.jsonl": "",
    }
    kind, rows, problems = opened(tmp_path, files)
    assert kind == "responses + input_pred_label"
    assert [row["system"] for row in rows] == ["a", "b"]
    told = [(p.where, p.rule, p.kept) for p in problems.listed]
    assert sorted(told) == [
        ("c.json", "unknown_format", False),
        ("model.bin", "other_file", False),
        ("notes.txt", "no_labels", False),
    ]


def test_packed_files_open(tmp_path: Path):
    line = b'{"dialogue_id": 1, "position": 3, "response": "a"}'
    (tmp_path / "m.jsonl.gz").write_bytes(gzip.compress(line))
    with ZipFile(tmp_path / "texts.zip", "w") as archive:
        archive.writestr("ref.txt", "はい\n")
        archive.writestr("m.txt", "ええ\n")
    problems = Problems()
    for name, expected in (("m.jsonl.gz", "responses"), ("texts.zip", "parallel")):
        kind, rows = read(members(tmp_path / name, problems), None, None, problems)
        assert (kind, [row.values["system"] for row in rows]) == (expected, ["m"])
    (tmp_path / "m.jsonl.gz").write_bytes(gzip.compress(line)[:20])
    with pytest.raises(UserError, match="damaged"):
        members(tmp_path / "m.jsonl.gz", problems)


def test_parallel_files_of_unequal_length_and_mixed_encodings_are_told(tmp_path: Path):
    files = {"ref.txt": "はい\nええ\n", "a.txt": "一\n二\n", "b.txt": "一\n"}
    _, rows, problems = opened(tmp_path, files)
    assert [row["system"] for row in rows] == ["a", "a"]
    assert [(p.where, p.rule) for p in problems.listed] == [("b.txt", "unequal_lines")]
    mixed = "Pred: うん\n".encode() + "Ref: はい\n".encode("cp932")
    (tmp_path / "sub").mkdir()
    _, rows, problems = opened(tmp_path / "sub", {"m.txt": mixed})
    assert rows == [{"system": "m", "response": "うん", "reference": "はい"}]
    assert [p.rule for p in problems.listed] == ["mixed_encodings"]


@pytest.mark.parametrize("encoding", ["cp932", "euc-jp", "utf-16", "iso2022_jp"])
def test_other_encodings_are_read_and_said(tmp_path: Path, encoding: str):
    said = "Pred: そうですか、お辛いですね\r\nRef: 眠れないのですね\r\n"
    _, rows, problems = opened(tmp_path, {"m.txt": said.encode(encoding)})
    assert rows == [{"system": "m", "response": "そうですか、お辛いですね", "reference": "眠れないのですね"}]
    assert [p.rule for p in problems.listed] == ["other_encoding"]
    table = "dialogue_id,position,response\r\n1,2,そうですか、お辛いですね\r\n".encode(encoding)
    (tmp_path / "csv").mkdir()
    _, rows, _ = opened(tmp_path / "csv", {"m.csv": table})
    assert [row["response"] for row in rows] == ["そうですか、お辛いですね"]


def test_json_lines_in_utf_16_are_read_and_said(tmp_path: Path):
    line = json.dumps({"dialogue_id": 1, "position": 2, "response": "はい"}, ensure_ascii=False)
    kind, rows, problems = opened(tmp_path, {"m.jsonl": f"{line}\r\n{line}\r\n".encode("utf-16")})
    assert (kind, [row["response"] for row in rows]) == ("responses", ["はい", "はい"])
    assert [problem.rule for problem in problems.listed] == ["other_encoding"]


def test_odd_line_breaks_stay_inside_a_response(tmp_path: Path):
    _, rows, problems = opened(tmp_path, {"ref.txt": "はい\nええ\n", "a.txt": "一\u2028と\x0b\x85二\r\n三"})
    assert [row["response"] for row in rows] == ["一\u2028と\x0b\x85二", "三"] and not problems.listed


def test_systems_that_look_alike_are_kept_apart_and_said(demo_ja: Corpus):
    places = targets(demo_ja).select("dialogue_id", "position").head(6).rows()
    names = ("Model", "Ｍｏｄｅｌ", "mo del", "Model\u200b", "Other", " Model ")
    rows = [
        {"system": name, "dialogue_id": d, "position": p, "response": "はい"}
        for name, (d, p) in zip(names, places, strict=True)
    ]
    found, said = matched(rows, demo_ja)
    assert found["system"].n_unique() == 5 and said == {"like_named": ["1", "2", "3"]}
    assert matched([{**rows[0], "response": float("nan")}], demo_ja)[1] == {"null_response": ["0"]}


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"[]", b"{", b"just words\n"])
def test_what_is_no_file_of_responses_is_a_user_s_mistake(own: Library, tmp_path: Path, content: bytes):
    for suffix in (".jsonl", ".txt", ".csv", ".parquet"):
        path = tmp_path / f"x{suffix}"
        path.write_bytes(content)
        with pytest.raises(UserError):
            importing.add(path, "demo-ja", library=own, now=NOW)
