"""Labels of rows keep their distance on a page."""

import re
from itertools import pairwise

import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.export.bundle import Look, figure_of
from analysis.export.layout.axis_labels import TALLEST
from analysis.export.render.files import draw
from data.corpus import Corpus
from tests.analysis.export.conftest import result


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", ["feature_dots", "topic_person_dots", "item_profile_dots", "item_dots"])
def test_two_cohorts_fit_an_a4_page(demo_ja: Corpus, name: str, lang):
    a, b = (select(demo_ja, Filter.from_query(query)[0]) for query in ("score=0-75", "score=60-100"))
    look = Look("acl-column", None, lang)
    drawing = draw(figure_of(result(name, a, b), look), **look.page)
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
