"""The workspace is backed up and restored while others use it."""

import sqlite3
import threading
from pathlib import Path

import pytest

from data.__main__ import main
from data.backup import backup, restore
from data.core.problems import UserError
from data.workspace import Cohort, Workspace


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path / "workspace"))
    made = Workspace()
    made.save_cohort(Cohort("first", "demo-en", "topics=Work"))
    return made


def test_what_was_backed_up_comes_back(workspace: Workspace, tmp_path: Path):
    file = tmp_path / "backup.sqlite"
    assert main(["backup", str(file)]) == 0
    workspace.remove_cohort("first")
    workspace.save_cohort(Cohort("second", "demo-en", ""))
    assert main(["restore", str(file)]) == 0
    assert [cohort.name for cohort in workspace.cohorts()] == ["first"]
    earlier = workspace.path.with_suffix(".before-restore.sqlite")
    restore(workspace, earlier)
    assert [cohort.name for cohort in workspace.cohorts()] == ["second"]


def test_a_workspace_that_is_written_all_the_time(workspace: Workspace, tmp_path: Path):
    stop, errors = threading.Event(), []

    def write() -> None:
        number = 0
        while not stop.is_set():
            try:
                Workspace().set_value("number", str(number := number + 1))
            except UserError as error:
                errors.append(error)

    writers = [threading.Thread(target=write) for _ in range(2)]
    for writer in writers:
        writer.start()
    try:
        for number in range(5):
            backup(workspace, tmp_path / f"{number}.sqlite")
            restore(workspace, tmp_path / f"{number}.sqlite")
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    assert errors == []
    assert [cohort.name for cohort in workspace.cohorts()] == ["first"] and workspace.value("number")


def test_a_restore_makes_a_workspace_where_there_is_none(workspace: Workspace, tmp_path: Path):
    backup(workspace, tmp_path / "b.sqlite")
    other = Workspace(tmp_path / "other")
    assert restore(other, tmp_path / "b.sqlite") is None
    assert other.cohorts() == workspace.cohorts()


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(500)])
def test_what_is_not_a_backup_changes_nothing(workspace: Workspace, tmp_path: Path, content: bytes):
    file = tmp_path / "odd.sqlite"
    file.write_bytes(content)
    with pytest.raises(UserError, match=r"odd\.sqlite"):
        restore(workspace, file)
    with pytest.raises(UserError, match="no such file"):
        restore(workspace, tmp_path / "absent")
    assert [cohort.name for cohort in workspace.cohorts()] == ["first"]


def test_another_database_and_a_damaged_backup_are_refused(workspace: Workspace, tmp_path: Path):
    file = tmp_path / "other.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(UserError, match="not of a workspace"):
        restore(workspace, file)
    backup(workspace, file)
    content = bytearray(file.read_bytes())
    content[4096:4400] = bytes(304)
    file.write_bytes(content)
    with pytest.raises(UserError, match=r"other\.sqlite: (damaged|not a backup)"):
        restore(workspace, file)


def test_a_place_that_cannot_be_written(workspace: Workspace, tmp_path: Path):
    with pytest.raises(UserError, match="cannot be written"):
        backup(workspace, tmp_path / "absent" / "b.sqlite")
    with pytest.raises(UserError, match="nothing to back up"):
        backup(Workspace(tmp_path / "none"), tmp_path / "b.sqlite")
    assert not list(tmp_path.glob(".backup-*"))
