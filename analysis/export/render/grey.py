"""Colours as the grey a printer would make of them."""

import re
from collections.abc import Iterable

HEX = re.compile(r"#([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})\b")
RGB = re.compile(r"\brgb(a?)\(\s*(\d+(?:\.\d+)?)\s*,\s*(\d+(?:\.\d+)?)\s*,\s*(\d+(?:\.\d+)?)")
WEIGHTS = (0.2126, 0.7152, 0.0722)


def in_grey(text: str) -> str:
    """A colour, or a text full of colours (an SVG), without hue."""
    text = HEX.sub(lambda match: "#" + f"{_level(int(part, 16) for part in match.groups()):02X}" * 3, text)

    def grey(match: re.Match[str]) -> str:
        level = _level(float(part) for part in match.groups()[1:])
        return f"rgb{match[1]}({level}, {level}, {level}"

    return RGB.sub(grey, text)


def _level(parts: Iterable[float]) -> int:
    return round(sum(weight * part for weight, part in zip(WEIGHTS, parts, strict=True)))
