"""Texts written in chunks: no seam between them, normalised where NFKC differs."""

from pathlib import Path

from data.core.store import Library
from tests.data.invent import as_list, opened, record, same, translated, with_utterance, write


def test_chunks_leave_no_seam(tmp_path: Path, library: Library, monkeypatch):
    whole = opened(as_list(tmp_path / "x.json"), library, "whole")
    monkeypatch.setattr("data.importing.chunks.SIZE", 6)
    same(whole, opened(as_list(tmp_path / "y.json"), library, "parts"))
    assert len(list((library.root / "parts").glob("records-*/texts/*.parquet"))) == 3


def test_separator_in_a_text_is_kept(tmp_path: Path, library: Library):
    text = "a\x1eb\x00c"
    corpus = opened(write(tmp_path / "in", [record(1), with_utterance(utterance=text), record(3)]), library)
    assert corpus.texts.to_list()[4:8][2] == text
    assert corpus.dialogues["n_utterances"].to_list() == [4, 4, 4]


def test_originals_that_some_dialogues_lack(tmp_path: Path, library: Library, monkeypatch):
    monkeypatch.setattr("data.importing.chunks.SIZE", 3)
    values = [translated(n, ["a", "b"]) for n in (1, 2, 3)]
    for utterance in values[0]["dialogue"]:
        utterance["origin"] = None
    corpus = opened(write(tmp_path / "in", values), library)
    assert corpus.originals.to_list() == [None, None, "原文0", "原文1", "原文0", "原文1"]


def test_dialogues_out_of_order_are_moved_and_the_other_files_stay(tmp_path: Path, library: Library, monkeypatch):
    monkeypatch.setattr("data.importing.chunks.SIZE", 4)
    ids = [1, 2, 5, 4, 3, 6, 7]
    in_order = opened(write(tmp_path / "a", [record(n) for n in sorted(ids)]), library, "a")
    moved = opened(write(tmp_path / "b", [record(n) for n in ids]), library, "b")
    assert moved.texts.to_list() == in_order.texts.to_list()
    assert moved.dialogues["source_id"].to_list() == [str(n) for n in sorted(ids)]
    assert len(list((library.root / "b").glob("records-*/texts/*.parquet"))) == 7
