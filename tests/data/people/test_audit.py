"""The audit log: one line an action, none where nobody signs in."""

from datetime import datetime
from pathlib import Path

import pytest

from data.core.problems import UserError
from data.people import audit
from data.people.roles import ANYONE, Person, Role

NOW = datetime(2026, 1, 2, 3, 4, 5)


def test_lines_are_added_in_order_and_a_torn_one_is_left_out(tmp_path: Path):
    person = Person("hana", "Hana", Role.CODER)
    audit.record(tmp_path, person, "upload", "talks", NOW)
    with (tmp_path / audit.FILE).open("ab") as file:
        file.write(b'{"at": "2026\n')
    audit.record(tmp_path, person, "remove", "talks", NOW)
    lines = audit.read(tmp_path)
    assert [(line["person"], line["role"], line["action"], line["what"]) for line in lines] == [
        ("hana", "coder", "upload", "talks"),
        ("hana", "coder", "remove", "talks"),
    ]
    assert lines[0]["at"] == "2026-01-02T03:04:05"


def test_where_nobody_signs_in_nothing_is_written(tmp_path: Path):
    audit.record(tmp_path, ANYONE, "upload", "talks", NOW)
    assert not (tmp_path / audit.FILE).exists() and audit.read(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="file"):
        audit.record(tmp_path / "file", Person("hana", "Hana", Role.CODER), "upload", "talks", NOW)
