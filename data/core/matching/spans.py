"""Where a pattern stands in a text as it was written, though it is looked for in the normalised text."""

import re

import polars as pl

from data.core.matching.alignment import align

OPEN, CLOSE = "\ufdd0", "\ufdd1"  # noncharacters; in a text that holds them all the same another stands for them
OWN = "\ufffd"
Span = tuple[int, int]


def matched(normalized: pl.Series, pattern: str) -> list[list[Span]]:
    """For each text the places (begin, end) in code points that a pattern matches, from left to right."""
    own = normalized.str.replace_all(f"[{OPEN}{CLOSE}]", OWN)
    wrapped = own.str.replace_all(pattern, f"{OPEN}${{0}}{CLOSE}")
    return [_between(text) if OPEN in text else [] for text in wrapped.fill_null("")]


def _between(text: str) -> list[Span]:
    spans, length, begin = [], 0, 0
    for part in re.split(f"([{OPEN}{CLOSE}])", text):
        if part == OPEN:
            begin = length
        elif part == CLOSE:
            spans.append((begin, length))
        else:
            length += len(part)
    return [(low, high) for low, high in spans if low < high]


def in_raw(raw: list[str], normalized: list[str], matches: list[list[Span]]) -> list[list[Span]]:
    """The same places in the raw texts; what begins or ends inside a character gets the whole of it."""
    aligned = align(raw, [None if other == text else other for text, other in zip(raw, normalized, strict=True)])
    first, stop = aligned.first, aligned.stop
    every = []
    for row, spans in enumerate(matches):
        at, back = int(aligned.starts[row]), int(aligned.raw_starts[row])
        spans = spans if len(aligned.texts[row]) == len(normalized[row]) else []
        every.append([(int(first[at + a]) - back, int(stop[at + b - 1]) - back) for a, b in spans])
    return every
