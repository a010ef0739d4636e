"""Characters that the bundled font lacks are drawn by a font of the computer, and this is told."""

from io import BytesIO
from pathlib import Path

import plotly.graph_objects as go
import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from analysis.export.fonts import system
from analysis.export.render.files import draw


def written(path: Path, family: str, characters: str, *, fs_type: int = 0) -> None:
    """A font whose glyphs are squares."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 700), (700, 700), (700, 0)):
        pen.lineTo(corner)
    pen.closePath()
    names = [".notdef", *(f"u{ord(one)}" for one in characters)]
    font = FontBuilder(1000)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({ord(one): f"u{ord(one)}" for one in characters})
    font.setupGlyf(dict.fromkeys(names, pen.glyph()))
    font.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family.replace(" ", "")})
    font.setupOS2(fsType=fs_type, usWeightClass=400, usWidthClass=5)
    font.setupPost()
    path.parent.mkdir(parents=True, exist_ok=True)
    font.save(path)


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch):
    """A folder of fonts in place of those that are installed here."""
    monkeypatch.setattr(system, "FOLDERS", {"": (tmp_path,), system.sys.platform: (tmp_path,)})
    caches = (system.face_of, system._paths, system._faces)
    for one in caches:
        one.cache_clear()
    yield tmp_path
    for one in caches:
        one.cache_clear()


def test_a_font_of_the_computer_draws_what_the_bundled_one_lacks(fonts: Path):
    written(fonts / "deep" / "NotoSansSC-Regular.ttf", "Squares SC", "们说")
    written(fonts / "Forbidden.ttf", "Forbidden", "잠", fs_type=system.RESTRICTED)
    (fonts / "broken.ttf").write_bytes(b"no font")
    drawing = draw(go.Figure(go.Bar(x=["们 眠 说 잠 <b>&"], y=[1])), width_mm=90)
    notes = {note.code: note.value for note in drawing.notes}
    assert notes["borrowed"] == "Squares SC (们, 说)" and "U+C7A0" in notes["replaced"]
    assert drawing.svg.count("font-family:'Squares SC'") == 2 and "〓" in drawing.svg
    svg = drawing.to_svg().decode()
    assert "@font-face{font-family:'Squares SC'" in svg
    page = pypdfium2.PdfDocument(BytesIO(drawing.to_pdf()))[0]
    assert "们" in page.get_textpage().get_text_range()


def test_plain_faces_come_first(fonts: Path):
    for name, family in (("NotoSansCJK-Bold.ttf", "Bold"), ("Other.ttf", "Other"), ("wqy-zenhei.ttf", "Zen Hei")):
        written(fonts / name, family, "们")
    face = system.face_of("们")
    assert face is not None and face.family == "Zen Hei" and system.face_of("说") is None
