"""Untrusted text for display: invisible and control characters become visible signs, all else is unchanged.

A text is split into pieces of one kind each, to be set as text, never as markup. A character that would act on
the page (change its direction, delete, join) is replaced by a sign.
"""

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

PieceKind = str  # "" plain, "hit", "word", "control"
ZWJ, ZWNJ, VARIATION, BLACK_FLAG, LAST_TAG = "\u200d", "\u200c", "\ufe0f", "\U0001f3f4", "\U000e007f"
# characters that show nothing although Unicode does not count them as control characters
BLANK = {"\u115f", "\u1160", "\u3164", "\uffa0", "\u2800", "\u034f"}
SHORT = {
    "\u00ad": "SHY",
    "\u061c": "ALM",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u2028": "LS",
    "\u2029": "PS",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2060": "WJ",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
}


class StyledSpan(NamedTuple):
    """Some characters of a text with the kind they are shown as."""

    begin: int
    end: int
    kind: PieceKind


class Piece(NamedTuple):
    """A stretch of text of one kind; ``code`` names a control character, as U+202E."""

    kind: PieceKind
    text: str
    code: str = ""


def xml_text(text: str) -> str:
    """Text that XML may hold: control characters are shown by their signs."""
    return "".join(piece.text for piece in pieces(text))


def pieces(text: str, spans: Iterable[StyledSpan] = ()) -> list[Piece]:
    """The text in pieces; without those of kind ``control`` they join to the text without control characters."""
    kinds = _kinds(len(text), spans)
    result: list[Piece] = []
    begin = 0
    for index in range(len(text) + 1):
        at_end = index == len(text)
        is_invisible = not at_end and is_hidden(text, index)
        if not (at_end or is_invisible or (index > begin and kinds[index] != kinds[begin])):
            continue
        if index > begin:
            result.append(Piece(kinds[begin], text[begin:index]))
        begin = index
        if is_invisible:
            result.append(Piece("control", sign(text[index]), f"U+{ord(text[index]):04X}"))
            begin = index + 1
    return result


def _kinds(length: int, spans: Iterable[StyledSpan]) -> list[PieceKind]:
    """Kind of each character; of two overlapping spans the first wins."""
    kinds = [""] * length
    for begin, end, kind in spans:
        for index in range(max(0, begin), min(end, length)):
            kinds[index] = kinds[index] or kind
    return kinds


def is_hidden(text: str, index: int) -> bool:
    """Whether a character is invisible at this index; line breaks, tabs and emoji joiners are not counted."""
    character = text[index]
    if character in "\n\t":
        return False
    if character in BLANK:
        return True
    category = unicodedata.category(character)
    if category in ("Zl", "Zp", "Cc", "Co", "Cs"):
        return True
    if category == "Cn":
        return not _is_pictured(character)
    if category != "Cf":
        return False
    if character == ZWJ:
        return not _joins_pictures(text, index)
    if "\U000e0020" <= character <= LAST_TAG:
        return not _is_flag(text, index)
    return not ("\u0600" <= character <= "\u0605" or character in "\u06dd\u070f\u08e2")


def sign(character: str) -> str:
    """The visible sign of a hidden character."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return SHORT.get(character, f"U+{code:04X}")


def _joins_pictures(text: str, index: int) -> bool:
    before = text[:index].rstrip(VARIATION + "".join(map(chr, range(0x1F3FB, 0x1F400))))[-1:]
    after = text[index + 1 : index + 2]
    return bool(before and after) and _is_pictured(before) and _is_pictured(after)


def _is_pictured(character: str) -> bool:
    """Whether a character is an emoji, including those newer than Python's Unicode tables."""
    return unicodedata.category(character) == "So" or "\U0001f000" <= character <= "\U0001faff"


def _is_flag(text: str, index: int) -> bool:
    """Whether a tag character belongs to a flag: a black flag, tags, and the last tag."""
    begin = index
    while begin and "\U000e0020" <= text[begin - 1] <= "\U000e007e":
        begin -= 1
    end = index
    while end < len(text) and "\U000e0020" <= text[end] <= "\U000e007e":
        end += 1
    return text[begin - 1 : begin] == BLACK_FLAG and text[end : end + 1] == LAST_TAG
