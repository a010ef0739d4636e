"""Pages of figures in millimetres: the common ones by name, or one's own, and a height that suits."""

import re
from dataclasses import dataclass
from typing import Any

from analysis.core.errors import mistake

PX_PER_MM = 96 / 25.4
PX_PER_PT = 96 / 72
SIZES: dict[str, tuple[float, float | None]] = {
    "acl-column": (77.0, None),
    "acl-full": (160.0, None),
    "jjp-column": (80.0, None),
    "jjp-full": (170.0, None),
    "apa-column": (82.5, None),
    "apa-full": (174.6, None),
    "nlp-column": (80.0, None),
    "nlp-full": (170.0, None),
    "a4": (170.0, None),
    "slide": (254.0, 142.9),
}
WIDTHS = (30.0, 1000.0)
HEIGHTS = (25.0, 1000.0)
FONTS = (4.0, 36.0)
PT = 8.0
SLIDE_PT = 16.0
RIM = 2.0
PNG_PPI, PNG_PIXELS = 600, 120_000_000
SIZE = re.compile(r"(-?\d{1,9}(?:\.\d+)?)(?:\s*[xX×]\s*(-?\d{1,9}(?:\.\d+)?))?\s*(?:mm)?")


@dataclass(frozen=True)
class Page:
    """One page: millimetres, the size of its text in points, and which share labels of rows may take."""

    width_mm: float
    height_mm: float
    font_pt: float = PT
    labels_share: float = 0.46

    def __post_init__(self) -> None:
        """Raise UserError for a page that nothing fits on."""
        _within("width", self.width_mm, WIDTHS, "mm")
        _within("height", self.height_mm, HEIGHTS, "mm")
        _within("font size", self.font_pt, FONTS, "pt")

    @property
    def width(self) -> float:
        """What is drawn on, in CSS pixels: the page without its rim."""
        return self.width_mm * PX_PER_MM - 2 * RIM

    @property
    def height(self) -> float:
        """What is drawn on, in CSS pixels."""
        return self.height_mm * PX_PER_MM - 2 * RIM

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The whole page around it: left, top, width, height in CSS pixels."""
        return -RIM, -RIM, self.width + 2 * RIM, self.height + 2 * RIM

    @property
    def font(self) -> float:
        """Size of the text in CSS pixels."""
        return self.font_pt * PX_PER_PT


def fits_pixels(width_mm: float, height_mm: float) -> bool:
    """Whether a PNG of 600 dpi can be made of a page of this size."""
    return width_mm * height_mm * (PNG_PPI / 25.4) ** 2 <= PNG_PIXELS


def read_size(text: str) -> tuple[float, float | None]:
    """``acl-column``, ``120`` or ``77x60`` as (width, height) in mm; None: a height that suits."""
    if text in SIZES:
        return SIZES[text]
    match = SIZE.fullmatch(text.strip())
    if not match:
        raise mistake("no_size", size=text[:40], names=", ".join(SIZES))
    return float(match[1]), float(match[2]) if match[2] else None


def suiting_font(size: str) -> float:
    """Size of text in points that is read well on a page of this name."""
    return SLIDE_PT if size == "slide" else PT


def suiting_height(layout: dict[str, Any], width_mm: float, plain: int) -> float:
    """Height in mm of a figure without lines of labels: as high as on screen, seen from the page's width."""
    height = float(layout.get("height") or plain)
    if tied := [axis for name, axis in layout.items() if name.startswith("yaxis") and axis.get("scaleanchor")]:
        return width_mm * _shape(layout, tied)
    panels = {str(axis.get("domain")) for name, axis in layout.items() if name.startswith("yaxis")}
    height *= 1 + 0.35 * max(0, len(panels) - 1)
    wide = min(1.0, max(0.0, (width_mm - 77) / 83))
    return width_mm * (0.72 - 0.24 * wide) * height / plain


def _shape(layout: dict[str, Any], tied: list[dict[str, Any]]) -> float:
    """Height over width of a figure, one unit of whose y axes is as long as one of its x axes."""
    xs = [axis for name, axis in layout.items() if name.startswith("xaxis")]
    across, down = ({str(axis.get("domain")) for axis in axes} for axes in (xs, tied))
    (left, right), (low, high) = xs[0].get("range", (0, 1)), tied[0].get("range", (0, 1))
    used = sum(end - begin for begin, end in {tuple(axis.get("domain", (0, 1))) for axis in tied})
    return float((high - low) / (right - left) / max(1, len(across)) * len(down) / max(used, 0.1))


def _within(what: str, value: float, ends: tuple[float, float], unit: str) -> None:
    if not ends[0] <= value <= ends[1]:
        names = ", ".join(f"{name} ({size[0]:g} mm)" for name, size in SIZES.items())
        least, most = (f"{end:g}" for end in ends)
        raise mistake(
            "size_out_of_range", what=what, least=least, most=most, unit=unit, value=f"{value:g}", names=names
        )
