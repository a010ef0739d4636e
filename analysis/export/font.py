"""The font of exported figures: what it measures, what it lacks, and what stands in for that.

IPAexGothic is TrueType, so that PDFs embed it as it is; the file that measures is the file that is
embedded. It has one weight and no italic. What it lacks is drawn by a font of this computer that has it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from analysis.export.fonts import system

FAMILY = "IPAexGothic"
FOLDER = Path(__file__).resolve().parent / "fonts"
FILE = FOLDER / "ipaexg.ttf"

EMBEDDED = (
    *("GlyphOrder", "head", "hhea", "hmtx", "maxp", "cmap", "name", "post", "OS/2", "loca", "glyf", "CFF "),
    *("cvt ", "fpgm", "prep", "gasp", "fvar", "gvar", "avar", "STAT"),
)
"""The tables of a font that documents hold."""

UNKNOWN = "\u3013"
CUT = "…"
LOOK_ALIKES = {
    "\u2264": "\u2266",  # less or equal
    "\u2265": "\u2267",  # greater or equal
    "\u00b5": "\u03bc",  # micro sign
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u2011": "-",
    "\u2022": "\u30fb",
    "\u200b": "",
    "\u200c": "",
    "\u200d": "",
    "\u2060": "",
    "\ufe0e": "",
    "\ufe0f": "",
    "\ufeff": "",
}


@dataclass(frozen=True)
class Advances:
    """How wide each character is and how tall a line, in em."""

    widths: dict[str, float]
    ascent: float
    descent: float

    def width(self, text: str) -> float:
        """The width of a text in em."""
        return sum(self.widths.get(character, 1.0) for character in text)

    def to_dict(self) -> dict[str, Any]:
        """As ``dom.setFont`` takes it."""
        return {"advances": self.widths, "other": 1.0, "ascent": self.ascent, "descent": self.descent}


@cache
def advances() -> Advances:
    """Read from the font file, once."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    with TTFont(FILE, lazy=True) as font:
        em = font["head"].unitsPerEm
        across = font["hmtx"]
        widths = {chr(code): across[glyph][0] / em for code, glyph in font.getBestCmap().items()}
        return Advances(widths, font["hhea"].ascent / em, -font["hhea"].descent / em)


def drawable(text: str) -> tuple[str, dict[str, str]]:
    """The text in characters that can be drawn, and which characters gave way to which."""
    known = advances().widths
    replaced: dict[str, str] = {}
    written = []
    for character in text:
        if character in known and character not in LOOK_ALIKES:
            written.append(character)
            continue
        if ord(character) < 0x20 or character == "\x7f":
            written.append(" ")
            continue
        if character not in LOOK_ALIKES and system.face_of(character):
            written.append(character)
            continue
        stand_in = LOOK_ALIKES.get(character, UNKNOWN)
        if stand_in.strip():
            replaced[character] = stand_in
        written.append(stand_in)
    return "".join(written), replaced


def borrowed(text: str) -> dict[str, list[str]]:
    """The characters of a text that other fonts draw, in order, by family."""
    lent: dict[str, list[str]] = {}
    for character in sorted(set(text) - advances().widths.keys()):
        if face := system.face_of(character):
            lent.setdefault(face.family, []).append(character)
    return lent


def folder_of(character: str) -> Path:
    """Where the font lies that draws a character which the bundled one lacks."""
    face = system.face_of(character)
    return face.path.parent if face else FOLDER


def spanned(svg: str) -> str:
    """An SVG whose texts name the font of each character that the bundled one lacks."""
    lacked = set("".join(re.findall(r">([^<>]+)<", svg))) - advances().widths.keys()
    families = {character: face.family for character in lacked if (face := system.face_of(character))}
    if not families:
        return svg
    runs = re.compile(
        "|".join(f"[{''.join(map(re.escape, some))}]+" for some in borrowed("".join(lacked)).values())
    )

    def named(text: re.Match[str]) -> str:
        def one(run: re.Match[str]) -> str:
            return f"<tspan style=\"font-family:'{families[run[0][0]]}'\">{run[0]}</tspan>"

        return f">{runs.sub(one, text[1])}<"

    return re.sub(r">([^<>]+)<", named, svg)


