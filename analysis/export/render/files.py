"""A figure as a file: SVG, PDF, PNG, HTML or JSON, the page exact in millimetres, the font embedded."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import orjson

from analysis.core.errors import mistake
from analysis.export import font
from analysis.export.layout import axis_labels, print
from analysis.export.layout.inplot_text import left_out
from analysis.export.layout.sizes import PNG_PPI, PX_PER_PT, Page, fits_pixels
from analysis.export.notes import Note
from analysis.export.render.engine import shared
from analysis.export.render.grey import in_grey
from analysis.export.render.rasterize import png
from analysis.export.render.sanitize import screen

if TYPE_CHECKING:
    import plotly.graph_objects as go

Format = Literal["svg", "pdf", "png", "html", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)
MIMES: dict[str, str] = {
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "png": "image/png",
    "html": "text/html",
    "json": "application/json",
}
# The converter names a page's resources in an order of chance; sorted in place, no offset moves.
NAMED = re.compile(rb"(?:^ +/\w+ \d+ 0 R\n){2,}", re.MULTILINE)
HEAD = re.compile(r"<svg\b[^>]*>")


@dataclass(frozen=True)
class Rendered:
    """A file, and what its reader should know of it."""

    content: bytes
    mime: str
    notes: tuple[Note, ...] = ()


def render(
    figure: "go.Figure",
    *,
    format: str,
    width_mm: float,
    height_mm: float | None = None,
    font_pt: float = 8.0,
    greyscale: bool = False,
) -> Rendered:
    """The figure as a file of one format; without a height, the one that suits. Raises UserError."""
    if format not in FORMATS:
        raise mistake("no_format", format=str(format)[:20], names=", ".join(FORMATS))
    if format == "json":
        return Rendered(json_of(figure), MIMES[format])
    if format == "html":
        return Rendered(html_of(figure, greyscale=greyscale), MIMES[format])
    drawing = draw(figure, width_mm=width_mm, height_mm=height_mm, font_pt=font_pt, greyscale=greyscale)
    return drawing.rendered(format)


@dataclass(frozen=True)
class Drawing:
    """A figure drawn once, as SVG in CSS pixels, from which its files are made."""

    svg: str
    page: Page
    notes: tuple[Note, ...]

    def rendered(self, format: str) -> Rendered:
        """As svg, pdf or png."""
        content = {"svg": self.to_svg, "pdf": self.to_pdf, "png": self.to_png}[format]()
        return Rendered(content, MIMES[format], self.notes)

    def to_svg(self) -> bytes:
        """In millimetres, with the characters of its texts embedded as a font."""
        size = f'width="{self.page.width_mm:g}mm" height="{self.page.height_mm:g}mm"'
        texts = _texts(self.svg)
        face = f"<style>{font.face(texts)}</style>" if texts.strip() else ""
        return self._headed(size, face).encode()

    def to_pdf(self) -> bytes:
        """One page, text as text."""
        return self._pdf

    @cached_property
    def _pdf(self) -> bytes:
        for characters in font.borrowed(_texts(self.svg)).values():
            _know(font.folder_of(characters[0]))
        pdf = bytes(_converter().svg_to_pdf(self._points()))
        return NAMED.sub(lambda match: b"".join(sorted(match[0].splitlines(keepends=True))), pdf)

    @property
    def fits_pixels(self) -> bool:
        """Whether there can be a PNG of it."""
        return fits_pixels(self.page.width_mm, self.page.height_mm)

    def to_png(self, ppi: int = PNG_PPI) -> bytes:
        """The PDF's own page at 600 dots an inch, or another number, and saying so."""
        if not self.fits_pixels:
            raise mistake("png_too_large")
        size = (round(length / 25.4 * ppi) for length in (self.page.width_mm, self.page.height_mm))
        return png(self.to_pdf(), *size, ppi=ppi)

    def _points(self) -> str:
        # The converter reads bare numbers as points, and millimetres wrongly.
        width, height = (length / PX_PER_PT for length in self.page.box[2:])
        return self._headed(f'width="{width:.4f}" height="{height:.4f}"')

    def _headed(self, size: str, extra: str = "") -> str:
        left, top, width, height = (f"{length:.4f}" for length in self.page.box)
        box = f'viewBox="{left} {top} {width} {height}"'
        ground = f'<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="#FFFFFF"/>'
        spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        return HEAD.sub(f"<svg {spaces} {size} {box}>{extra}{ground}", self.svg, count=1)


