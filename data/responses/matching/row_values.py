"""What one raw row says, checked: its response, and what it adds to it."""

import re
from collections.abc import Iterator
from math import isfinite
from typing import Any

import orjson

from data.core.problems import Problems
from data.importing.files.text_values import text_of
from data.responses.reading.messages import CLIENT, COUNSELOR, Message, messages_of

LONG, LONGEST = 20_000, 1_000_000
#: HTML tags, images and links of Markdown, bold text; bounded, so that the time grows with the length alone.
MARKUP = re.compile(
    r"<\s*+/?\s*+[a-zA-Z][^<>]*+>|!\[[^\]]{0,300}\]\([^)]{0,2000}\)"
    r"|\[[^\]]{1,300}\]\(\s{0,20}(?:https?|javascript|data):|\*\*[^*\n]++\*\*"
)


def response_of(where: str, values: dict[str, Any], problems: Problems) -> str | None:
    """The response of a row as text; None if there is none to keep, which is listed."""
    value = values.get("response")
    if value is None and (continuation := messages_of(values.get("turns"))):
        value = continuation[0].text
    if isinstance(value, float) and value != value:
        value = None  # tables write nan for an empty cell
    response = text_of(value)
    if response is None:
        rule = "null_response" if value is None else "wrong_type"
        kind = "" if value is None else type(value).__name__
        problems.add(where, rule, kept=False, detail=kind)
        return None
    n = f"{len(response):,}"
    if len(response) > LONGEST:
        problems.add(where, "too_long", kept=False, detail=n)
        return None
    if not response.strip():
        problems.add(where, "empty_response", kept=True)
    elif len(response) > LONG:
        problems.add(where, "very_long", kept=True, detail=n)
    if MARKUP.search(response):
        problems.add(where, "markup", kept=True)
    if "\ufffd" in response:
        problems.add(where, "broken_characters", kept=True)
    return response


def extras_of(where: str, values: dict[str, Any], reference: str | None, problems: Problems) -> dict[str, Any]:
    """The other columns of ``RESPONSES`` that a row fills: turns, outcome, edited, meta, reference."""
    outcome = number_of(values.get("outcome"))
    if values.get("outcome") not in (None, "") and outcome is None:
        given = f"{str(values['outcome'])[:40]!r}"
        problems.add(where, "no_number", kept=True, detail=given)
    continuation = [message._asdict() for message in _continuation(values.get("turns"))]
    meta = values.get("meta")
    return {
        "turns": continuation or None,
        "outcome": outcome,
        "edited": text_of(values.get("edited")),
        "meta": None if meta in (None, "") else meta if isinstance(meta, str) else _json(meta),
        "reference": reference,
    }


def number_of(value: Any) -> float | None:
    """A finite number; None if the value is not one."""
    if isinstance(value, bool) or value is None:
        return None
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if isfinite(number) else None


def count_of(value: Any) -> int | None:
    """A whole number from 0; None if the value is not one."""
    number = number_of(value)
    return int(number) if number is not None and number >= 0 and number.is_integer() and number < 2**53 else None


def _continuation(value: Any) -> Iterator[Message]:
    """A continuation as messages; turns without a speaker alternate, beginning with the counselor."""
    if isinstance(value, str) and value.strip().startswith("["):
        try:
            value = orjson.loads(value)
        except orjson.JSONDecodeError:
            return
    if isinstance(value, (list, tuple)):
        for index, turn in enumerate(value):
            if isinstance(turn, str):
                yield Message((COUNSELOR, CLIENT)[index % 2], turn)
            else:
                yield from messages_of(turn)
    elif value is not None:
        yield from messages_of(value)


def _json(value: Any) -> str:
    return orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS).decode()
