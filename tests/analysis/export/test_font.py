"""What the font lacks is named, labels break where readers would."""

import plotly.graph_objects as go
import pytest

from analysis.export.font import advances, drawable, face, wrap
from analysis.export.fonts import system
from analysis.export.render.files import draw


@pytest.fixture(autouse=True)
def no_other_fonts(monkeypatch):
    """What is installed here differs from what is installed there."""
    monkeypatch.setattr(system, "_paths", lambda: ())
    system.face_of.cache_clear()
    yield
    system.face_of.cache_clear()


@pytest.mark.parametrize(
    ("text", "drawn", "replaced"),
    [
        ("人間関係 −3 × α β ² ① ✓ 髙﨑 ㎡", "人間関係 −3 × α β ² ① ✓ 髙﨑 ㎡", {}),
        ("≤ 5 µ ≥", "≦ 5 μ ≧", {"≤": "≦", "µ": "μ", "≥": "≧"}),
        ("😀 𠮷", "〓 〓", {"😀": "〓", "𠮷": "〓"}),
        ("a\u200bb\ufe0f\u00a0c\td", "ab c d", {}),
    ],
)
def test_characters(text: str, drawn: str, replaced: dict):
    assert drawable(text) == (drawn, replaced)


def test_whatever_is_drawn_is_in_the_font():
    text = "".join(chr(code) for code in range(0x20, 0x3100))
    assert set(drawable(text)[0]) <= advances().widths.keys()


def test_a_replaced_character_is_told():
    drawing = draw(go.Figure(go.Bar(x=["😀 ≥ 5"], y=[1])), width_mm=77)
    assert "〓 ≧ 5" in drawing.svg
    assert [note.code for note in drawing.notes] == ["replaced"]
    assert "U+1F600" in drawing.notes[0].value


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("短い", 8, ["短い"]),
        ("一緒に考えながら取り組めた", 8, ["一緒に考えながら", "取り組めた"]),
        ("家庭内問題（夫婦以外）  n=1,330", 12, ["家庭内問題（夫婦以外）", "n=1,330"]),
        ("あいづちで始まる（%）", 8, ["あいづちで", "始まる（%）"]),
        ("最上位 99–100点 118", 6, ["最上位", "99–100点", "118"]),
        ("Acknowledgment and affirmation", 10, ["Acknowledgment", "and affirmation"]),
    ],
)
def test_breaking(text: str, width: float, lines: list):
    assert wrap(text, width) == lines


def test_breaking_loses_nothing():
    for text in ("職場ストレスとGPT-4o miniの評価について", "あ" * 50, "a" * 50, "「引用」、終わり。"):
        assert "".join(wrap(text, 5)).replace(" ", "") == text.replace(" ", "")


def test_a_document_carries_only_the_characters_it_needs():
    assert len(face("人間関係")) < 12_000