def draw(
    figure: "go.Figure",
    *,
    width_mm: float,
    height_mm: float | None = None,
    font_pt: float = 8.0,
    greyscale: bool = False,
) -> Drawing:
    """The figure drawn on its page. Raises UserError where it cannot be."""
    plain = plain_json(figure)
    page = Page(width_mm, 100.0 if height_mm is None else height_mm, font_pt)
    if height_mm is None:
        page = Page(width_mm, round(axis_labels.height_for(plain, width_mm, font_pt), 1), font_pt)
    ready, notes = print.on_paper(plain, page)
    svg = shared().svg(orjson.dumps(ready), page.width, page.height)
    svg = font.spanned(re.sub(r"[\w-]+:\s*;\s*", "", svg))
    notes += left_out(ready, svg)
    if height_mm is None and page.height_mm > axis_labels.TALLEST:
        notes.append(Note("tall", f"{page.height_mm:g}"))
    return Drawing(screen(in_grey(svg) if greyscale else svg), page, tuple(notes))


def plain_json(figure: "go.Figure") -> dict[str, Any]:
    """The figure as Plotly's JSON with every array as a list."""
    spec: dict[str, Any] = orjson.loads(json_of(figure))
    plain = _decoded({"data": spec["data"], "layout": spec["layout"]})
    return {"data": plain["data"], "layout": plain["layout"]}


def json_of(figure: "go.Figure") -> bytes:
    """The figure as Plotly's JSON; the same figure, the same bytes.

    Which row of its table a mark shows is for the app alone; a tree's ``ids`` hold it together.
    """
    plain = orjson.loads(figure.to_json(validate=False, engine="json"))
    for trace in plain["data"]:
        if "parents" not in trace:
            trace.pop("ids", None)
    return orjson.dumps(plain, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS) + b"\n"


def html_of(figure: "go.Figure", *, greyscale: bool = False) -> bytes:
    """A page that holds all it needs and asks nobody for anything."""
    import plotly.graph_objects as go
    import plotly.io as pio

    if greyscale:
        figure = go.Figure(print.in_colours(plain_json(figure), in_grey))
    config = {"displaylogo": False, "responsive": True, "showSendToCloud": False, "plotlyServerURL": ""}
    page = pio.to_html(figure, config=config, include_plotlyjs=True, include_mathjax=False, div_id="figure")
    return str(page).encode()


def _decoded(value: Any) -> Any:
    """Arrays that Plotly packed as base64, as lists."""
    if isinstance(value, dict):
        if "bdata" in value and "dtype" in value:
            return _unpacked(value)
        return {name: _decoded(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_decoded(part) for part in value] if any(isinstance(v, (dict, list)) for v in value) else value
    return value


def _unpacked(packed: dict[str, Any]) -> list[Any]:
    from base64 import b64decode

    import numpy as np

    array = np.frombuffer(b64decode(packed["bdata"]), dtype=packed["dtype"])
    if shape := packed.get("shape"):
        array = array.reshape([int(part) for part in str(shape).split(",")])
    unpacked = array.astype(object)
    if array.dtype.kind == "f":
        unpacked[np.isnan(array)] = None
    return list(unpacked.tolist())


def _texts(svg: str) -> str:
    return "".join(re.findall(r">([^<>]+)<", svg))


@cache
def _know(folder: Path) -> None:
    """Let the converter know the fonts of a folder, once: of a family that it does not know it draws nothing."""
    _converter().register_font_directory(str(folder))


@cache
def _converter() -> Any:
    import vl_convert

    vl_convert.register_font_directory(str(font.FOLDER))
    return vl_convert
