"""The commands backup and restore."""

from pathlib import Path

import pytest

from data.__main__ import main
from data.workspace import Workspace


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch) -> Workspace:
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path / "workspace"))
    return Workspace()


def test_a_backup_brings_back_what_was_there(workspace: Workspace, tmp_path: Path, capsys):
    workspace.set_value("key", "one")
    assert main(["backup", str(tmp_path / "b.sqlite")]) == 0
    workspace.set_value("key", "two")
    assert main(["restore", str(tmp_path / "b.sqlite")]) == 0
    assert Workspace().value("key") == "one"
    err = capsys.readouterr().err
    assert "b.sqlite: written" in err and "restored; what was there before is in" in err


def test_a_file_that_is_no_backup_changes_nothing(workspace: Workspace, tmp_path: Path, capsys):
    workspace.set_value("key", "one")
    (tmp_path / "b.sqlite").write_text("text")
    assert main(["restore", str(tmp_path / "b.sqlite")]) == 2
    assert "not a backup" in capsys.readouterr().err
    assert Workspace().value("key") == "one"
