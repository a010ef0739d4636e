"""Dialogues leave in forms from which they come back."""

import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import polars as pl
import pytest

from analysis.__main__ import main
from data.core.problems import UserError
from data.core.store import Library
from data.corpus import Corpus
from data.exporting import rows, write
from tests.analysis.codes.invented import invented
from tests.data.invent import opened

SOME = pl.Series([3, 5])


def said(corpus: Corpus) -> list[tuple[str, str, str]]:
    return rows(corpus, corpus.dialogues["dialogue_id"]).select("dialogue", "role", "text").rows()


def test_a_convokit_folder_comes_back_with_persons_and_times(demo_ja: Corpus, tmp_path: Path, library: Library):
    write(demo_ja, SOME, "convokit", tmp_path / "out")
    index = json.loads((tmp_path / "out" / "index.json").read_text())
    assert index["conversations-index"]["topic_main"] == ["<class 'str'>"]
    again = opened(tmp_path / "out", library)
    original = rows(demo_ja, SOME)
    assert again.texts.to_list() == original["text"].to_list()
    assert again.utterances["role"].cast(str).to_list() == original["role"].to_list()
    assert again.utterances["said_at"].to_list() == original["said_at"].to_list()
    assert set(again.speakers["source_id"]) == set(original["speaker"])


def test_labels_come_back_from_convokit_with_scheme_coder_and_value(
    demo_ja: Corpus, tmp_path: Path, library: Library
):
    coded = invented(demo_ja)
    write(coded, coded.dialogues["dialogue_id"], "convokit", tmp_path / "out")
    again = opened(tmp_path / "out", library)
    who = pl.when(pl.col("kind") == "gold").then(pl.lit("gold")).otherwise("coder").alias("coder")

    def given(corpus: Corpus) -> pl.DataFrame:
        labels = corpus.labels.join(corpus.dialogues.select("dialogue_id", "source_id"), on="dialogue_id")
        columns = ("source_id", "position", "scheme", "code", "value")
        return labels.select(*columns, who).unique().sort(pl.all(), nulls_last=True)

    assert given(again).equals(given(coded))
    assert given(again)["value"].count() and given(again)["coder"].n_unique() > 1


def test_three_persons_and_branches_come_back_and_labels_are_written(tmp_path: Path, library: Library):
    columns = ["dialogue_id", "role", "text", "addressee", "branch_of", "branch_at", "client_system"]
    lines = ["a,Th,一,母,,,,問", "a,母,二,,,,M,", "a,父,三,Th,,,M,", "b,Th,一,,a,1,,", "b,Cl,変,,a,1,,"]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "t.csv").write_text("\n".join([",".join([*columns, "act"]), *lines]), "utf-8")
    mapping = {"columns": {name: name for name in columns}, "labels": {"act": "act"}}
    (tmp_path / "in" / "mapping.json").write_text(json.dumps(mapping))
    first = opened(tmp_path / "in", library)
    write(first, first.dialogues["dialogue_id"], "convokit", tmp_path / "out")
    written = json.loads((tmp_path / "out" / "utterances.jsonl").read_text("utf-8").splitlines()[0])
    assert written["meta"]["labels"] == [{"scheme": "act", "label": "問"}]
    again = opened(tmp_path / "out", library, "again")
    for corpus in (first, again):
        assert corpus.voices["speaker"].to_list() == ["Th", "母", "父"]
        assert corpus.voices["addressee"].to_list() == ["母", None, "Th"]
        assert corpus.dialogues.select("branch_of", "branch_at").rows() == [(None, None), (1, 1)]
    write(first, first.dialogues["dialogue_id"], "messages", tmp_path / "out.jsonl")
    assert opened(tmp_path / "out.jsonl", library, "chat").voices["speaker"].to_list() == ["Th", "母", "父"]


def test_messages_come_back_as_chats(demo_ja: Corpus, tmp_path: Path, library: Library):
    write(demo_ja, SOME, "messages", tmp_path / "out.jsonl")
    first = json.loads((tmp_path / "out.jsonl").read_text("utf-8").splitlines()[0])
    assert (
        first["id"] == "3"
        and first["messages"][0]["role"] in ("assistant", "user")
        and first["meta"]["topic_main"]
    )
    again = opened(tmp_path / "out.jsonl", library)
    assert said(again) == rows(demo_ja, SOME).select("dialogue", "role", "text").rows()


def test_the_command_line_names_the_licence(demo_en: Corpus, tmp_path: Path, capsys: pytest.CaptureFixture):
    path = tmp_path / "out.csv"
    assert main(["export", "--corpus", "demo-en", "--as", "csv", "--out", str(path)]) == 0
    assert demo_en.manifest.card.licence in capsys.readouterr().err
    assert pl.read_csv(path, infer_schema=False).height == demo_en.utterances.height


def test_a_refi_qda_project_has_every_dialogue_and_the_codes_on_their_lines(demo_en: Corpus, tmp_path: Path):
    write(demo_en, demo_en.dialogues["dialogue_id"].head(2), "refi", tmp_path / "out.qdpx")
    archive = zipfile.ZipFile(tmp_path / "out.qdpx")
    root = ElementTree.fromstring(archive.read("project.qde"))
    sources = [one for one in root.iter() if one.tag.endswith("TextSource")]
    assert [one.get("name") for one in sources] == demo_en.dialogues["source_id"].head(2).to_list()
    labels = demo_en.labels.filter(pl.col("dialogue_id").is_in(demo_en.dialogues["dialogue_id"].head(2).implode()))
    assert len([one for one in root.iter() if one.tag.endswith("}Coding")]) == labels.height > 0
    selection = next(one for one in sources[0] if one.tag.endswith("PlainTextSelection"))
    text = archive.read(f"sources/{sources[0].get('guid')}.txt").decode()
    coded = text[int(selection.get("startPosition", "")) : int(selection.get("endPosition", ""))]
    assert coded in demo_en.texts.to_list()


def test_nothing_is_written_over(demo_ja: Corpus, tmp_path: Path):
    (tmp_path / "here").write_text("mine")
    with pytest.raises(UserError, match="is not empty"):
        write(demo_ja, SOME, "convokit", tmp_path)
    with pytest.raises(UserError, match="cannot be written"):
        write(demo_ja, SOME, "csv", tmp_path / "no" / "folder.csv")
