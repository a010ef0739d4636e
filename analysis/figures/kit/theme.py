"""The one look of every figure: type, colours, spacing. Figures ask it, and set none of their own.

The series colours keep apart for the common kinds of colour blindness and differ in lightness, so
that a greyscale print still tells them apart; patterns and symbols say the same once more.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from typing import Any

import plotly.graph_objects as go

from analysis.display.names import shorter

FONT = "'Hiragino Sans', 'Yu Gothic UI', 'Noto Sans JP', 'Noto Sans CJK JP', IPAexGothic, sans-serif"
SYMBOLS = ("circle", "diamond", "square", "triangle-up", "cross")
PATTERNS = ("", "/", "x", ".", "-")
ROW = 25
Bounds = list[float | None]
PLAIN_HEIGHT = 300
FADED = 0.4


@dataclass(frozen=True)
class Theme:
    """Colours of one surface, and the way to a figure.

    ``soft`` fills bars that carry interval lines, so that the lines stay visible. ``many`` is for up to a
    dozen groups of points that carry their names beside them: more than colour alone can tell apart.
    ``deep`` is the far end of a scale that begins at ``soft``. ``ramp`` is for points of an ordered value, from
    little to much: every step of it stands out from the surface. ``wide``: for a page that is no higher than a
    slide, where what else stands below the plane stands beside it.
    """

    name: str
    ink: str
    quiet: str
    grid: str
    surface: str
    soft: str
    series: tuple[str, ...]
    many: tuple[str, ...]
    deep: str
    ramp: tuple[str, ...]
    wide: bool = False

    @property
    def is_grey(self) -> bool:
        """Whether it is printed without colours."""
        return len(self.many) == len(self.series)

    @property
    def accent(self) -> str:
        """The one colour of a chart that tells one thing."""
        return self.series[0]

    @property
    def on_screen(self) -> bool:
        """Whether marks can be pressed: on paper there is no need to draw what one cannot see."""
        return self.name in THEMES

    def pattern(self, index: int) -> dict[str, Any]:
        """Fill of the n-th series, for readers who do not see its colour."""
        shape = PATTERNS[index % len(PATTERNS)]
        return {"shape": shape, "fillmode": "overlay", "fgcolor": self.surface, "size": 6, "solidity": 0.3}

    def colour(self, index: int) -> str:
        """Colour of the n-th series; beyond the last they begin again."""
        return self.series[index % len(self.series)]

    def softened(self, index: int) -> str:
        """The n-th series' colour half-way to the surface: its bars' interval lines stay visible."""
        return self.paler(self.colour(index))

    def paler(self, colour: str) -> str:
        """A colour half-way to the surface."""
        both = (colour, self.surface)
        parts = ((int(colour[at : at + 2], 16) for colour in both) for at in (1, 3, 5))
        return "#" + "".join(f"{round(0.5 * own + 0.5 * ground):02X}" for own, ground in parts)

    def symbol(self, index: int) -> str:
        """Marker of the n-th series; where colours begin again, they go with other markers."""
        return SYMBOLS[(index + index // len(SYMBOLS)) % len(SYMBOLS)]

    def group(self, index: int) -> tuple[str, str]:
        """Colour and marker of the n-th of many groups: other markers only where colours begin again."""
        return self.many[index % len(self.many)], self.symbol(index // len(self.many))

    def error(self, low: Bounds, value: Bounds, high: Bounds) -> dict[str, Any]:
        """Interval lines around values; no line where there is no interval."""
        up = [None if h is None or v is None else h - v for h, v in zip(high, value, strict=True)]
        down = [None if w is None or v is None else v - w for w, v in zip(low, value, strict=True)]
        return {
            "type": "data",
            "symmetric": False,
            "array": up,
            "arrayminus": down,
            "color": self.ink,
            "thickness": 1.2,
            "width": 0,
        }

    def draw(self, *data: Any, rows: float | None = None, **layout: Any) -> go.Figure:
        """A figure of these traces in this look; ``rows``: how many lines of labels it has.

        Each trace was validated when it was made; once more is half of the time that most figures take.
        """
        height = PLAIN_HEIGHT if rows is None else max(150, 70 + ROW * rows)
        look = {"template": self._template, "height": height, "dragmode": "zoom", **layout}
        return go.Figure(data, look, _validate=False)

    @cached_property
    def _template(self) -> dict[str, Any]:
        axis = {
            "automargin": True,
            "gridcolor": self.grid,
            "zeroline": False,
            "linecolor": self.grid,
            "ticks": "",
            "ticklabelstandoff": 4,
            "separatethousands": True,
            "tickfont": {"color": self.quiet},
            "title": {"font": {"size": 12, "color": self.quiet}, "standoff": 10},
        }
        unselected = {"unselected": {"marker": {"opacity": FADED}}}  # a mark that is pressed stands out, calmly
        return {
            "data": {"bar": [{"type": "bar", **unselected}], "scatter": [{"type": "scatter", **unselected}]},
            "layout": {
                "font": {"family": FONT, "size": 12, "color": self.ink},
                "colorway": list(self.series),
                "paper_bgcolor": "rgba(0,0,0,0)",
                "plot_bgcolor": "rgba(0,0,0,0)",
                "margin": {"l": 8, "r": 20, "t": 8, "b": 8},
                "xaxis": axis,
                "yaxis": axis,
                "bargap": 0.12,
                "hoverlabel": {
                    "bgcolor": self.surface,
                    "bordercolor": self.grid,
                    "font": {"family": FONT, "color": self.ink},
                },
                "legend": {
                    "orientation": "h",
                    "x": 0,
                    "xanchor": "left",
                    "y": 1.02,
                    "yanchor": "bottom",
                    "traceorder": "normal",
                },
                "modebar": {
                    "bgcolor": "rgba(0,0,0,0)",
                    "color": self.grid,
                    "activecolor": self.quiet,
                },
                "separators": ".,",
                "uirevision": "kept",
            },
        }


LIGHT = Theme(
    name="light",
    ink="#22303C",
    quiet="#5F6C78",
    grid="#E4E9EA",
    surface="#FFFFFF",
    soft="#9DC1BF",
    series=("#2F6F73", "#BB6A59", "#464581", "#AE8DD1", "#642B17"),
    many=(
        "#2F6F73",
        "#BB6A59",
        "#464581",
        "#AE8DD1",
        "#642B17",
        "#48ADA7",
        "#EC749F",
        "#1F7BFD",
        "#AF194F",
        "#93AC12",
        "#7E5A04",
        "#A74CAB",
    ),
    deep="#464581",
    ramp=("#7FB93C", "#2FA07F", "#21858E", "#31688E", "#443A83", "#36004A"),
)
DARK = Theme(
    name="dark",
    ink="#DDE4E8",
    quiet="#9AA7B1",
    grid="#2E383F",
    surface="#1B2328",
    soft="#37696A",
    series=("#6FB7B3", "#EDBB90", "#8C83D0", "#A85846", "#F2EDF8"),
    many=(
        "#6FB7B3",
        "#EDBB90",
        "#8C83D0",
        "#A85846",
        "#F2EDF8",
        "#FF669A",
        "#8D627D",
        "#DFDA4F",
        "#008A68",
        "#28FFC7",
        "#E4B9FD",
        "#978815",
    ),
    deep="#F2EDF8",
    ramp=("#5A6FB0", "#2F8CA3", "#28AE80", "#7AD151", "#D2E21B", "#FFF9C4"),
)
PRINT = Theme(
    name="print",
    ink="#111111",
    quiet="#333333",
    grid="#DADADA",
    surface="#FFFFFF",
    soft="#9DC1BF",
    series=LIGHT.series,
    many=LIGHT.many,
    deep=LIGHT.deep,
    ramp=LIGHT.ramp,
)
GREY = Theme(
    name="grey",
    ink="#111111",
    quiet="#333333",
    grid="#DADADA",
    surface="#FFFFFF",
    soft="#BDBDBD",
    series=("#4A4A4A", "#A6A6A6", "#757575", "#CFCFCF", "#1F1F1F"),
    many=("#4A4A4A", "#A6A6A6", "#757575", "#CFCFCF", "#1F1F1F"),
    deep="#1F1F1F",
    ramp=("#C4C4C4", "#A6A6A6", "#868686", "#636363", "#414141", "#1F1F1F"),
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK)}
PAPER_THEMES = {theme.name: theme for theme in (PRINT, GREY)}
PAPER_THEMES |= {f"{name}-wide": replace(t, name=f"{name}-wide", wide=True) for name, t in PAPER_THEMES.items()}


def counts_axis(title: str, counts: list[int]) -> dict[str, Any]:
    """A y axis of whole numbers from zero."""
    few = {"dtick": 1} if max(counts, default=0) < 6 else {}
    return {"title": {"text": title}, "rangemode": "tozero", **few}


def rows_axis(names: list[str]) -> dict[str, Any]:
    """A y axis with one line of text a row, the first row on top."""
    return {
        "tickmode": "array",
        "tickvals": list(range(len(names))),
        "ticktext": [escape(shorter(name)) for name in names],
        "range": [len(names) - 0.5, -0.5],
        "showgrid": False,
    }
