"""The records stage: whole or not at all, and no input brings it down."""

import gzip
import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.core.problems import UserError
from data.core.store import Library
from data.corpus import Corpus
from tests.data.invent import CALM, CSV, GOOD, RECORDS, in_tar, keep, opened, record, write


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("x.json", b"", "the file is empty"),
        ("x.json", b'{"a": 1}', "no known format"),
        ("x.json", b"[1, 2]", "no dialogue"),
        ("x.json", b"[]", "holds no dialogue"),
        ("x.txt", b"just words", "no dialogue could be read"),
        ("x.jsonl", b"\n\n", "holds no dialogue"),
        ("x.parquet", b"PAR1 and nothing more", "not readable as Parquet"),
        ("x.gz", gzip.compress(b"no tar at all" * 99, mtime=0), "no tar inside"),
        ("x.tar.gz", gzip.compress(b"x" * 9999, mtime=0)[:40], "damaged archive"),
        ("x.tar.xz", lzma.compress(b"x" * 9999)[:40], "damaged archive"),
        ("x.zip", b"PK\x03\x04" + b"\0" * 90, "damaged zip"),
    ],
)
def test_a_file_that_is_no_corpus(name, data, words, tmp_path: Path, library: Library):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UserError, match=words) as caught:
        keep(path, library)
    assert str(path) in str(caught.value) and library.manifests() == []


def test_a_failed_import_leaves_the_old_corpus(tmp_path: Path, library: Library):
    before = keep(write(tmp_path / "in", [record(1)]), library)[0]
    bad = tmp_path / "bad.json"
    bad.write_bytes(GOOD[:50])
    with pytest.raises(UserError, match=r"bad\.json"):
        keep(bad, library)
    after = Corpus.open("c", library)
    assert (after.manifest, after.dialogues.height) == (before, 1)
    assert not list(after.folder.glob(".making-*"))


def test_a_folder_and_its_archive_are_one_version(tmp_path: Path, library: Library):
    folder = opened(write(tmp_path / "in", RECORDS), library, "folder")
    (tmp_path / "packed").mkdir()
    packed = opened(in_tar(tmp_path / "packed" / "x.tar.xz"), library, "packed")
    assert (folder.version, folder.manifest.content) == (packed.version, packed.manifest.content)


def test_no_known_format_says_how_to_map(tmp_path: Path, library: Library):
    (tmp_path / "x.csv").write_text(CSV)
    with pytest.raises(UserError, match=r"its records hold session_id, speaker.*data map.*--map"):
        opened(tmp_path / "x.csv", library)


def test_only_the_published_files_carry_the_published_title(tmp_path: Path, library: Library):
    write(tmp_path / "mine", [record(1)])
    card = opened(tmp_path / "mine", library).manifest.card
    assert (card.title_ja, card.licence) == ("", "CC BY-NC-ND 4.0")


@given(st.binary(max_size=200), st.sampled_from(["x.json", "x.jsonl", "x.csv", "x.parquet", "x.zip", "x.tar.gz"]))
@CALM
def test_any_bytes(tmp_path_factory, data, name):
    path = tmp_path_factory.mktemp("x") / name
    path.write_bytes(data)
    with pytest.raises(UserError) as caught:
        keep(path, Library(path.parent / "library"))
    assert name in str(caught.value)
