"""Where a pattern stands in a text as it was written, though it is looked for in the normalised text."""

import re
import unicodedata
from itertools import pairwise

import polars as pl

OPEN, CLOSE = "\ufdd0", "\ufdd1"  # noncharacters: no text holds them
Span = tuple[int, int]


def matched(normalized: pl.Series, pattern: str) -> list[list[Span]]:
    """For each text the places (begin, end) in code points that a pattern matches, from left to right."""
    wrapped = normalized.str.replace_all(pattern, f"{OPEN}${{0}}{CLOSE}")
    return [_between(text) if OPEN in text else [] for text in wrapped.fill_null("")]


def _between(text: str) -> list[Span]:
    places, length, begin = [], 0, 0
    for part in re.split(f"([{OPEN}{CLOSE}])", text):
        if part == OPEN:
            begin = length
        elif part == CLOSE:
            places.append((begin, length))
        else:
            length += len(part)
    return [(low, high) for low, high in places if low < high]


def in_raw(raw: str, normalized: str, places: list[Span]) -> list[Span]:
    """The same places in the raw text; what ends inside a character gets the whole of it."""
    if raw == normalized or not places:
        return places
    bounds = _bounds(raw)
    if bounds[-1][1] != len(normalized):
        return []
    return [(_last(bounds, low), _first(bounds, high)) for low, high in places]


def _bounds(raw: str) -> list[Span]:
    """(raw, normalised) position of each place where the text may be parted without changing its NFKC."""
    bounds, length, begin = [(0, 0)], 0, 0
    for i in range(1, len(raw) + 1):
        if i < len(raw) and _joins(raw[begin:i], raw[i]):
            continue
        length += len(unicodedata.normalize("NFKC", raw[begin:i]))
        bounds.append((i, length))
        begin = i
    return bounds


def _joins(before: str, character: str) -> bool:
    """Whether a character melts into what stands before it, as a combining mark does."""
    if character.isascii():
        return False
    alone = unicodedata.normalize("NFKC", before) + unicodedata.normalize("NFKC", character)
    return unicodedata.combining(character) != 0 or unicodedata.normalize("NFKC", before + character) != alone


def _last(bounds: list[Span], at: int) -> int:
    """The last raw bound that is not behind a normalised position."""
    return next((low[0] for low, high in pairwise(bounds) if low[1] <= at < high[1]), bounds[-1][0])


def _first(bounds: list[Span], at: int) -> int:
    """The first raw bound that is not before a normalised position."""
    return next((raw for raw, normal in bounds if normal >= at), bounds[-1][0])
