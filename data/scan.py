"""Search in many texts without letting one pattern hold the process.

Patterns go to Polars' engine, which has no backtracking and lets other threads run. A running scan
cannot be stopped, so it runs in slices, and between two slices a deadline is looked at. A scan that
has taken a while goes on only when no other such scan is running: one reader's worst pattern may cost
a core, not all of them.
"""

import re
import threading
import time
import unicodedata
from collections.abc import Callable

import numpy as np
import polars as pl

from data.problems import UserError

SLICE, LARGEST = 4_000, 128_000
SHORT_S, LONG_S = 0.02, 0.1
DEADLINE_S = 2.0
QUICK_S, WAIT_S = 0.15, 6.0
MAX_PATTERN = 1_000
LETTERS_AND_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
FULL_WIDTH = str.maketrans({chr(ord(c) + 0xFEE0): c for c in LETTERS_AND_DIGITS})
_TURN = threading.Lock()


class BadPattern(UserError):
    """A pattern that cannot be used."""


class TooSlow(UserError):
    """A pattern that did not finish within the deadline."""


class Busy(UserError):
    """A slow pattern whose turn did not come, because others were running."""


def literal(query: str) -> tuple[str, bool]:
    """A plain query as (pattern, is it literal): NFKC; ASCII letters match in either case."""
    plain = unicodedata.normalize("NFKC", query)
    if plain.lower() == plain.upper():
        return plain, True
    return "(?i)" + re.escape(plain), False


def as_pattern(query: str) -> str:
    """A plain query as a pattern."""
    pattern, is_literal = literal(query)
    return re.escape(pattern) if is_literal else pattern


def regex(pattern: str) -> str:
    """A pattern made fit for normalised text. Raises BadPattern with the engine's reason."""
    if len(pattern) > MAX_PATTERN:
        raise BadPattern(f"a pattern of {len(pattern):,} characters; at most {MAX_PATTERN:,}")
    narrow = pattern.translate(FULL_WIDTH)
    try:
        pl.Series([""]).str.contains(narrow)
    except pl.exceptions.PolarsError as error:
        reason = re.search(r"^(?:error: |regex error: (?=[A-Z]))(.+)", str(error), re.MULTILINE)
        raise BadPattern(reason[1] if reason else "not a usable pattern") from error
    return narrow


def hits(texts: pl.Series, pattern: str, *, is_literal: bool, deadline_s: float = DEADLINE_S) -> np.ndarray:
    """(n_texts,) which texts contain the pattern. Raises TooSlow after the deadline, Busy where others hold it."""
    parts = in_slices(texts, lambda part: part.str.contains(pattern, literal=is_literal).to_numpy(), deadline_s)
    return np.concatenate(parts) if parts else np.zeros(0, dtype=bool)


def in_slices(
    texts: pl.Series, look: Callable[[pl.Series], np.ndarray], deadline_s: float = DEADLINE_S
) -> list[np.ndarray]:
    """What ``look`` says of each slice; slices grow while they are quick and shrink where they are slow."""
    used, size, start, holds = 0.0, SLICE, 0, False
    parts = []
    try:
        while start < len(texts):
            if used > deadline_s:
                raise TooSlow(f"the pattern takes longer than {deadline_s:g} s; make it simpler")
            if used > QUICK_S and not holds:
                holds = _TURN.acquire(timeout=WAIT_S)
                if not holds:
                    raise Busy("another slow search is running; try again in a moment")
            began = time.monotonic()
            parts.append(look(texts.slice(start, size)))
            took = time.monotonic() - began
            used, start = used + took, start + size
            size = min(2 * size, LARGEST) if took < SHORT_S else max(SLICE, size // 2) if took > LONG_S else size
    finally:
        if holds:
            _TURN.release()
    return parts
