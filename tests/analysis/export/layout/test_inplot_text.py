"""Texts inside a plot: none covers another, and what is left out is named."""

import re
from itertools import pairwise

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.export.bundle import Look, figure_of
from analysis.export.font import advances
from analysis.export.layout.inplot_text import fit_inside, left_out
from analysis.export.layout.sizes import Page
from analysis.export.render.files import draw
from data.corpus import Corpus
from tests.analysis.export.conftest import result


def ring(names: list[str]) -> dict:
    trace = {"type": "sunburst", "labels": names, "parents": [""] * len(names), "values": [1] * len(names)}
    return {"data": [trace], "layout": {}}


def test_names_that_were_not_drawn_are_told_once():
    svg = '<text x="1">甲<tspan>乙</tspan></text><text>丙 &amp; 丁</text>'
    found = left_out(ring(["甲<br>乙", "丙 &amp; 丁", "戊", "戊"]), svg)
    assert [(note.code, note.value) for note in found] == [("left_out", "戊")]
    assert left_out({"data": [{"type": "bar"}], "layout": {}}, "") == []


def test_values_in_cells_stay_inside_them(demo_ja: Corpus):
    a, b = (select(demo_ja, Filter.from_query(query)[0]) for query in ("", "score=60-100"))
    look = Look("acl-column", None, "ja")
    narrow = result("topic_group_cells", a, b, by="year")
    assert [note.code for note in draw(figure_of(narrow, look), **look.page).notes] == ["no_values"]
    svg = draw(figure_of(result("topic_group_cells", a), look), **look.page).svg
    values = r'"bartext[^>]*?translate\(([-\d.]+),([-\d.]+)\)[^>]*?font-size: ([\d.]+)px[^>]*>([^<]+)'
    found = [(float(x), float(y), float(size), text) for x, y, size, text in re.findall(values, svg)]
    assert found
    for row in {y for _, y, _, _ in found}:
        across = sorted((x, advances().width(text) * size) for x, y, size, text in found if y == row)
        for (first, one), (second, two) in pairwise(across):
            assert second - first > (one + two) / 2


def test_names_that_are_left_out_are_told_and_the_others_keep_their_colors():
    places = [0.5, 0.5001, 0.5002, 0.9]
    marks = {"type": "scatter", "mode": "markers", "x": places, "y": places, "marker": {"size": [9] * 4}}
    names = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [*places],
        "y": [*places],
        "text": ["家庭内問題", "会社", "仕事", "学校"],
        "textposition": ["middle right"] * 4,
        "textfont": {"color": ["red", "black", "black", "blue"]},
        "marker": {"size": [9] * 4, "opacity": 0},
        "legendgroup": "led:1",
    }
    axis = {"range": [0, 1]}
    figure = {"data": [marks, names], "layout": {"xaxis": axis, "yaxis": axis}}
    notes = fit_inside(figure, Page(80, 60))
    kept = dict(zip(names["text"], names["textfont"]["color"], strict=True))
    assert kept["家庭内問題"] == "red" and kept["学校"] == "blue"
    missing = {"会社", "仕事"} - set(kept)
    assert [note.value for note in notes] == ([", ".join(sorted(missing, key="会社仕事".find))] if missing else [])
