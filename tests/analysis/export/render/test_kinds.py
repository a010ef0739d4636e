"""Kinds of charts that pages draw or may draw: all of them vectors."""

import random

import plotly.graph_objects as go
import pytest
from plotly.subplots import make_subplots

from analysis.export.render.files import draw
from data.core.problems import UserError
from tests.analysis.export.places import places

CHANCE = random.Random(5)
VALUES = [CHANCE.gauss(0, 1) for _ in range(200)]
TREE = {
    "labels": ["全体", "家族", "職場", "学校"],
    "parents": ["", "全体", "全体", "全体"],
    "values": [10, 5, 3, 2],
    "branchvalues": "total",
}


def panels() -> go.Figure:
    figure = make_subplots(rows=2, cols=2, subplot_titles=["人間関係", "得点", "C", "D"])
    for place in range(4):
        figure.add_trace(go.Scatter(x=[1, 2], y=[place, 2]), row=place // 2 + 1, col=place % 2 + 1)
    return figure


KINDS = {
    "bar": go.Figure(go.Bar(x=["人間関係", "家族"], y=[1, 2], marker={"pattern": {"shape": "/"}})),
    "histogram": go.Figure([go.Histogram(x=VALUES, name="人間関係"), go.Histogram(x=VALUES, name="b")]),
    "scatter": go.Figure(
        go.Scatter(x=[1, 2], y=[1, 2], mode="markers+text", text=["人間関係", "b"], error_x={"array": [1, 1]})
    ),
    "scattergl": go.Figure(go.Scattergl(x=VALUES, y=VALUES, name="人間関係"), {"showlegend": True}),
    "box": go.Figure([go.Box(y=VALUES, name=name) for name in ("人間関係", "とても長い名前の相談テーマ", "c")]),
    "violin": go.Figure(go.Violin(y=VALUES, name="人間関係")),
    "sunburst": go.Figure(
        go.Sunburst(**TREE | {"labels": ["人間関係", "家族", "職場", "学校"], "parents": ["", *["人間関係"] * 3]})
    ),
    "treemap": go.Figure(go.Treemap(**TREE), {"title": {"text": "人間関係"}}),
    "heatmap": go.Figure(
        go.Heatmap(z=[[1, None], [3, 4]], x=["人間関係", "b"], y=["c", "d"], text=[["1", ""], ["3", "4"]])
    ),
    "panels": panels(),
    "annotation": go.Figure(
        go.Scatter(x=[1, 2], y=[1, 2]),
        {"annotations": [{"x": 2, "y": 2, "text": "人間関係", "showarrow": True, "ax": -40, "ay": 30}]},
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn_as_vectors(kind: str):
    svg = draw(KINDS[kind], width_mm=120).svg
    assert "<image" not in svg
    assert any("人間関係" in words for words, _, _ in places(svg))


def test_a_heat_map_has_one_cell_a_value():
    svg = draw(KINDS["heatmap"], width_mm=77).svg
    assert svg.count('class="point"') == 3


def test_see_through_marks_do_not_make_a_group_each():
    figure = go.Figure(go.Scatter(x=VALUES, y=VALUES, mode="markers", marker={"color": "#2F6F73", "opacity": 0.5}))
    drawing = draw(figure, width_mm=77)
    assert len(drawing.to_pdf()) < 60_000


def test_many_marks_stay_vectors():
    n = 6_589
    figure = go.Figure(go.Scatter(x=[i % 97 for i in range(n)], y=list(range(n)), mode="markers"))
    svg = draw(figure, width_mm=77).svg
    assert svg.count('class="point"') == n
    assert "<image" not in svg


def test_too_many_marks_are_refused():
    figure = go.Figure(go.Scatter(x=[0] * 60_001, y=[0] * 60_001))
    with pytest.raises(UserError, match="at most 60,000"):
        draw(figure, width_mm=77)


def test_a_kind_that_is_no_vector_is_refused():
    with pytest.raises(UserError, match="'surface' cannot be exported; these can: bar"):
        draw(go.Figure(go.Surface(z=[[1, 2], [3, 4]])), width_mm=77)
