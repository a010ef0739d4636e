"""Back up and restore the workspace by SQLite's own online backup, while the app runs."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from data.core.problems import UserError
from data.workspace import WAIT_S, Workspace

TABLE = "selections"  # every workspace has had it


def backup(workspace: Workspace, file: Path) -> None:
    """Write the whole workspace to a file; one that is there is replaced when all went well.

    Raises:
        UserError: there is nothing to back up, or the file cannot be written.
    """
    if not workspace.path.is_file():
        raise UserError(f"{workspace.path}: there is no workspace yet, so there is nothing to back up")
    _check(workspace.path)
    try:
        with tempfile.TemporaryDirectory(dir=file.absolute().parent, prefix=".backup-") as folder:
            _copy(workspace.path, Path(folder) / file.name)
            (Path(folder) / file.name).replace(file)
    except (OSError, sqlite3.Error) as error:
        raise UserError(f"{file}: the backup cannot be written ({error}); the workspace is unchanged") from error


def restore(workspace: Workspace, file: Path) -> Path | None:
    """Put the content of a backup in place of the workspace, in one transaction.

    Returns:
        Where the workspace that was there is kept; None if there was none.

    Raises:
        UserError: the file is not a whole backup, or the workspace cannot be written; it then stays as it was.
    """
    _check(file)
    earlier = workspace.path.with_suffix(".before-restore.sqlite")
    had_one = workspace.path.is_file()
    try:
        workspace.path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="kokoroscope-restore-") as folder:
            content = Path(folder) / file.name
            _copy(file, content)  # first, for the file may be the one that keeps the earlier workspace
            if had_one:
                _copy(workspace.path, earlier)
            _copy(content, workspace.path)
    except (OSError, sqlite3.Error) as error:
        raise UserError(f"{workspace.path}: cannot be restored ({error}); it stays as it was") from error
    return earlier if had_one else None


def _check(file: Path) -> None:
    """Raise UserError if a file is not a workspace without faults."""
    if not file.is_file():
        raise UserError(f"{file}: no such file")
    try:
        with _reading(file) as connection:
            faults = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
            known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [TABLE]).fetchone()
    except sqlite3.Error as error:
        raise UserError(f"{file}: not a backup of a workspace ({error})") from error
    if faults != ["ok"]:
        raise UserError(f"{file}: damaged ({faults[0]})")
    if known is None:
        raise UserError(f"{file}: a database, but not of a workspace")


def _copy(source: Path, target: Path) -> None:
    """Copy a database as it is at one moment, while others read or write it."""
    with _reading(source) as read, closing(sqlite3.connect(target, timeout=WAIT_S)) as write:
        read.backup(write)


@contextmanager
def _reading(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=WAIT_S)) as connection:
        yield connection
