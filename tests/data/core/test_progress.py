"""Progress: plain lines where there is no terminal, JSON lines for the app."""

import json

from data.core.progress import Console, JsonLines, silent


def test_without_a_terminal_each_step_is_one_line(capsys):
    progress = Console()
    for done in range(5):
        progress("reading", done, 5)
    progress("tables")
    progress.close()
    assert capsys.readouterr() == ("", "reading\ntables\n")


def test_json_lines_name_each_step_and_are_few(capsys):
    progress = JsonLines()
    for done in range(1000):
        progress("reading", done, 1000)
    progress("tables")
    progress.close()
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == {"step": "reading", "done": 0, "total": 1000}
    assert lines[-1] == {"step": "tables", "done": 0, "total": None}
    assert len(lines) < 100


def test_silent_says_nothing(capsys):
    silent("reading", 1, 2)
    assert capsys.readouterr() == ("", "")
