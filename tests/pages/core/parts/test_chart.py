"""Figures on a page: what the browser is told, what it says back, and that a figure stays in its place."""

import json

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from pages._ui.core.parts import chart
from tests.pages.app import figures


def _page():
    import plotly.graph_objects as go
    import streamlit as st

    from pages._ui.core.parts import chart

    drawn = go.Figure(go.Bar(y=[st.session_state.get("n", 1)]), {"height": 300})
    chart.show(drawn, key="bars", alt="bars", config={}, press=lambda told: None)


def test_new_contents_stay_in_their_place():
    at = AppTest.from_function(_page).run()
    seen = []
    for n in (1, 2, 2):
        at.session_state["n"] = n
        at.run()
        assert not at.exception
        seen += figures(at)
    assert len({figure["id"] for figure in seen}) == 1
    assert [figure["data"][0]["y"] for figure in seen] == [[1], [2], [2]]
    assert seen[0]["of"] != seen[1]["of"] == seen[2]["of"], "what tells the browser whether to draw anew"


def test_where_marks_can_be_pressed_plotly_is_told_so_and_the_figure_is_untouched():
    drawn = go.Figure(go.Bar(y=[1]), {"dragmode": "lasso"})
    pressed, still = (json.loads(chart.text(drawn, selects=selects))["layout"] for selects in (True, False))
    assert pressed["clickmode"] == "event" and pressed["hovermode"] == "closest"
    assert "clickmode" not in still and drawn.layout.clickmode is None


SAID = {"kind": "points", "marks": ["4.B", "2"], "data": "7"}


def test_marks_are_rows():
    assert chart.read(SAID) == chart.Press(rows=(4, 2), data="7")
    assert chart.read({**SAID, "marks": [], "data": None}) == chart.Press()
    assert chart.read({**SAID, "marks": ["total", "3"]}) == chart.Press(rows=(3,), data="7"), (
        "a ring's middle is no row"
    )


@pytest.mark.parametrize(
    ("kind", "x", "y", "corners"),
    [
        ("box", [3, 1], [0, 2], [(1, 0), (3, 0), (3, 2), (1, 2)]),
        ("lasso", [0, 1, 2], [0, 5, 0.5], [(0, 0), (1, 5), (2, 0.5)]),
    ],
)
def test_corners_of_what_was_drawn(kind, x, y, corners):
    assert chart.read({**SAID, "kind": kind, "x": x, "y": y}).outline == (kind, corners)


@pytest.mark.parametrize(
    "odd",
    [
        None,
        "",
        7,
        [],
        {},
        {**SAID, "marks": None},
        {**SAID, "marks": [1]},
        {**SAID, "kind": "star"},
        {**SAID, "kind": ["box"], "x": [1, 2], "y": [1, 2]},
        {**SAID, "kind": "box", "x": [1], "y": [1, 2]},
        {**SAID, "kind": "box", "x": [1, 2]},
        {**SAID, "kind": "lasso", "x": [1, "a"], "y": [1, 2]},
        {**SAID, "kind": "lasso", "x": [1, 2], "y": [1]},
    ],
)
def test_what_no_figure_says_is_passed_over(odd):
    assert chart.read(odd) is None
