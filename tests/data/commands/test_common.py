"""What commands share: a parser whose errors are one line, progress for the app, results."""

import json
from pathlib import Path

import pytest

from data.commands.common import Parser
from tests.data.invent import record, write


def test_an_error_is_one_line_that_names_the_help(capsys):
    parser = Parser("python -m x")
    parser.add_argument("id")
    with pytest.raises(SystemExit) as caught:
        parser.parse_args([])
    out, err = capsys.readouterr()
    assert (caught.value.code, out) == (2, "")
    assert err.startswith("error: ") and err.endswith("(see: python -m x --help)\n") and err.count("\n") == 1


def test_json_progress_is_json_on_every_line(run, tmp_path: Path):
    code, out, _ = run("prepare", write(tmp_path / "in", [record(1)]), "--name", "x", "--progress", "json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert all(set(line) == {"step", "done", "total"} for line in lines[:-1]) and len(lines) > 1
    assert lines[-1]["result"]["id"] == "x"
    code, out, err = run("prepare", tmp_path / "none", "--progress", "json")
    assert (code, json.loads(out)["error"]) == (2, f"{tmp_path / 'none'}: no such file or folder")
    assert err.startswith("error: ")