@cache
def _program(path: Path) -> bytes:
    return path.read_bytes()


def face(text: str) -> str:
    """CSS rules that embed in a document just the characters of a text."""
    rules = [_face(text, FAMILY, FILE, -1)]
    for family, characters in borrowed(text).items():
        if source := system.face_of(characters[0]):
            rules.append(_face("".join(characters), family, source.path, source.number))
    return "".join(rules)


def _face(text: str, family: str, path: Path, number: int) -> str:
    from base64 import b64encode
    from io import BytesIO

    from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont

    options = Options(layout_features=[], hinting=False, notdef_outline=True, recalc_timestamp=False)
    with TTFont(BytesIO(_program(path)), fontNumber=number, lazy=True, recalcTimestamp=False) as font:
        options.drop_tables = [table.strip() for table in font.keys() if table not in EMBEDDED]  # noqa: SIM118
        subsetter = Subsetter(options)
        subsetter.populate(text=text)
        subsetter.subset(font)
        small = BytesIO()
        font.save(small)
    data = b64encode(small.getvalue()).decode()
    name = family if family == FAMILY else f"'{family}'"
    return f"@font-face{{font-family:{name};src:url(data:font/ttf;base64,{data})}}"


def wrap(text: str, width: float, lines: int = 6) -> list[str]:
    """Break a label into at most some lines of ``width`` em, about equally long.

    Lines end after spaces and where a Japanese phrase seems to end, inside a phrase only if it is
    longer than a line; an ``n=123`` at the end stands alone before the label itself is broken.
    """
    if advances().width(text) <= width or lines < 2:
        return [text]
    head, gap, count = text.rpartition("  n=")
    if gap:
        above = wrap(head, width, lines - 1)
        together = f"{above[-1]}  n={count}"
        if advances().width(together) <= width:
            return [*above[:-1], together]
        return [*above, f"n={count}"]
    pieces = list(_pieces(text, width))
    broken = _filled(pieces, width, lines)
    for part in range(50, 100, 4):
        even = _filled(pieces, width * part / 100, lines)
        if len(even) == len(broken) and max(map(advances().width, even)) <= width:
            return even
    return broken


def shortened(line: str, width: float) -> str:
    """A line of at most ``width`` em; what is longer ends in an ellipsis."""
    if advances().width(line) <= max(width, 2.0):
        return line
    while line and advances().width(line + CUT) > max(width, 2.0):
        line = line[:-1]
    return line.rstrip() + CUT


def _filled(pieces: list[str], width: float, lines: int) -> list[str]:
    done: list[str] = []
    line = ""
    for piece in pieces:
        if line and advances().width((line + piece).rstrip()) > width and len(done) + 1 < lines:
            done.append(line.rstrip())
            line = ""
        line += piece
    return [*done, line.rstrip()]


PHRASES = re.compile(
    r"[（「『【〈《]*[^\s\u3000-\uffef]+[点年分件名回]?[、。・）」』】〉》]*\s*"  # another script, and its unit
    r"|[（「『【〈《]?[^\s\u3041-\u309f（「『【〈《、。・）」』】〉》\x21-\x7e]*"  # kanji or katakana,
    r"[\u3041-\u309f]*[、。・）」』】〉》ー]*\s*"  # the hiragana that go with it, what closes it
    r"|."
)


UNBROKEN = re.compile(r"[0-9A-Za-z.,–−-]+|.")


def _pieces(text: str, width: float) -> Iterable[str]:
    """The parts between which a line may break."""
    for phrase in filter(None, PHRASES.findall(text)):
        if advances().width(phrase) > width and not phrase.isascii():
            yield from UNBROKEN.findall(phrase)
        else:
            yield phrase
