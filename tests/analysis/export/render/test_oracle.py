"""The small DOM against a real Chromium: the same texts at the same places."""

from collections.abc import Callable

import orjson
import pytest

from analysis.export.bundle import Look, figure_of
from analysis.export.layout import axis_labels, print
from analysis.export.layout.sizes import Page
from analysis.export.render.engine import shared
from analysis.export.render.files import plain_json
from analysis.export.result import Result
from tests.analysis.export import oracle
from tests.analysis.export.conftest import FIGURES
from tests.analysis.export.places import places

# Chromium hints some Latin letters of small text (a, b, f, r, V, … get whole pixels) whatever it is told;
# the PDF has their own widths. A label of many such letters moves by up to a pixel and a half, and what
# is turned or fitted into a ring by its width moves with it.
NEAR = {"ja": 1.0, "en": 2.5}
WIDER = {
    "topic_sunburst": 2.5,
    "map_panels": 1.5,
    "map_scatter": 1.5,
    "utterance_map": 1.5,
    "label_course_panels": 2.0,
}  # turned; middles at parts of a pixel


@pytest.fixture(scope="module")
def asked(result_of_name: Callable[[str], Result]) -> dict:
    figures = {}
    for number, name in enumerate(FIGURES[::4]):
        lang = ("ja", "en")[number % 2]  # letters are measured one by one, wherever they stand
        try:
            figure = plain_json(figure_of(result_of_name(name), Look(lang=lang)))
        except pytest.skip.Exception:
            continue
        page = Page(160, axis_labels.height_for(figure, 160, 8))
        ready, _ = print.on_paper(figure, page)
        figures[name, lang] = {"figure": ready, "width": page.width, "height": page.height}
    return figures


@pytest.mark.browser
@pytest.mark.skipif(oracle.absent() is not None, reason=oracle.absent() or "")
def test_texts_stand_where_chromium_puts_them(asked: dict):
    drawn = oracle.drawn(list(asked.values()))
    for ((name, lang), given), theirs in zip(asked.items(), drawn, strict=True):
        ours = places(shared().svg(orjson.dumps(given["figure"]), given["width"], given["height"]))
        there = places(theirs)
        assert [place[0] for place in ours] == [place[0] for place in there], name
        near = max(NEAR[lang], WIDER.get(name, 0.0))
        for (words, x, y), (_, u, v) in zip(ours, there, strict=True):
            assert max(abs(x - u), abs(y - v)) <= near, (name, lang, words, x - u, y - v)
