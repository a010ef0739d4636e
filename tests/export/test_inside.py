"""Texts inside a plot: none covers another, and what has no room is named."""

import re
from itertools import pairwise

import pytest

from analysis.export.bundle import Look, bundle, figure_named, figure_of, shown
from analysis.export.font import advances
from analysis.export.inside import left_out
from analysis.export.render import draw
from analysis.export.room import TALLEST
from analysis.filter import Filter
from analysis.selection import select
from data.corpus import Corpus


def ring(names: list[str]) -> dict:
    trace = {"type": "sunburst", "labels": names, "parents": [""] * len(names), "values": [1] * len(names)}
    return {"data": [trace], "layout": {}}


def test_names_that_were_not_drawn_are_told_once():
    svg = '<text x="1">甲<tspan>乙</tspan></text><text>丙 &amp; 丁</text>'
    found = left_out(ring(["甲<br>乙", "丙 &amp; 丁", "戊", "戊"]), svg)
    assert [(note.code, note.value) for note in found] == [("left_out", "戊")]
    assert left_out({"data": [{"type": "bar"}], "layout": {}}, "") == []


def test_a_sunburst_names_what_it_leaves_out_in_caption_and_readme(demo_ja: Corpus):
    made = bundle(shown(figure_named("topic_sunburst"), select(demo_ja), {}), Look("30x30", 8.0, "ja"))
    names = [note.value for note in made.notes if note.code == "left_out"]
    assert names
    assert names[0] in made.files["caption.ja.txt"].decode() and names[0] in made.files["README.txt"].decode()
    assert "Labels left out" in made.files["caption.en.txt"].decode()


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", ["feature_dots", "topic_person_dots", "item_profile_dots", "item_dots"])
def test_two_cohorts_fit_an_a4_page(demo_ja: Corpus, name: str, lang):
    a, b = (select(demo_ja, Filter.from_query(query)[0]) for query in ("score=0-75", "score=60-100"))
    look = Look("acl-column", None, lang)
    drawing = draw(figure_of(shown(figure_named(name), a, {}, b), look), **look.page)
    assert drawing.page.height_mm <= TALLEST
    assert "tall" not in {note.code for note in drawing.notes}
    assert_rows_apart(drawing.svg)


def assert_rows_apart(svg: str) -> None:
    """Between the middles of two labels stand half the lines of both."""
    rows = []
    for tick in re.findall(r'<g class="ytick">(.*?)</g>', svg, re.S):
        middle, size = (
            re.search(r"translate\([-\d.]+,([-\d.]+)\)", tick),
            re.search(r"font-size: ([\d.]+)px", tick),
        )
        assert middle and size
        rows.append((float(middle[1]), max(1, tick.count("<tspan")), float(size[1])))
    assert len(rows) > 5
    for (first, one, size), (second, two, _) in pairwise(sorted(rows)):
        assert second - first >= (1.3 * (one + two) / 2 - 0.2) * size, (first, one, second, two)


def test_values_in_cells_stay_inside_them(demo_ja: Corpus):
    a, b = (select(demo_ja, Filter.from_query(query)[0]) for query in ("", "score=60-100"))
    look = Look("acl-column", None, "ja")
    narrow = shown(figure_named("topic_group_cells"), a, {"by": "year"}, b)
    assert [note.code for note in draw(figure_of(narrow, look), **look.page).notes] == ["no_values"]
    svg = draw(figure_of(shown(figure_named("topic_group_cells"), a, {}), look), **look.page).svg
    values = r'"bartext[^>]*?translate\(([-\d.]+),([-\d.]+)\)[^>]*?font-size: ([\d.]+)px[^>]*>([^<]+)'
    found = [(float(x), float(y), float(size), text) for x, y, size, text in re.findall(values, svg)]
    assert found
    for row in {y for _, y, _, _ in found}:
        across = sorted((x, advances().width(text) * size) for x, y, size, text in found if y == row)
        for (first, one), (second, two) in pairwise(across):
            assert second - first > (one + two) / 2
