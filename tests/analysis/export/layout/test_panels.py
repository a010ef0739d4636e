"""Headings of small panels fit their panels, on a column and on a full page."""

from analysis.export import font
from analysis.export.layout.panels import SIZE, USED, fit_panels
from analysis.export.layout.sizes import Page
from analysis.figures.kit.charts import PANEL

LONG = "Consecutive utterances by one speaker, and more than a panel holds in two lines"


def test_headings_keep_to_the_width_of_their_panel():
    page = Page(77.0, 60.0, 8.0)
    notes = [{"name": PANEL, "x": x, "text": LONG if x else "A &amp; B"} for x in (0.0, 0.54)]
    figure = {"data": [], "layout": {"annotations": [*notes, {"text": "other"}], "xaxis": {}, "xaxis2": {}}}
    fit_panels(figure, page)
    short, long, other = figure["layout"]["annotations"]
    assert short["text"] == "A &amp; B" and other == {"text": "other"}
    lines = long["text"].split("<br>")
    assert len(lines) == 2 and lines[1].endswith(font.CUT)
    assert max(map(font.advances().width, lines)) * SIZE * page.font <= USED * page.width / 2
    assert figure["layout"]["xaxis2"]["tickangle"] == 0
