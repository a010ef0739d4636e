"""Commands that read foreign files stay within their bound of memory, and say so where they cannot."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from data.commands import bounded
from data.core.problems import UserError
from data.core.store import PROJECT
from tests.data.invent import record, write

HUNGRY = """
import sys, time
from data.importing import records_stage
def samples(path):
    hungry = bytearray(900 << 20)
    hungry[::4096] = b"x" * len(hungry[::4096])
    time.sleep(30)
records_stage.samples = samples
import data.__main__
sys.exit(data.__main__.main(sys.argv[1:]))
"""


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "data", *map(str, arguments)],
        cwd=PROJECT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_command_gives_what_its_child_gives(tmp_path: Path):
    source = write(tmp_path / "in", [record(1)])
    done = run("prepare", source, "--no-words", "--name", "c", "--library", tmp_path / "library")
    assert done.returncode == 0 and "c: prepared; 1 dialogues" in done.stderr
    missing = run("prepare", tmp_path / "nowhere", "--progress", "json", "--library", tmp_path / "library")
    assert (missing.returncode, json.loads(missing.stdout)["code"]) == (2, "nothing_there")


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory in use is not known here")
def test_too_much_memory_is_an_error_that_names_the_bound(tmp_path: Path, monkeypatch):
    (tmp_path / "data_child.py").write_text(HUNGRY)
    monkeypatch.setenv(bounded.LIMIT, "300")
    (tmp_path / "x.json").write_text("[]")
    child = subprocess.Popen
    monkeypatch.setattr(
        bounded.subprocess,
        "Popen",
        lambda command, **rest: child([sys.executable, tmp_path / "data_child.py", *command[3:]], **rest),
    )
    with pytest.raises(UserError, match=r"x\.json: needs more than 300 MB of memory") as caught:
        bounded.samples(tmp_path / "x.json")
    assert (caught.value.code, caught.value.values["limit"]) == ("needs_memory", "300")


def test_samples_come_from_a_child(tmp_path: Path):
    (tmp_path / "x.csv").write_text("id,role,text\n1,Co,はい\n")
    (first,) = bounded.samples(tmp_path / "x.csv")
    assert first["value"] == {"id": "1", "role": "Co", "text": "はい"}
    (tmp_path / "y.json").write_text("[")
    with pytest.raises(UserError, match=r"y\.json.*not valid JSON"):
        bounded.samples(tmp_path / "y.json")


def test_a_child_that_dies_is_an_error(tmp_path: Path, monkeypatch):
    child = subprocess.Popen
    kill = "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"
    monkeypatch.setattr(
        bounded.subprocess, "Popen", lambda command, **rest: child([sys.executable, "-c", kill], **rest)
    )
    with pytest.raises(UserError, match=f"ended unexpectedly .status {-signal.SIGSEGV}"):
        bounded.run(["prepare", str(tmp_path)])


def test_which_commands_are_bounded(monkeypatch):
    assert bounded.is_needed(["prepare", "x"]) and not bounded.is_needed(["list"]) and not bounded.is_needed([])
    monkeypatch.setenv(bounded.CHILD, "1")
    assert not bounded.is_needed(["prepare", "x"])
