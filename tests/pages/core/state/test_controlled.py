"""Controlled widgets show what they are given and write what their user makes of it."""

import pytest
import streamlit as st

from pages._ui.core.state.controlled import controlled, controlled_form


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> dict:
    """A session's state."""
    values: dict = {}
    monkeypatch.setattr(st, "session_state", values)
    return values


def test_a_widget_is_set_before_it_is_drawn_and_writes_its_value(state: dict):
    written: list = []
    widget = controlled("k", 3, written.append)
    assert widget["key"] == "k" and state["k"] == 3
    state["k"] = 5
    widget["on_change"]()
    assert written == [5]
    controlled("k", 4, written.append)
    assert state["k"] == 4 and written == [5]


def test_a_form_keeps_what_is_typed_until_the_value_changes(state: dict):
    controlled_form("f", "a", {"x": 1, "y": 2})
    state["x"] = "typing"
    controlled_form("f", "a", {"x": 1, "y": 2})
    assert state["x"] == "typing"
    controlled_form("f", "b", {"x": 8, "y": 9})
    assert (state["x"], state["y"]) == (8, 9)
    del state["y"]
    controlled_form("f", "b", {"x": 1, "y": 2})
    assert (state["x"], state["y"]) == (1, 2)
