"""A pattern as it must be written to be matched with normalised texts, so that full and half width are alike.

What normalisation changes is changed in the pattern too (ﾗｲﾝ to ライン, ？ to a question mark); a sign that
becomes one of the engine's own is meant as itself, and several characters from one stay one thing to repeat.
"""

import re

from data.core.matching.normalization import normalize

UNIT = re.compile(r"\\?[^\x00-\x7f][\uff9e\uff9f\u3099\u309a\u309b\u309c]?|\\.|.", re.DOTALL)
WIDEST_RANGE = 256


def narrowed(pattern: str) -> str:
    """The pattern for normalised text."""
    units: list[str] = UNIT.findall(pattern)
    parts: list[str] = []
    depth = at = 0
    while at < len(units):
        unit = units[at]
        if depth and _is_range(units[at : at + 3]):
            parts.append(_range(unit, units[at + 2]))
            at += 3
            continue
        parts.append(_narrow(unit, in_class=depth > 0))
        if unit == "[":
            depth += 1
        elif unit == "]" and depth and units[at - 1] != "[" and units[at - 2 : at] != ["[", "^"]:
            depth -= 1
        at += 1
    return "".join(parts)


def _is_range(units: list[str]) -> bool:
    """Whether a range in a class begins here, both its ends beyond ASCII."""
    return len(units) == 3 and units[1] == "-" and all(len(end) == 1 and not end.isascii() for end in units[::2])


def _narrow(unit: str, *, in_class: bool) -> str:
    """One character; an escaped letter stays escaped."""
    raw = unit.removeprefix("\\")
    normalized = normalize(raw)
    if unit.isascii() or normalized == raw:
        return unit
    escaped = (
        unit.replace(raw, normalized) if normalized.isascii() and normalized.isalnum() else re.escape(normalized)
    )
    return f"(?:{escaped})" if len(normalized) > 1 and not in_class else escaped


def _range(low: str, high: str) -> str:
    """A range in a class; written out where normalisation changes its ends and perhaps their order."""
    as_it_is = f"{low}-{high}"
    if normalize(low + high) == low + high or not 0 <= ord(high) - ord(low) < WIDEST_RANGE:
        return as_it_is
    every = "".join(normalize(chr(code)) for code in range(ord(low), ord(high) + 1))
    return "".join(map(re.escape, dict.fromkeys(every)))
