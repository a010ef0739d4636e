"""The same records make the same tables, whatever they come packed in."""

import json
import tarfile
import zipfile
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from data import schema
from data.corpus import Corpus
from data.importing.source import natural
from data.store import Library
from tests.data.invent import opened, record, write

RECORDS = [record(n) for n in (1, 2, 10, 30, 100)]


def lines(path: Path) -> Path:
    path.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in RECORDS), encoding="utf-8")
    return path


def in_zip(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as out:
        for value in RECORDS:
            out.writestr(f"k/{value['review_by_client_en']['evaluation_id']}.json", json.dumps(value))
    return path


def in_tar(path: Path) -> Path:
    folder = write(path.parent / "k", RECORDS)
    with tarfile.open(path, f"w:{path.suffix[1:]}" if path.suffix != ".tar" else "w") as out:
        for file in sorted(folder.iterdir(), reverse=True):
            out.add(file, f"k/{file.name}")
    return path


def as_list(path: Path) -> Path:
    path.write_text(json.dumps(RECORDS), encoding="utf-8")
    return path


def as_parquet(path: Path) -> Path:
    pl.DataFrame(RECORDS).write_parquet(path)
    return path


MAKERS = {
    "x.jsonl": lines,
    "lines.json": lines,
    "x.zip": in_zip,
    "x.tar": in_tar,
    "x.tar.gz": in_tar,
    "x.tar.xz": in_tar,
    "x.tar.bz2": in_tar,
    "x.json": as_list,
    "x.parquet": as_parquet,
}


def same(a: Corpus, b: Corpus) -> None:
    for table in schema.RECORD_TABLES:
        assert_frame_equal(getattr(a, table.name), getattr(b, table.name))
    assert_frame_equal(a.dialogues, b.dialogues)
    for column in ("texts", "normalized", "originals"):
        assert getattr(a, column).to_list() == getattr(b, column).to_list()


@pytest.mark.parametrize("name", MAKERS)
def test_same_tables_as_the_folder(name, tmp_path: Path, library: Library):
    folder = opened(write(tmp_path / "in", RECORDS), library, "folder")
    (tmp_path / "packed").mkdir()
    packed = opened(MAKERS[name](tmp_path / "packed" / name), library, "packed")
    same(folder, packed)
    assert packed.manifest.problems == {"set_aside": 0, "noted": 0}


def test_a_folder_and_its_archive_are_one_version(tmp_path: Path, library: Library):
    folder = opened(write(tmp_path / "in", RECORDS), library, "folder")
    (tmp_path / "packed").mkdir()
    packed = opened(in_tar(tmp_path / "packed" / "x.tar.xz"), library, "packed")
    assert (folder.version, folder.manifest.content) == (packed.version, packed.manifest.content)


def test_ids_are_sorted_by_number_and_texts_go_along(tmp_path: Path, library: Library):
    corpus = opened(in_tar(tmp_path / "x.tar.gz"), library)
    assert corpus.dialogues["dialogue_id"].to_list() == [1, 2, 10, 30, 100]
    assert [text[-3:] for text in corpus.texts.gather(corpus.offsets[:-1])] == [
        "か。1",
        "か。2",
        "。10",
        "。30",
        "100",
    ]


@given(st.permutations(range(1, 9)))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_of_records_does_not_matter(tmp_path_factory, order):
    library = Library(tmp_path_factory.mktemp("library"))
    source = tmp_path_factory.mktemp("in") / "x.jsonl"
    source.write_text("\n".join(json.dumps(record(n)) for n in sorted(order)), encoding="utf-8")
    straight = opened(source, library, "a")
    source.write_text("\n".join(json.dumps(record(n)) for n in order), encoding="utf-8")
    same(straight, opened(source, library, "b"))


def test_chunks_leave_no_seam(tmp_path: Path, library: Library, monkeypatch):
    whole = opened(as_list(tmp_path / "x.json"), library, "whole")
    monkeypatch.setattr("data.importing.chunks.SIZE", 6)
    same(whole, opened(as_list(tmp_path / "y.json"), library, "parts"))
    assert len(list((library.root / "parts").glob("records-*/texts/*.parquet"))) == 3


def test_natural_order_of_names():
    assert sorted(["10.json", "9.json", "a2/1.json", "a10/1.json"], key=natural) == [
        "9.json",
        "10.json",
        "a2/1.json",
        "a10/1.json",
    ]
