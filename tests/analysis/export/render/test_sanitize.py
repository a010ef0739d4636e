"""SVG from outside: what would open files, fetch addresses or run is refused."""

import pytest

from analysis.export.render.sanitize import screen
from data.core.problems import UserError

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
HOSTILE = {
    "script": "<script>1</script>",
    "event": '<rect onclick="x()"/>',
    "foreign": "<foreignObject/>",
    "file": '<image href="file:///etc/passwd"/>',
    "path": '<image href="/etc/passwd.png"/>',
    "relative": '<image xlink:href="../x.png"/>',
    "address": '<image xlink:href="http://x.example/a.png"/>',
    "use": '<use href="other.svg#a"/>',
    "svg in data": '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
    "script link": '<a href="javascript:alert(1)"><rect/></a>',
    "paint": '<rect fill="url(http://x.example/a#b)"/>',
    "paint in style": "<rect style=\"fill: url('file:///x#a')\"/>",
    "quoted paint": "<rect fill='url(\"x.svg#a\")'/>",
    "open paint": '<rect fill="url(http://x.example/a"/>',
    "escaped paint": '<rect style="fill: u\\72l(http://x.example)"/>',
    "import": "<style>@import 'http://x.example/a.css';</style>",
    "style url": "<style>rect { fill: url(http://x.example/a) }</style>",
    "base": '<g xml:base="http://x.example/"><use href="#a"/></g>',
    "animation": '<animate attributeName="href" to="http://x.example"/>',
    "set": '<set attributeName="href" to="http://x.example"/>',
}
DECLARED = [
    '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>',
    '<!doctype svg><svg xmlns="http://www.w3.org/2000/svg"/>',
    '<?xml-stylesheet href="http://x.example"?><svg/>',
    "<svg><![CDATA[x]]></svg>",
    "<html/>",
    "<svg>",
    "",
    "<svg>&nbsp;</svg>",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(name: str):
    with pytest.raises(UserError):
        screen(f"{HEAD}{HOSTILE[name]}</svg>")


@pytest.mark.parametrize("svg", DECLARED)
def test_declared(svg: str):
    with pytest.raises(UserError):
        screen(svg)


def test_too_large():
    with pytest.raises(UserError, match="larger than"):
        screen(HEAD + " " * 25_000_001 + "</svg>")


def test_what_plotly_draws_passes():
    inner = (
        '<defs><clipPath id="a-1"><rect/></clipPath></defs><g clip-path="url(#a-1)" class="hourly curl(">'
        "<text style=\"fill: url('#p1'); font-family: IPAexGothic;\">file: http://x &lt;script&gt;</text>"
        '<use xlink:href="#a-1"/><image href="data:image/png;base64,AAAA"/></g>'
    ).replace(" curl(", "")
    assert screen(f"{HEAD}{inner}</svg>")
