"""Foreign text as it is, and nothing in it unseen: control characters by a sign, all else untouched.

A text is cut into pieces of one kind each. Whoever shows it sets pieces as text, never as markup; a
character that would act on the page (turn its direction, delete, join) is replaced by its sign.
"""

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

Kind = str  # "" plain, "hit", "word", "control"
ZWJ, ZWNJ, VARIATION, BLACK_FLAG, LAST_TAG = "\u200d", "\u200c", "\ufe0f", "\U0001f3f4", "\U000e007f"
# characters that are seen as nothing, though Unicode does not count them among the controls
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


class Span(NamedTuple):
    """Some characters of a text, and what they are marked as."""

    begin: int
    end: int
    kind: Kind


class Piece(NamedTuple):
    """A stretch of text of one kind; ``code`` names a control, as U+202E."""

    kind: Kind
    text: str
    code: str = ""


def pieces(text: str, spans: Iterable[Span] = ()) -> list[Piece]:
    """The text in pieces; joined, those of no control are the text without its controls."""
    kinds = _kinds(len(text), spans)
    found: list[Piece] = []
    begin = 0
    for place in range(len(text) + 1):
        at_end = place == len(text)
        hidden = not at_end and is_hidden(text, place)
        if not (at_end or hidden or (place > begin and kinds[place] != kinds[begin])):
            continue
        if place > begin:
            found.append(Piece(kinds[begin], text[begin:place]))
        begin = place
        if hidden:
            found.append(Piece("control", sign(text[place]), f"U+{ord(text[place]):04X}"))
            begin = place + 1
    return found


def _kinds(length: int, spans: Iterable[Span]) -> list[Kind]:
    """What each character is marked as; of two spans the first in order wins."""
    kinds = [""] * length
    for begin, end, kind in spans:
        for place in range(max(0, begin), min(end, length)):
            kinds[place] = kinds[place] or kind
    return kinds


def is_hidden(text: str, place: int) -> bool:
    """Whether a character is not seen where it stands; line breaks, tabs and what joins an emoji are left."""
    character = text[place]
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
        return not _joins_pictures(text, place)
    if "\U000e0020" <= character <= LAST_TAG:
        return not _is_flag(text, place)
    return not ("\u0600" <= character <= "\u0605" or character in "\u06dd\u070f\u08e2")


def sign(character: str) -> str:
    """What is shown in place of a hidden character."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return SHORT.get(character, f"U+{code:04X}")


def _joins_pictures(text: str, place: int) -> bool:
    before = text[:place].rstrip(VARIATION + "".join(map(chr, range(0x1F3FB, 0x1F400))))[-1:]
    after = text[place + 1 : place + 2]
    return bool(before and after) and _is_pictured(before) and _is_pictured(after)


def _is_pictured(character: str) -> bool:
    """Whether it is an emoji, also one that is younger than the tables here."""
    return unicodedata.category(character) == "So" or "\U0001f000" <= character <= "\U0001faff"


def _is_flag(text: str, place: int) -> bool:
    """Whether a tag belongs to a flag: a black flag, tags, and the last tag."""
    begin = place
    while begin and "\U000e0020" <= text[begin - 1] <= "\U000e007e":
        begin -= 1
    end = place
    while end < len(text) and "\U000e0020" <= text[end] <= "\U000e007e":
        end += 1
    return text[begin - 1 : begin] == BLACK_FLAG and text[end : end + 1] == LAST_TAG
