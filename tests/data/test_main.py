"""The command line: exit codes, one-line errors, clean stdout."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from data.__main__ import main
from data.core.store import PROJECT, Library
from tests.data.invent import record, write


@pytest.mark.parametrize(
    "arguments",
    [
        ("prepare", "/no/such/file"),
        ("prepare", PROJECT / "data" / "demo" / "ja", "--name", "../x"),
        ("prepare", PROJECT / "data" / "demo" / "ja", "--map", "/no/such/map"),
        ("check", "nothing"),
        ("check", "../x"),
        ("remove", "nothing"),
        ("map", "/no/such/file"),
        ("map", PROJECT / "README.md"),
        ("fetch", "kokorochat", "--url", "ftp://x/y"),
    ],
)
def test_a_mistake_is_one_line_and_code_2(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("error: ") and err.count("\n") == 1


@pytest.mark.parametrize("arguments", [[], ["bogus"], ["prepare"], ["fetch", "other"], ["list", "--bogus"]])
def test_a_wrong_command_is_code_2(arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    out, err = capsys.readouterr()
    assert caught.value.code == 2 and out == ""
    assert err.startswith("error: ") and err.count("\n") == 1


def test_interrupted(library: Library, tmp_path: Path):
    source = write(tmp_path / "in", [record(1)])
    code = (
        "import sys, data.importing.records_stage as i, data.__main__ as m\n"
        "def wait(*a, **k):\n    print('waiting', flush=True)\n    import time; time.sleep(60)\n"
        "i.Draft.finish = wait\nsys.exit(m.main(sys.argv[1:]))"
    )
    arguments = ["prepare", str(source), "--library", str(library.root)]
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "waiting\n"
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err.splitlines()[-1] == "error: interrupted; nothing was changed"
    assert library.manifests() == [] and not list(library.root.rglob(".making-*"))


def test_a_source_that_is_no_file(run, tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.json")
    assert "neither a file nor a folder" in run("prepare", tmp_path / "pipe.json")[2]
