"""What commands share: progress for the app, results, errors."""

import json
from pathlib import Path

from tests.data.invent import record, write


def test_json_progress_is_json_on_every_line(run, tmp_path: Path):
    code, out, _ = run("prepare", write(tmp_path / "in", [record(1)]), "--name", "x", "--progress", "json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert all(set(line) == {"step", "done", "total"} for line in lines[:-1]) and len(lines) > 1
    assert lines[-1]["result"]["id"] == "x"
    code, out, err = run("prepare", tmp_path / "none", "--progress", "json")
    assert (code, json.loads(out)["error"]) == (2, f"{tmp_path / 'none'}: no such file or folder")
    assert err.startswith("error: ")
