"""The text that a value of a chat holds: a string, a number, parts of a message, an API's answer."""

from typing import Any

MAX_DEPTH = 20  # lists within lists that still count as a text
CONTENT = ("content", "text", "message", "utterance", "choices", "body", "value")


def text_of(value: Any, depth: int = 0) -> str | None:
    """A value as text; None where it holds none.

    A string or a number is the text itself. Of an object it is what its content, text or message holds, of
    a list of messages the last one, of a list of parts all of them, one a line.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return None if value != value else str(value)  # nan
    if depth > MAX_DEPTH:
        return None
    if isinstance(value, dict):
        texts = (text_of(value[key], depth + 1) for key in CONTENT if key in value)
        return next((text for text in texts if text is not None), None)
    if isinstance(value, (list, tuple)) and value:
        if all(isinstance(part, dict) and "role" in part for part in value):
            return text_of(value[-1], depth + 1)
        parts = [text_of(part, depth + 1) for part in value]
        return "\n".join(part for part in parts if part is not None) if any(p is not None for p in parts) else None
    return None
