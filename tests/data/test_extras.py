"""Extras are those of their files, and are installed with their progress told."""

import sys
from pathlib import Path

import pytest

from data import extras
from data.core.problems import UserError
from data.core.store import PROJECT
from data.extras import EXTRAS, Extra

SAYS = "print('Collecting\\n  Downloading torch.whl (120.5 MB)\\n  Downloading x (500 kB)\\nlast words')"


def test_they_are_those_of_the_files(monkeypatch):
    files = {path.stem.removeprefix("requirements-") for path in PROJECT.glob("requirements-*.txt")}
    assert files == EXTRAS.keys()
    for extra in EXTRAS.values():
        assert extra.is_installed
        assert all("==" in package for package in extra.requirements)
    lines = ["streamlit==1", "torch==2; extra == 'encoders'", 'mcp==1; extra == "agents"']
    monkeypatch.setattr(extras, "PROJECT", Path("nowhere"))
    monkeypatch.setattr(extras.metadata, "requires", lambda name: lines)
    assert (EXTRAS["encoders"].requirements, EXTRAS["agents"].requirements) == (["torch==2"], ["mcp==1"])
    assert EXTRAS["encoders"].command == "pip install 'kokoroscope[encoders]'"


def test_progress_is_told_and_a_failure_names_the_command(monkeypatch):
    told = []
    monkeypatch.setattr(extras, "_installer", lambda: [sys.executable, "-c", SAYS])
    extras.install("encoders", lambda *step: told.append(step))
    assert told == [("extra", 0, 300), ("extra", 120, 300), ("extra", 121, 300)]
    monkeypatch.setattr(Extra, "is_installed", False)
    with pytest.raises(UserError, match=r"last words.*pip install -r requirements-encoders.txt"):
        extras.install("encoders")
    monkeypatch.setattr(extras, "_installer", lambda: None)
    assert not extras.can_install()
    with pytest.raises(UserError, match=r"pip install -r requirements-encoders.txt"):
        extras.install("encoders")
