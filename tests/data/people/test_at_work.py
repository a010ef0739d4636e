"""Jobs of people, counted over all server processes; those of a process that was killed count no more."""

import subprocess
import sys
from pathlib import Path

import pytest

from data.core.problems import UserError
from data.people import at_work
from data.people.roles import Person, Role

HANA, TARO = Person("hana", "Hana", Role.CODER), Person("taro", "Taro", Role.CODER)
OTHER = """
import sys
from pathlib import Path
from data.people import at_work
from data.people.roles import Person, Role
ticket = at_work.begin(Path(sys.argv[1]), Person("hana", "Hana", Role.CODER), 12)
print("begun", flush=True)
sys.stdin.read()
"""


def test_jobs_of_all_processes_are_counted_until_they_end_or_their_server_is_killed(tmp_path: Path):
    command = [sys.executable, "-c", OTHER, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"begun\n"
        first = at_work.begin(tmp_path, HANA, 34)
        second = at_work.begin(tmp_path, TARO, 56)
        assert (at_work.of(tmp_path, HANA), at_work.of(tmp_path, TARO)) == ([12, 34], [56])
        first.end()
        assert at_work.of(tmp_path, HANA) == [12]
        other.kill()
        other.wait()
    assert at_work.of(tmp_path, HANA) == []
    second.end()
    assert list((tmp_path / at_work.FOLDER).iterdir()) == []


def test_a_workspace_that_cannot_be_written_is_named(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="file"):
        at_work.begin(tmp_path / "file", HANA, 12)
