"""The part of CQL that queries may hold: ``[lemma="休む" & pos="動詞"]``, ``[]`` any word, ``[]{0,3}``."""

import re

from analysis.core.text.patterns import Condition, Term
from data.core.matching import scan

ATTRIBUTES = {"word": "surface", "surface": "surface", "lemma": "lemma", "reading": "reading", "pos": "pos"}
MOST = 10
_WHOLE = re.compile(r"\[(?P<inside>.*)\](?:\{(?P<low>\d+)(?:,(?P<high>\d+))?\})?", re.DOTALL)
_CONDITION = re.compile(r'\s*(\w+)\s*=\s*"([^"]*)"\s*')
_SIGNS = set(r"\.^$*+?{}[]|()")


class Bracket(ValueError):
    """A bracket that cannot be read."""


def read_brackets(text: str) -> tuple[tuple[Term, ...], ...]:
    """What one pair of brackets stands for: alternatives of words side by side. Raises Bracket."""
    match = _WHOLE.fullmatch(text)
    if match is None:
        raise Bracket(text)
    term = tuple(
        _condition(part) for part in re.split(r'&(?=(?:[^"]*"[^"]*")*[^"]*$)', match["inside"]) if part.strip()
    )
    if not term and match["inside"].strip():
        raise Bracket(text)
    low = int(match["low"]) if match["low"] else 1
    high = int(match["high"]) if match["high"] else low
    if not 0 <= low <= high <= MOST or not high:
        raise Bracket(text)
    return tuple((term,) * times for times in range(low, high + 1))


def _condition(text: str) -> Condition:
    """One attribute; the value is a regular expression over the whole word where it has signs of one."""
    match = _CONDITION.fullmatch(text)
    if match is None or match[1] not in ATTRIBUTES or not match[2]:
        raise Bracket(text.strip())
    name, value = ATTRIBUTES[match[1]], match[2]
    if not _SIGNS & set(value):
        return Condition(name, value)
    return Condition(name, f"^(?:{scan.regex(value)})$", is_pattern=True)
