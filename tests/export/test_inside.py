"""Texts inside a plot: none covers another, and what has no room is named."""

import re
from itertools import pairwise

import pytest

from analysis.export.bundle import Look, bundle, figure_named, figure_of, shown
from analysis.export.font import advances
from analysis.export.layout.axis_labels import TALLEST
from analysis.export.layout.inplot_text import left_out
from analysis.export.layout.sizes import Page
from analysis.export.layout.sunburst import fit_slices
from analysis.export.render.files import draw
from analysis.query.filter import Filter
from analysis.query.selection import select
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


def named(shares: dict[str, float]) -> dict:
    """Rings of one topic with one slice for each name."""
    names = ["題", *shares]
    trace = {"type": "sunburst", "ids": [*map(str, range(len(names)))], "labels": names}
    trace |= {"parents": ["", *["0"] * len(shares)], "values": [sum(shares.values()), *shares.values()]}
    return {"data": [trace], "layout": {"annotations": []}}


@pytest.mark.parametrize(("page", "beside"), [(Page(77, 100, 8), False), (Page(254, 142.9, 16), True)])
def test_a_slice_without_room_for_its_name_carries_a_number_of_the_key(page: Page, beside: bool):
    figure = named(
        {"短い": 40, "とても長い名前/のスライス/である": 30, "細い/スライス/の長い/名前": 1.6, "見えない": 0.02}
    )
    fit_slices(figure, page)
    topic, short, broken, thin, unseen = figure["data"][0]["labels"]
    assert (topic, short, thin, unseen) == ("題", "短い", "1", "見えない")
    assert broken.replace("<br>", "") == "とても長い名前/のスライス/である" and "<br>" in broken
    (key,) = figure["layout"]["annotations"]
    assert key["text"] == "1\u00a0細い/スライス/の長い/名前"
    domain = figure["data"][0]["domain"]
    assert (domain["x"][1] < 1) if beside else (domain["y"][0] > 0)


def test_a_key_that_would_take_the_page_is_not_drawn():
    figure = named({f"長い名前の項目その{number}であるもの": 3 for number in range(33)})
    fit_slices(figure, Page(30, 30, 8))
    assert figure["layout"]["annotations"] == []
    assert not any(label.isdigit() for label in figure["data"][0]["labels"])


def test_the_same_name_has_one_number_in_both_cohorts():
    figure = named({"広い": 60, "細い/スライス/の長い/名前": 1.5})
    other = named({"広い": 30, "細い/スライス/の長い/名前": 0.8, "別の/細い/長い名前": 0.8})["data"][0]
    figure["data"][0]["domain"], other["domain"] = {"y": [0.5, 1]}, {"y": [0, 0.5]}
    figure["data"].append(other)
    fit_slices(figure, Page(77, 180, 8))
    assert [trace["labels"][2:] for trace in figure["data"]] == [["1"], ["1", "2"]]
    assert [note["text"] for note in figure["layout"]["annotations"]] == [
        "1\u00a0細い/スライス/の長い/名前",
        "2\u00a0別の/細い/長い名前",
    ]


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
