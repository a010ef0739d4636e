"""Every registered figure as a file: page, font, vectors, text."""

import re
import struct
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import plotly
import pytest

from analysis.export.bundle import Look, figure_of
from analysis.export.render.files import Drawing, draw, render
from analysis.export.render.sanitize import screen
from analysis.export.result import Result
from tests.analysis.export.conftest import FIGURES, LOOKS
from tests.analysis.export.places import places

POINT = 72 / 25.4


def asked(tool: str, pdf: Path, *arguments: str) -> str:
    return subprocess.run([tool, *arguments, str(pdf)], capture_output=True, check=True, text=True).stdout


MADE: dict[tuple[int, Look], Drawing] = {}


def drawing_of(shown: Result, look: Look) -> Drawing:
    """What several tests look at is drawn once; a Result lives as long as the session."""
    if (id(shown), look) not in MADE:
        MADE[id(shown), look] = drawn(shown, look)
    return MADE[id(shown), look]


def drawn(shown: Result, look: Look) -> Drawing:
    return draw(figure_of(shown, look), **look.page)


@pytest.fixture
def look(any_result: Result) -> Look:
    """The looks in turn: each figure is drawn in one of them."""
    return LOOKS[FIGURES.index(any_result.name) % len(LOOKS)]


@pytest.mark.usefixtures("poppler")
def test_the_pdf_has_its_size_and_one_embedded_truetype_font(any_result: Result, look: Look, tmp_path: Path):
    if FIGURES.index(any_result.name) % 3:
        return  # the writer sees only the drawing: a third of them has all that drawings hold
    drawing = drawing_of(any_result, look)
    pdf = tmp_path / "figure.pdf"
    pdf.write_bytes(drawing.to_pdf())
    size = next(line for line in asked("pdfinfo", pdf).splitlines() if line.startswith("Page size"))
    width, height = (float(size.split()[i]) / POINT for i in (2, 4))
    assert abs(width - look.page["width_mm"]) < 0.1
    assert abs(height - drawing.page.height_mm) < 0.1
    fonts = asked("pdffonts", pdf).splitlines()[2:]
    assert len(fonts) == 1
    assert "IPAexGothic" in fonts[0]
    assert "CID TrueType" in fonts[0]
    assert fonts[0].split()[-5:-2] == ["yes", "yes", "yes"]
    assert len(asked("pdfimages", pdf, "-list").splitlines()) == 2


@pytest.mark.usefixtures("poppler")
def test_text_is_copied_right(topics: Result, tmp_path: Path):
    pdf = tmp_path / "figure.pdf"
    pdf.write_bytes(drawing_of(topics, LOOKS[0]).to_pdf())
    assert "人間関係" in subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout


def test_every_text_stands_on_the_page(any_result: Result, look: Look):
    drawing = drawing_of(any_result, look)
    assert {note.code for note in drawing.notes} <= {"left_out", "no_values"}  # a reader is told of either
    for words, x, y in places(drawing.svg):
        assert -1 <= x <= drawing.page.width + 1, words
        assert 0 <= y <= drawing.page.height + 1, words


def test_the_svg_is_sound_and_carries_its_font(any_result: Result, look: Look):
    svg = drawing_of(any_result, look).to_svg().decode()
    root = ET.fromstring(svg)
    assert root.get("width") == "77mm"
    assert "@font-face" in svg
    assert "<image" not in svg
    screen(svg.replace(svg[svg.index("<style>") : svg.index("</style>") + 8], ""))


def test_the_png_has_600_dots_an_inch(topics: Result):
    drawing = drawing_of(topics, LOOKS[0])
    png = drawing.to_png()
    width, height = struct.unpack(">II", png[16:24])
    assert (width, height) == tuple(
        pytest.approx(length / 25.4 * 600, abs=1) for length in (77, drawing.page.height_mm)
    )
    at = png.index(b"pHYs")
    per_metre = struct.unpack(">I", png[at + 4 : at + 8])[0]
    assert round(per_metre * 0.0254) == 600


def test_the_html_asks_nobody(topics: Result):
    html = render(figure_of(topics, LOOKS[0]), format="html", width_mm=77).content.decode()
    library = (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_text("utf-8")
    assert library in html
    assert "http" not in html.replace(library, "")
    assert "<script src" not in html
    assert "人間関係" in html or "\\u4eba\\u9593\\u95a2\\u4fc2" in html


def test_greyscale_has_no_hue(any_result: Result, look: Look):
    channels = re.findall(r"rgba?\((\d+), (\d+), (\d+)", drawing_of(any_result, look).svg)
    assert channels
    assert not look.greyscale or all(len(set(colour)) == 1 for colour in channels)


def test_the_same_figure_gives_the_same_files(any_result: Result, look: Look):
    if FIGURES.index(any_result.name) % 5:
        return  # they are drawn by the same code, of which each kind of figure shows another part
    first, second = drawing_of(any_result, look), drawn(any_result, look)
    assert first.svg == second.svg
    assert first.to_svg() == second.to_svg()
    assert first.to_pdf() == second.to_pdf()


def test_the_same_figure_gives_the_same_png(topics: Result):
    first, second = drawing_of(topics, LOOKS[0]).to_png(), drawn(topics, LOOKS[0]).to_png()
    assert first == second
