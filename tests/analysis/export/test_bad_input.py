"""What cannot be: a message that says what can."""

import plotly.graph_objects as go
import polars as pl
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.export.bundle import Look, bundle, collection, figure_named, file_of, words
from analysis.export.layout.sizes import read_size
from analysis.export.render.files import draw, render
from analysis.export.result import Result
from analysis.figures.kit.charts import rows
from analysis.figures.kit.theme import PAPER_THEMES
from analysis.labels import Labels
from data.core.problems import UserError
from data.corpus import Corpus
from tests.analysis.export.conftest import result

BAR = go.Figure(go.Bar(x=["a"], y=[1]))


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ({"width_mm": 5}, "width is 30 to 1000 mm, not 5; sizes by name: acl-column"),
        ({"width_mm": 77, "height_mm": 5}, "height is 25 to 1000 mm, not 5"),
        ({"width_mm": 5000}, "width is 30 to 1000 mm"),
        ({"width_mm": float("nan")}, "width is 30 to 1000 mm"),
        ({"width_mm": 77, "font_pt": 0}, "font size is 4 to 36 pt, not 0"),
    ],
)
def test_a_page_that_nothing_fits_on(page: dict, message: str):
    with pytest.raises(UserError, match=message):
        draw(BAR, **page)


@pytest.mark.parametrize(
    ("size", "message"), [("-3", "width .* not -3"), ("10000", "width .* not 10000"), ("77x0", "height .* not 0")]
)
def test_a_size_out_of_range_names_the_range(size: str, message: str):
    with pytest.raises(UserError, match=message):
        draw(BAR, **Look(size).page)


@pytest.mark.parametrize("size", ["", "a5", "77 by 60", "77x", "1e3", "9" * 50])
def test_an_unknown_size(size: str):
    with pytest.raises(UserError, match=r"there are acl-column, .*slide, or millimeters"):
        read_size(size)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("acl-column", (77, None)),
        ("77x60", (77, 60)),
        ("77 × 60 mm", (77, 60)),
        ("120", (120, None)),
        ("90.5mm", (90.5, None)),
    ],
)
def test_a_known_size(text: str, size: tuple):
    assert read_size(text) == size


@pytest.mark.parametrize("format", ["", "doc", "PDF", "x" * 500])
def test_an_unknown_format(format: str, topics: Result):
    with pytest.raises(UserError, match="there are svg, pdf, png, html, json"):
        render(BAR, format=format, width_mm=77)
    with pytest.raises(UserError, match="html, json, pptx, zip"):
        file_of(topics, Look(), format)


def test_a_title_of_2000_characters():
    with pytest.raises(UserError, match="a title has at most 300 characters, not 2,000"):
        draw(go.Figure(BAR).update_layout(title_text="題" * 2000), width_mm=77)


def test_a_long_title_is_broken_into_lines():
    svg = draw(go.Figure(BAR).update_layout(title_text="題" * 120), width_mm=77).svg
    assert svg.count("題") >= 120
    assert svg.count('class="line"') > 3


def test_an_unknown_figure():
    with pytest.raises(UserError, match="no figure 'x'; there are: "):
        figure_named("x")


def test_nothing_to_draw(demo_ja: Corpus, topics: Result):
    nobody = select(demo_ja, Filter(id=((4_000_000_000, 4_000_000_000),)))
    with pytest.raises(UserError, match="no dialogue matches"):
        result(topics.name, nobody)
    with pytest.raises(UserError, match="no dialogue matches"):
        result(topics.name, topics.a, nobody)


def test_one_dialogue_is_drawn(demo_ja: Corpus, topics: Result):
    one = int(demo_ja.dialogues["dialogue_id"][0])
    alone = result(topics.name, select(demo_ja, Filter(id=((one, one),))))
    assert file_of(alone, Look(), "pdf").content.startswith(b"%PDF")


def test_an_empty_collection():
    with pytest.raises(UserError, match="nothing has been collected"):
        collection([])


def test_a_page_too_low_for_its_labels_says_so(topics: Result):
    made = file_of(topics, Look("77x30"), "pdf")
    assert [note.code for note in made.notes] == ["crowded"]


def test_a_png_that_is_too_large():
    with pytest.raises(UserError, match="Too large for a 600 dpi PNG"):
        render(BAR, format="png", width_mm=1000, height_mm=1000)


def test_a_bundle_of_a_page_too_large_for_a_png_goes_without(topics: Result):
    assert Look("77x60").fits_pixels and not Look("1000x1000").fits_pixels
    made = bundle(topics, Look("1000x1000"))
    assert {"figure.pdf", "figure.svg"} <= set(made.files) and "figure.png" not in made.files
    assert (
        made.notes[-1].code == "no_pixels"
        and words(made.notes[-1], Labels("en")) in made.files["README.txt"].decode()
    )


def test_names_of_any_length_and_kind_leave_the_figure_a_place():
    names = ["長い" * 1000, "<b>x</b>" * 400, "=1+1", "A&B_%", "😀" * 300]
    figure = rows(
        PAPER_THEMES["print"],
        Labels("en"),
        pl.DataFrame({"row": range(5), "value": [1.0] * 5, "low": [0.5] * 5, "high": [2.0] * 5, "n": range(5)}),
        names,
        axis={"title": {"text": "x" * 300}},
    )
    drawing = draw(figure, **Look("acl-column").page)
    assert drawing.svg.count("…") >= 2
    assert all(len(note.value) < 400 for note in drawing.notes)
    ring = go.Figure(go.Sunburst(ids=["a", "b"], parents=["", ""], labels=["長い" * 1000, "b"], values=[1, 99]))
    assert draw(ring, **Look("acl-column").page).page.height_mm < 200
