"""Refuses SVG that would make the converter read files, fetch addresses or carry programs."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from analysis.core.errors import mistake

LARGEST = 25_000_000
BANNED = {"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener", "set"}
INNER = re.compile(r"#[\w.:-]+")
PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]*")
URL = re.compile(r"url\s*\(\s*(['\"]?)(.*?)\1\s*\)", re.IGNORECASE | re.DOTALL)
OPENED = re.compile(r"url\s*\(", re.IGNORECASE)
ADDRESS = re.compile(r"(?:file|https?|ftp|javascript|data)\s*:|@import|\\", re.IGNORECASE)


def screen(svg: str) -> str:
    """The SVG as it came. Raises UserError naming what it holds that must not be opened."""
    if len(svg) > LARGEST:
        raise mistake("svg_too_large", most=f"{LARGEST:,}")
    if re.search(r"<!(?:DOCTYPE|ENTITY)|<\?xml-stylesheet|<!\[", svg, re.IGNORECASE):
        raise mistake("svg_declares")
    try:
        root = ET.fromstring(svg)
    except ET.ParseError as error:
        raise mistake("svg_malformed", why=error) from error
    if _local(root.tag) != "svg":
        raise mistake("not_svg", tag=_local(root.tag))
    for what in _hostile(root):
        raise mistake("svg_holds", part=what[:120])
    return svg


def _hostile(root: ET.Element) -> Iterator[str]:
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield "a processing instruction"
            continue
        tag = _local(element.tag).lower()
        if tag in BANNED:
            yield f"<{tag}>"
        if tag == "style" and ADDRESS.search(element.text or ""):
            yield "a style sheet with an address"
        for name, value in element.attrib.items():
            yield from _attribute(_local(name).lower(), value, tag)


def _attribute(name: str, value: str, tag: str) -> Iterator[str]:
    if name.startswith("on"):
        yield f"the event {name}"
    elif name in ("href", "src"):
        is_picture = tag in ("image", "feimage") and PICTURE.fullmatch(value.strip())
        if not (INNER.fullmatch(value.strip()) or is_picture):
            yield f"a link to {value}"
    elif name == "attributename":
        yield f"an animation of {value}"
    else:
        for match in URL.finditer(value):
            if not INNER.fullmatch(match[2].strip()):
                yield f"a link to {match[2]}"
        if name == "base" or "\\" in value or (OPENED.search(value) and not URL.search(value)):
            yield f"a hidden link in {name}"
        if name == "style" and ADDRESS.search(value):
            yield f"an address in a style: {value}"


def _local(name: str) -> str:
    return name.rsplit("}", 1)[-1]
