"""From a source to a corpus: twice, changed, killed, at once, on a full disk."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from data.building.prepare import complete, default_id
from data.core.problems import Missing, UserError
from data.core.store import PROJECT, Library
from data.corpus import Corpus
from tests.data.invent import keep, opened, record, write

SLOW = """
import sys, time
sys.path.insert(0, {project!r})
from pathlib import Path
from data.importing.draft import Draft
from data.core.store import Library
from tests.data.invent import keep
plain = Draft.finish
def finish(draft):
    print("in the middle", flush=True)
    time.sleep(float(sys.argv[3]))
    return plain(draft)
Draft.finish = finish
print(keep(Path(sys.argv[1]), Library(sys.argv[2]))[1], flush=True)
"""


def child(source: Path, library: Library, sleep_s: float) -> subprocess.Popen[str]:
    code = SLOW.format(project=str(PROJECT))
    return subprocess.Popen(
        [sys.executable, "-c", code, source, library.root, str(sleep_s)], stdout=subprocess.PIPE, text=True
    )


def test_the_same_source_again_does_nothing(tmp_path: Path, library: Library):
    source = write(tmp_path / "in", [record(1)])
    first, made = keep(source, library)
    before = {path: path.stat().st_mtime_ns for path in library.root.rglob("*.*")}
    assert made
    assert keep(source, library) == (first, False)
    assert before == {path: path.stat().st_mtime_ns for path in library.root.rglob("*.*")}


def test_a_changed_source_is_read_again(tmp_path: Path, library: Library):
    source = write(tmp_path / "in", [record(1)])
    old = keep(source, library)[0]
    write(tmp_path / "in", [record(1), record(2)])
    new, made = keep(source, library)
    assert (made, new.counts["dialogues"], new.version == old.version) == (True, 2, False)
    assert len(list((library.root / "c").glob("records-*"))) == 1


def test_killed_in_the_middle(tmp_path: Path, library: Library):
    old = keep(write(tmp_path / "in", [record(1)]), library)[0]
    source = write(tmp_path / "new", [record(1), record(2)])
    process = child(source, library, 60)
    assert process.stdout.readline() == "in the middle\n"
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert list((library.root / "c").glob(".making-*"))
    assert Corpus.open("c", library).manifest == old
    assert Corpus.open("c", library).dialogues.height == 1
    assert opened(source, library).dialogues.height == 2
    assert not list((library.root / "c").glob(".making-*"))


@pytest.mark.parametrize("at", ["data.tokens.stage.make_tokens", "data.vectors.stage.make_vectors"])
@pytest.mark.parametrize("stopped", [KeyboardInterrupt, MemoryError])
def test_a_corpus_with_words_and_map_stays_until_the_new_one_has_them(
    at: str, stopped: type[BaseException], tmp_path: Path, library: Library, monkeypatch
):
    old = keep(write(tmp_path / "in", [record(1)]), library, words=True)[0]
    source = write(tmp_path / "new", [record(1), record(2)])

    def stop(*_args: object, **_options: object) -> None:
        raise stopped("now")

    with monkeypatch.context() as patch, pytest.raises((KeyboardInterrupt, UserError)) as told:
        patch.setattr(at, stop)
        keep(source, library, words=True)
    assert stopped is KeyboardInterrupt or "so the previous corpus stays" in str(told.value)
    here = Corpus.open("c", library)
    assert (here.manifest, here.dialogues.height, here.layout.table.height) == (old, 1, 1)
    assert len(here.tokens.starts) == here.utterances.height + 1
    new, made = keep(source, library, words=True)
    assert made and (new.counts["dialogues"], list(new.stages)) == (2, list(old.stages))
    assert {path.name for path in here.folder.glob("*-*")} == set(new.stages.values())


def test_records_alone_take_the_place_of_a_corpus_with_words(tmp_path: Path, library: Library):
    keep(write(tmp_path / "in", [record(1)]), library, words=True)
    new, _ = keep(write(tmp_path / "new", [record(1), record(2)]), library)
    assert (new.counts["dialogues"], list(new.stages)) == (2, ["records", "measures"])


def test_two_at_once(tmp_path: Path, library: Library):
    source = write(tmp_path / "in", [record(1)])
    first = child(source, library, 0.5)
    assert first.stdout.readline() == "in the middle\n"
    second = child(source, library, 0)
    assert first.communicate()[0] == "True\n"
    assert second.communicate()[0] == "False\n"
    assert Corpus.open("c", library).dialogues.height == 1


def test_a_full_disk_leaves_the_old_corpus(tmp_path: Path, library: Library, monkeypatch):
    old = keep(write(tmp_path / "in", [record(1)]), library)[0]

    def refuse(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("polars.DataFrame.write_parquet", refuse)
    with pytest.raises(UserError, match=r"No space left on device.*nothing was changed"):
        keep(write(tmp_path / "new", [record(2)]), library)
    assert library.manifest("c") == old
    assert not list((library.root / "c").glob(".making-*"))


def test_only_the_missing_stage_is_made(tmp_path: Path, library: Library, monkeypatch):
    old = keep(write(tmp_path / "in", [record(1)]), library, words=True)[0]
    assert complete("c", library=library) == (old, False)
    records = library.root / "c" / old.stages["records"] / "dialogues.parquet"
    before = records.stat().st_mtime_ns
    for file in (library.root / "c" / old.stages["measures"]).iterdir():
        file.unlink()
    (library.root / "c" / old.stages["measures"]).rmdir()
    with pytest.raises(Missing, match="python -m data prepare c"):
        _ = Corpus.open("c", library).dialogues
    manifest, made = complete("c", library=library)
    assert (manifest, made, records.stat().st_mtime_ns) == (old, True, before)
    assert Corpus.open("c", library).dialogues["n_turns"].to_list() == [3]


def test_a_corpus_of_another_version_of_the_tables(tmp_path: Path, library: Library):
    keep(write(tmp_path / "in", [record(1)]), library)
    library.write_manifest(replace(library.manifest("c"), schema_version=99))
    with pytest.raises(UserError, match="another version of this project"):
        Corpus.open("c", library)
    with pytest.raises(UserError, match="from another version"):
        complete("c", library=library)


@pytest.mark.parametrize(
    ("name", "corpus_id"),
    [("kokorochat.tar.xz", "kokorochat"), ("My Corpus (1).jsonl", "my-corpus--1"), ("a" * 60 + ".json", "a" * 40)],
)
def test_default_id(name, corpus_id, tmp_path: Path):
    assert default_id(tmp_path / name) == corpus_id


def test_a_japanese_name_is_the_title_and_gives_an_id(tmp_path: Path, library: Library):
    source = write(tmp_path / "面接記録 2024", [record(1)])
    corpus_id = default_id(source)
    assert corpus_id == default_id(source) != default_id(tmp_path / "対話")
    assert corpus_id.startswith("corpus-") or corpus_id == "2024"
    card = keep(source, library, corpus_id)[0].card
    assert (card.title_ja, card.title_en) == ("面接記録 2024", "面接記録 2024")
