"""Files are whole or not there; ids are plain names; writers take turns."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from analysis.labels import TEXTS
from data.core.problems import UserError
from data.core.store import WAITING, Library, empty_array, stage_folder
from data.core.store import library as store
from tests.data.invent import keep, record, write


def test_room_is_asked_for_before_it_is_written_to(tmp_path: Path, monkeypatch):
    array = empty_array(tmp_path / "a.npy", (3, 4))
    array[:] = 1
    array.flush()
    assert np.load(tmp_path / "a.npy").sum() == 12

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.posix_fallocate", full, raising=False)
    with pytest.raises(OSError, match="No space"):
        empty_array(tmp_path / "b.npy", (3, 4))


def test_a_full_disk_is_named_whichever_library_meets_it(tmp_path: Path):
    wrapped = pl.exceptions.ComputeError("parquet: underlying IO error: No space left on device (os error 28)")
    for error in (OSError(28, "No space left on device"), wrapped):
        said = r"could not be written .*No space left on device.*nothing was changed"
        with pytest.raises(UserError, match=said), stage_folder(tmp_path, "records-1"):
            raise error
    with pytest.raises(ValueError), stage_folder(tmp_path, "records-1"):
        raise ValueError("another mistake")
    assert not list(tmp_path.iterdir())


def test_waiting_too_long(tmp_path: Path, library: Library):
    steps: list[str] = []
    late = Library(library.root).lock("c", lambda step, *_: steps.append(step), wait_s=0.05)
    with library.lock("c"), pytest.raises(UserError, match="another process is writing c"), late:
        raise AssertionError("two writers at once")
    assert steps == [WAITING] and f"job.step.{WAITING}" in TEXTS


def test_a_library_that_cannot_be_written(tmp_path: Path, monkeypatch):
    source = write(tmp_path / "in", [record(1)])
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match=r"cannot be written.*KOKORO_LIBRARY"):
        keep(source, Library(tmp_path / "file"))

    def refuse(*_args, **_options):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(UserError, match="Read-only file system"):
        keep(source, Library(tmp_path / "library"))


def test_a_manifest_that_cannot_be_written(tmp_path: Path, library: Library, monkeypatch):
    def refuse(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store.os, "fsync", refuse)
    with pytest.raises(UserError, match="No space left on device"):
        keep(write(tmp_path / "in", [record(1)]), library)
    assert library.manifests() == []


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"id": 3}', b'{"card": []}'])
def test_a_damaged_manifest(damage, tmp_path: Path, library: Library):
    source = write(tmp_path / "in", [record(1)])
    keep(source, library)
    (library.root / "c" / "manifest.json").write_bytes(damage)
    assert library.manifests() == []
    with pytest.raises(UserError, match="damaged"):
        library.manifest("c")
    assert keep(source, library)[0].counts["dialogues"] == 1


def test_remove(tmp_path: Path, library: Library):
    keep(write(tmp_path / "in", [record(1)]), library)
    library.remove("c")
    assert library.manifests() == [] and not (library.root / "c").exists()
    with pytest.raises(UserError, match="there are: none yet"):
        library.remove("c")


@pytest.mark.parametrize("corpus_id", ["..", "a/b", "", "A", "x" * 41, "-a", "a\n", "あ"])
def test_ids_that_are_no_names(corpus_id, library: Library):
    with pytest.raises(UserError, match="is not a corpus id"):
        library.folder(corpus_id)
