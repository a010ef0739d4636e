"""Fonts of this computer, for characters that the bundled one lacks: simplified Chinese, Korean and others."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HOME = Path.home()
WINDOWS = Path(os.environ.get("WINDIR", "C:/Windows"))
FOLDERS: dict[str, tuple[Path, ...]] = {
    "win32": (WINDOWS / "Fonts", HOME / "AppData/Local/Microsoft/Windows/Fonts"),
    "darwin": (Path("/System/Library/Fonts"), Path("/Library/Fonts"), HOME / "Library/Fonts"),
    "": (
        *(Path("/usr/share/fonts"), Path("/usr/local/share/fonts")),
        *(HOME / ".local/share/fonts", HOME / ".fonts"),
    ),
}
"""Where the drawing library looks too."""
KINDS = (".ttf", ".ttc", ".otf", ".otc")
FIRST = (
    *("notosanscjk", "notosanssc", "notosanskr", "sourcehansans", "wqy", "msyh", "malgun", "pingfang", "hiragino"),
    *("applesdgothicneo", "simhei", "nanumgothic", "droidsansfallback", "notosans", "dejavusans"),
)
LAST = ("mono", "serif", "bold", "italic", "oblique", "light", "thin", "black", "condensed")
COLORED = {"COLR", "CBDT", "sbix", "SVG "}
RESTRICTED = 0x0002
"""The bit of OS/2.fsType by which a font forbids that documents hold it."""


@dataclass(frozen=True, eq=False)
class Face:
    """One face of a font file."""

    path: Path
    #: Its place in a collection; -1 for a file of one face.
    number: int
    #: As documents call it.
    family: str
    characters: frozenset[str]


@cache
def face_of(character: str) -> Face | None:
    """The face that draws a character, the same on each call; None where no font that may be embedded has it."""
    faces = (face for path in _paths() for face in _faces(path))
    return next((face for face in faces if character in face.characters), None)


@cache
def _paths() -> tuple[Path, ...]:
    """All font files, those first that have most, in plain faces."""
    folders = FOLDERS.get(sys.platform, FOLDERS[""])
    files = (path for folder in folders if folder.is_dir() for path in _below(folder))

    def order(path: Path) -> tuple[int, int, str]:
        name = path.stem.lower().replace("-", "").replace("_", "").replace(" ", "")
        place = next((i for i, first in enumerate(FIRST) if first in name), len(FIRST))
        return sum(last in name for last in LAST), place, str(path)

    return tuple(sorted(files, key=order))


def _below(folder: Path) -> Iterator[Path]:
    for root, _, names in os.walk(folder):
        yield from (Path(root, name) for name in names if name.lower().endswith(KINDS))


@cache
def _faces(path: Path) -> tuple[Face, ...]:
    """The faces of a file that can be embedded; none of a damaged file."""
    from fontTools.ttLib import TTCollection, TTFont, TTLibError  # type: ignore[import-untyped]

    try:
        with path.open("rb") as file:
            if path.suffix.lower() not in (".ttc", ".otc"):
                return _usable(path, -1, TTFont(file, lazy=True))
            fonts = TTCollection(file, lazy=True)
            return tuple(face for number, font in enumerate(fonts) for face in _usable(path, number, font))
    except (OSError, TTLibError, ValueError, KeyError, AssertionError):
        return ()


def _usable(path: Path, number: int, font: Any) -> tuple[Face, ...]:
    family = font["name"].getDebugName(16) or font["name"].getDebugName(1)
    restricted = "OS/2" in font and font["OS/2"].fsType & RESTRICTED
    if (
        not family
        or not font["name"].getDebugName(6)
        or restricted
        or COLORED & set(font.keys())
        or not {"glyf", "CFF "} & set(font.keys())
    ):
        return ()
    return (Face(path, number, family, frozenset(map(chr, font.getBestCmap() or ()))),)
