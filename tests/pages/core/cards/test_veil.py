"""Words on suicide are left blank in charts where the address asks for it, and only there."""

import numpy as np
import plotly.graph_objects as go
import pytest

from pages._ui.core.cards import veil
from pages._ui.core.cards.veil import BLANK, SENSITIVE
from tests.pages.app import opened


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("9 死ぬ・生きる・苦しい", f"9 {BLANK}・生きる・苦しい"),
        ("死にたい気持ち", f"{BLANK}気持ち"),
        ("必死に働く・母", "必死に働く・母"),
        ("Suicidal thoughts, skills, diet", f"{BLANK} thoughts, skills, diet"),
        ("自殺 自傷 希死", " ".join([BLANK] * 3)),
    ],
)
def test_what_is_left_blank(text: str, left: str):
    assert SENSITIVE.sub(BLANK, text) == left


def test_what_is_written_in_a_chart_is_left_blank_and_nothing_else(monkeypatch):
    drawn = go.Figure(
        go.Scattergl(x=[1.0], y=["死ぬ"], text=np.array(["死ぬ", 3], dtype=object), ids=["死"], customdata=[[7]]),
        {"annotations": [{"text": "2 死ぬ・母"}], "yaxis": {"ticktext": ("自殺",)}},
    )
    assert veil.over(drawn) is drawn
    monkeypatch.setattr(veil, "is_on", lambda: True)
    seen = veil.over(drawn)
    (trace,) = seen.data
    assert (list(trace.y), list(trace.text), list(trace.ids)) == ([BLANK], [BLANK, 3], ["死"])
    assert (seen.layout.annotations[0].text, seen.layout.yaxis.ticktext) == (f"2 {BLANK}・母", (BLANK,))
    assert (drawn.data[0].y[0], list(trace.x), trace.customdata[0][0]) == ("死ぬ", [1.0], 7)


def test_the_switch_follows_the_address():
    at = opened("topics", lang="ja", corpus="demo-ja", veil="1")
    assert not at.exception and not at.main.info
    assert [toggle.value for toggle in at.sidebar.toggle if "veil" in str(toggle.key)] == [True]
