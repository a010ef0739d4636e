"""Which lines of a concordance were marked useful or not: each state kept under an id of its text.

A state is never changed: marking one line more makes another state, so an address that names one stays true.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Literal, cast

from data.core.problems import UserError
from data.workspace import Workspace

KEY, LENGTH, MOST = "reading:", 10, 5_000
Mark = Literal["useful", "not_useful"]
Hit = tuple[int, int, int]
"""Dialogue, position of the utterance, first character of the hit."""


def keep_marks(marks: Mapping[Hit, Mark]) -> str:
    """Keep the marks; their id, empty where there is none. Raises UserError above 5,000."""
    if not marks:
        return ""
    if len(marks) > MOST:
        raise UserError.of("marks_too_many", most=MOST)
    text = "\n".join(f"{'.'.join(map(str, hit))} {mark}" for hit, mark in sorted(marks.items()))
    short = sha256(text.encode()).hexdigest()[:LENGTH]
    if Workspace().value(KEY + short) is None:
        Workspace().set_value(KEY + short, text)
    return short


def kept_marks(short: str) -> dict[Hit, Mark]:
    """The marks by their id. Raises UserError where the workspace has none such."""
    if not short:
        return {}
    text = Workspace().value(KEY + short)
    if text is None:
        raise UserError.of("marks_unknown", id=short[:50])
    marks: dict[Hit, Mark] = {}
    for line in text.split("\n"):
        hit, _, mark = line.partition(" ")
        dialogue, position, begin = map(int, hit.split("."))
        marks[dialogue, position, begin] = cast(Mark, mark)
    return marks
