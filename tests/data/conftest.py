"""An empty library for each test that writes, and commands on it."""

from pathlib import Path

import pytest

from data.__main__ import main
from data.core.store import Library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


@pytest.fixture
def run(library: Library, capsys):
    """Run a command on an empty library: exit code, stdout, stderr."""

    def command(*arguments: object) -> tuple[int, str, str]:
        code = main([*map(str, arguments), "--library", str(library.root)])
        out, err = capsys.readouterr()
        return code, out, err

    return command
