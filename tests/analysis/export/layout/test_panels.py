"""Headings of small panels fit their panels, on a column and on a full page."""

from itertools import pairwise

import pytest

from analysis.export import font
from analysis.export.layout.panels import LINE, SIZE, USED, fit_panels
from analysis.export.layout.sizes import Page
from analysis.figures.kit.charts import PANEL

LONG = "Consecutive utterances by one speaker, and more than a panel holds in two lines"


def test_headings_stand_whole_within_the_width_of_their_panel():
    page = Page(77.0, 60.0, 8.0)
    notes = [{"name": PANEL, "x": x, "y": 0.9, "text": LONG if x else "A &amp; B"} for x in (0.0, 0.54)]
    figure = {"data": [], "layout": {"annotations": [*notes, {"text": "other"}], "xaxis": {}, "xaxis2": {}}}
    fit_panels(figure, page)
    short, long, other = figure["layout"]["annotations"]
    assert short["text"] == "A &amp; B" and other == {"text": "other"}
    lines = long["text"].split("<br>")
    assert len(lines) > 2 and " ".join(map(str.strip, lines)) == LONG
    assert max(map(font.advances().width, lines)) * SIZE * page.font <= USED * page.width / 2
    assert figure["layout"]["xaxis2"]["tickangle"] == 0


def test_panels_make_room_for_long_headings_and_keep_apart():
    page = Page(77.0, 90.0, 8.0)
    tops = (0.95, 0.6, 0.25)
    notes = [
        {"name": PANEL, "x": x, "y": y, "text": LONG if (x, y) == (0.0, 0.6) else "A"}
        for y in tops
        for x in (0.0, 0.54)
    ]
    layout = {"annotations": notes, "margin": {"t": 10, "b": 20}, "xaxis": {}}
    for number, top in enumerate(tops):
        layout[f"yaxis{number + 1}"] = {"domain": [top - 0.2, top]}
    fit_panels({"data": [], "layout": layout}, page)
    domains = [layout[f"yaxis{number + 1}"]["domain"] for number in range(3)]
    assert [note["y"] for note in notes[::2]] == [high for _, high in domains]
    pixels = page.height - 30
    gaps = [(before - after) * pixels for (before, _), (_, after) in pairwise(domains)]
    n = notes[2]["text"].count("<br>") + 1
    assert gaps[0] - gaps[1] == pytest.approx((n - 2) * SIZE * page.font * LINE)
    assert domains[-1][0] >= 0 and domains[0][1] < 1


def test_headings_of_two_lines_leave_the_panels_where_they_are():
    page = Page(160.0, 90.0, 8.0)
    notes = [{"name": PANEL, "x": x, "y": 0.9, "text": "Utterances per dialogue"} for x in (0.0, 0.54)]
    layout = {"annotations": notes, "yaxis": {"domain": [0.1, 0.9]}}
    fit_panels({"data": [], "layout": layout}, page)
    assert layout["yaxis"]["domain"] == [0.1, 0.9] and notes[0]["y"] == 0.9
