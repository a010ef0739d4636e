"""Sources and libraries at addresses: the file system of a machine and a store in memory stand for s3:// and gs://."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data.__main__ import main
from data.core.problems import UserError
from data.core.store import Library
from data.core.store.remote import pull, source_here
from data.corpus import Corpus
from tests.data.invent import record, write

fsspec = pytest.importorskip("fsspec")
SHARED = "memory://bucket/library"


@pytest.fixture
def store() -> Iterator[Any]:
    files = fsspec.filesystem("memory")
    yield files
    files.store.clear()
    files.pseudo_dirs[:] = [""]


def prepare(place: str) -> int:
    return main(["prepare", place, "--name", "talks", "--no-words", "--library", SHARED])


def test_a_source_and_a_library_at_an_address(tmp_path: Path, store: Any):
    write(tmp_path / "会話 one", [record(1), record(2)])
    store.put(str(tmp_path / "会話 one"), "/in/talks", recursive=True)
    assert prepare("memory://in/talks") == 0
    here = Library(tmp_path / "here")
    assert pull(SHARED, here) == ["talks"]
    corpus = Corpus.open("talks", here)
    assert (corpus.dialogues.height, corpus.manifest.source) == (2, "memory://in/talks")
    assert corpus.texts.len() == corpus.utterances.height
    assert pull(SHARED, here) == []
    times = {path: info["created"] for path, info in store.find("/bucket", detail=True).items()}
    assert prepare("memory://in/talks") == 0  # nothing new: only the manifest is written
    after = {path: info["created"] for path, info in store.find("/bucket", detail=True).items()}
    assert {Path(path).name for path in after if after[path] != times.get(path)} == {"manifest.json"}


def test_what_was_damaged_there_is_not_taken_over(tmp_path: Path, store: Any):
    source = write(tmp_path / "in", [record(1)])
    assert prepare(source.as_uri()) == 0
    damaged = next(path for path in store.find("/bucket") if path.endswith("utterances.parquet"))
    store.pipe_file(damaged, store.cat_file(damaged)[:-9] + b"something")
    with pytest.raises(UserError, match="prepare the corpus into this library again"):
        pull(SHARED, Library(tmp_path / "here"))
    assert Library(tmp_path / "here").manifests() == []


def test_addresses_that_cannot_be_used(tmp_path: Path, capsys, monkeypatch):
    assert main(["list", "--library", "s3://bucket/library"]) == 2
    assert "python -m data mirror s3://bucket/library" in capsys.readouterr().err
    assert main(["prepare", "memory://nothing/there.json", "--library", str(tmp_path)]) == 2
    assert "memory://nothing/there.json cannot be read" in capsys.readouterr().err
    assert main(["prepare", "nonsense://there.json", "--library", str(tmp_path)]) == 2
    assert "nonsense" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(UserError, match=r"requirements-cluster.txt"), source_here("memory://a"):
        pass
