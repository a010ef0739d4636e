"""Where the texts of an SVG stand, so that two drawings of one figure can be compared."""

import re
import xml.etree.ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
Place = tuple[str, float, float]
Move = tuple[float, float, float, float, float, float]


def places(svg: str) -> list[Place]:
    """Every text with the point it is anchored at, in the picture's own units, in drawing order."""
    found: list[Place] = []
    _walk(ET.fromstring(svg), (1, 0, 0, 1, 0, 0), found)
    return found


def _walk(node: ET.Element, outer: Move, found: list[Place]) -> None:
    move = _times(outer, _transform(node.get("transform", "")))
    if node.tag == SVG + "text":
        x, y = float(node.get("x", 0)), float(node.get("y", 0))
        words = "".join(node.itertext()).strip()
        if words:
            found.append((words, move[0] * x + move[2] * y + move[4], move[1] * x + move[3] * y + move[5]))
        return
    for child in node:
        _walk(child, move, found)


def _transform(text: str) -> Move:
    move: Move = (1, 0, 0, 1, 0, 0)
    for name, values in re.findall(r"(\w+)\(([^)]*)\)", text):
        numbers = [float(v) for v in re.split(r"[\s,]+", values.strip()) if v]
        move = _times(move, _one(name, numbers))
    return move


def _one(name: str, n: list[float]) -> Move:
    from math import cos, radians, sin

    if name == "translate":
        return (1, 0, 0, 1, n[0], n[1] if len(n) > 1 else 0)
    if name == "scale":
        return (n[0], 0, 0, n[-1], 0, 0)
    if name == "rotate":
        c, s = cos(radians(n[0])), sin(radians(n[0]))
        x, y = (n[1], n[2]) if len(n) > 1 else (0, 0)
        return (c, s, -s, c, x - c * x + s * y, y - s * x - c * y)
    return (n[0], n[1], n[2], n[3], n[4], n[5])


def _times(m: Move, n: Move) -> Move:
    return (
        m[0] * n[0] + m[2] * n[1],
        m[1] * n[0] + m[3] * n[1],
        m[0] * n[2] + m[2] * n[3],
        m[1] * n[2] + m[3] * n[3],
        m[0] * n[4] + m[2] * n[5] + m[4],
        m[1] * n[4] + m[3] * n[5] + m[5],
    )
