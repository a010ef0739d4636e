"""Stars and notes: kept apart, gone when both are gone, in a file of before as in a new one."""

import sqlite3
from pathlib import Path

from data.kept.marks import LONGEST_NOTE, Mark, marks, marks_of, set_note, set_star
from data.workspace import Workspace


def test_a_star_and_a_note_stand_on_one_place_and_go_one_by_one(tmp_path: Path):
    workspace = Workspace(tmp_path)
    set_star(workspace, "demo", 3, 7, starred=True)
    set_note(workspace, "demo", 3, 7, "  asks again \n")
    assert marks(workspace, "demo") == [Mark(3, 7, True, "asks again")]
    set_star(workspace, "demo", 3, 7, starred=False)
    assert marks(workspace, "demo") == [Mark(3, 7, False, "asks again")]
    set_note(workspace, "demo", 3, 7, " ")
    assert marks(workspace, "demo") == []


def test_the_dialogue_comes_before_its_utterances_and_corpora_are_apart(tmp_path: Path):
    workspace = Workspace(tmp_path)
    for dialogue, position in ((10, 2), (10, None), (2, 0)):
        set_note(workspace, "demo", dialogue, position, f"{dialogue} {position}")
    set_star(workspace, "other", 10, None, starred=True)
    assert [(mark.dialogue, mark.position) for mark in marks(workspace, "demo")] == [(2, 0), (10, None), (10, 2)]
    assert [mark.note for mark in marks_of(workspace, "demo", 10)] == ["10 None", "10 2"]
    assert marks_of(workspace, "demo", 3) == []


def test_what_is_typed_comes_back_as_it_is_up_to_a_length(tmp_path: Path):
    workspace = Workspace(tmp_path)
    hostile = "'); DROP TABLE marks; -- \u202e <b>\U0001f408</b>\nline"
    set_note(workspace, "demo", 1, None, hostile)
    assert marks(workspace, "demo")[0].note == hostile
    set_note(workspace, "demo", 1, None, "x" * (LONGEST_NOTE + 5))
    assert len(marks(workspace, "demo")[0].note) == LONGEST_NOTE


def test_a_file_of_an_older_version_has_none_and_takes_them(tmp_path: Path):
    workspace = Workspace(tmp_path)
    with sqlite3.connect(workspace.path) as connection:
        connection.execute("CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
    connection.close()
    assert marks(workspace, "demo") == []
    set_star(workspace, "demo", 1, None, starred=True)
    assert marks(workspace, "demo") == [Mark(1, None, True)]
