"""Search in many texts without letting one pattern hold the process.

Patterns go to Polars' engine, which has no backtracking. A running scan cannot be stopped, so it
runs in slices, and between two slices a deadline is looked at.
"""

import re
import time
import unicodedata

import numpy as np
import polars as pl

from data.problems import UserError

SLICE = 20_000
DEADLINE_S = 2.0
MAX_PATTERN = 1_000
LETTERS_AND_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
FULL_WIDTH = str.maketrans({chr(ord(c) + 0xFEE0): c for c in LETTERS_AND_DIGITS})


class BadPattern(UserError):
    """A pattern that cannot be used."""


class TooSlow(UserError):
    """A pattern that did not finish within the deadline."""


def literal(query: str) -> tuple[str, bool]:
    """A plain query as (pattern, is it literal): NFKC; ASCII letters match in either case."""
    plain = unicodedata.normalize("NFKC", query)
    if plain.lower() == plain.upper():
        return plain, True
    return "(?i)" + re.escape(plain), False


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
    """(n_texts,) which texts contain the pattern. Raises TooSlow after the deadline."""
    end = time.monotonic() + deadline_s
    parts = []
    for start in range(0, len(texts), SLICE):
        if time.monotonic() > end:
            raise TooSlow(f"the pattern takes longer than {deadline_s:g} s; make it simpler")
        part = texts.slice(start, SLICE).str.contains(pattern, literal=is_literal)
        parts.append(part.to_numpy())
    return np.concatenate(parts) if parts else np.zeros(0, dtype=bool)
