"""The command line: exit codes, one-line errors, clean stdout."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from data.__main__ import main
from data.checks.schema_page import markdown
from data.store import PROJECT, Library
from tests.data.invent import record, write


@pytest.fixture
def run(library: Library, capsys):
    """Run a command on an empty library: exit code, stdout, stderr."""

    def command(*arguments: object) -> tuple[int, str, str]:
        code = main([*map(str, arguments), "--library", str(library.root)])
        out, err = capsys.readouterr()
        return code, out, err

    return command


def test_prepare_list_check_remove(run, tmp_path: Path):
    source = write(tmp_path / "in", [record(1), b"{", record(3, score=1)])
    code, out, err = run("prepare", source, "--name", "x")
    assert (code, out) == (0, "")
    last = next(line for line in err.splitlines() if line.startswith("x: prepared"))
    assert last == ("x: prepared; 2 dialogues, 8 utterances; 1 set aside, 1 noted: see  python -m data check x")
    assert "already there" in run("prepare", source, "--name", "x")[2]
    assert "already there" in run("prepare", "x")[2]
    assert run("list")[1].split("\t")[:3] == ["x", "2", "8"]
    code, out, err = run("check", "x")
    assert (code, err) == (0, "")
    assert "NOT score_rule" in out and "dialogues 3" in out and "2.json: not valid JSON" in out
    assert run("remove", "x") == (0, "", "x: removed\n")
    assert "no corpus" in run("list")[2]


def test_check_as_json(run, tmp_path: Path):
    run("prepare", write(tmp_path / "in", [record(1, score=3)]), "--name", "x")
    found = json.loads(run("check", "x", "--format", "json")[1])
    assert found["invariants"][0] == {"name": "score_rule", "breaches": 1, "first_ids": [1]}
    assert set(found) == {"id", "version", "invariants", "quirks", "problems"}


def test_json_progress_is_json_on_every_line(run, tmp_path: Path):
    code, out, _ = run("prepare", write(tmp_path / "in", [record(1)]), "--name", "x", "--progress", "json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert all(set(line) == {"step", "done", "total"} for line in lines[:-1]) and len(lines) > 1
    assert lines[-1]["result"]["id"] == "x"
    code, out, err = run("prepare", tmp_path / "none", "--progress", "json")
    assert (code, json.loads(out)["error"]) == (2, f"{tmp_path / 'none'}: no such file or folder")
    assert err.startswith("error: ")


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


def test_map_then_prepare(run, tmp_path: Path):
    rows = "session_id,speaker,message,time\na,therapist,Hello,2021-01-01 10:00\na,client,Hi,2021-01-01 10:01\n"
    (tmp_path / "x.csv").write_text(rows)
    code, out, _ = run("prepare", tmp_path / "x.csv")
    assert code == 2
    code, out, _ = run("map", tmp_path / "x.csv")
    (tmp_path / "map.json").write_text(out)
    assert code == 0
    assert run("prepare", tmp_path / "x.csv", "--map", tmp_path / "map.json")[0] == 0
    assert run("list")[1].split("\t")[:3] == ["x", "1", "2"]


def test_demo_twice(run):
    assert run("demo") == (0, "", "demo-ja: prepared\ndemo-en: prepared\n")
    assert run("demo") == (0, "", "")


def test_a_library_that_cannot_be_written_is_opened_as_it_is(run, library: Library, tmp_path: Path):
    (library.root / "demo-ja" / ".lock").mkdir(parents=True)  # no lock can be had
    code, _, err = run("demo")
    assert code == 2 and "cannot be written" in err and err.count("\n") == 1
    run("prepare", write(tmp_path / "in", [record(1)]), "--name", "x")
    code, out, err = run("demo")
    assert (code, out) == (0, "") and "opened as it is" in err


def test_schema_page_is_the_written_one(run):
    assert run("schema") == (0, markdown(), "")
    assert (PROJECT / "docs" / "schema.md").read_text(encoding="utf-8") == markdown()


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
