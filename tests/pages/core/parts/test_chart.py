"""Figures on a page: what the browser is told, and that other contents are another element."""

import json

import plotly.graph_objects as go
from streamlit.testing.v1 import AppTest

from pages._ui.core.parts import chart


def _page():
    import plotly.graph_objects as go
    import streamlit as st

    from pages._ui.core.parts import chart

    drawn = go.Figure(go.Bar(y=[st.session_state.get("n", 1)]), {"height": 300})
    chart.show(drawn, key="bars", alt="bars", config={}, press="rerun")


def test_new_contents_are_another_element():
    at = AppTest.from_function(_page).run()
    seen = []
    for n in (1, 2):
        at.session_state["n"] = n
        at.run()
        assert not at.exception
        seen.append(at.get("plotly_chart")[0].proto)
    assert len({proto.id for proto in seen}) == 2
    assert [json.loads(proto.spec)["data"][0]["y"] for proto in seen] == [[1], [2]]


def test_where_marks_can_be_pressed_plotly_is_told_so_and_the_figure_is_untouched():
    drawn = go.Figure(go.Bar(y=[1]), {"dragmode": "lasso"})
    pressed, still = (json.loads(chart.text(drawn, selects=selects))["layout"] for selects in (True, False))
    assert pressed["clickmode"] == "event" and pressed["hovermode"] == "closest"
    assert "clickmode" not in still and drawn.layout.clickmode is None
