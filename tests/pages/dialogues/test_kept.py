"""Stars and notes in the list of dialogues, and a role that waits for the words."""

from pathlib import Path

import pytest

from data.kept import marks
from data.workspace import Workspace
from tests.pages.app import key, keys, labels, said
from tests.pages.dialogues.page import dialogues, frame


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workspace of one's own for each test."""
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path))


def test_rows_are_starred_and_the_list_shows_stars_and_notes():
    at = dialogues(lang="en")
    words = labels("en")
    assert words("marks.column_star") not in at.dataframe[0].value.columns
    marks.set_note(Workspace(), "demo-ja", 3, None, "read again")
    table = next(name for name in keys(at) if name.startswith("list."))
    at.session_state[key(at, table)] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    at.run()
    at.button(key=key(at, "list.star")).click().run()
    shown = at.dataframe[0].value
    assert shown[words("marks.column_star")].fillna("").to_list()[:2] == ["★", ""]
    assert shown[words("marks.column_note")].fillna("").to_list()[:2] == ["", "read again"]
    assert [(mark.dialogue, mark.starred) for mark in marks.marks(Workspace(), "demo-ja")] == [
        (1, True),
        (3, False),
    ]


def test_a_hit_is_starred_where_it_stands():
    at = dialogues(lang="en", text="仕事")
    star = next(name for name in keys(at) if name.startswith("star."))
    at.button(key=key(at, star)).click().run()
    kept = marks.marks(Workspace(), "demo-ja")
    assert star == f"star.{kept[0].dialogue}.{kept[0].position}" and kept[0].starred
    at.button(key=key(at, star)).click().run()
    assert marks.marks(Workspace(), "demo-ja") == []


def test_whose_utterances_can_be_chosen_before_the_words():
    at = dialogues(lang="en")
    at.button_group(key=key(at, "box.role")).set_value("client").run()
    assert at.button_group(key=key(at, "box.role")).value == "client"
    at.text_input(key=key(at, "box.text")).set_value("仕事").run()
    assert frame(at) == {"text": "仕事", "role": "client"}


def test_a_search_by_meaning_needs_no_more_than_prepared():
    at = dialogues(lang="en", **{"o.how": "meaning"})
    at.text_input(key=key(at, "o.meaning")).set_value("tired in the morning").run()
    assert frame(at) == {"o.how": "meaning", "o.meaning": "tired in the morning"} and not at.exception
    assert not at.code and labels("en").title("similar_utterances") in said(at)
