"""Names of a sunburst's slices on paper: broken where that helps, else numbered, with a key below the rings."""

from dataclasses import dataclass, replace
from html import escape, unescape
from math import ceil, pi
from typing import Any

from analysis.export import font
from analysis.export.layout.sizes import HEIGHTS, Page

Json = dict[str, Any]
TEXT = 0.7  # the text's size on paper times this is the smallest, and as all slices' names are alike, the one
LINE = 1.3
MOST_LINES = 3
UNEVEN = (1.5, 1.15)  # how much longer than the mean a line may be: first one that splits no word
KEY = 0.85
KEY_MOST = 0.45
GAP = 1.2
LYING = 1.3


@dataclass(frozen=True)
class Key:
    """The names that are numbered, in columns: below the rings, or beside them on a page that lies."""

    numbers: dict[str, int]
    page: Page

    @property
    def beside(self) -> bool:
        """Whether it stands to the right of the rings."""
        return self.page.width > LYING * self.page.height

    @property
    def size(self) -> float:
        """Of its text, in CSS pixels."""
        return KEY * self.page.font

    @property
    def names(self) -> list[str]:
        """The names, in the order of their numbers, none too wide for its place."""
        room = self.page.width * (0.4 if self.beside else 1) / self.size - 3
        return [font.shortened(name, room) for name in self.numbers]

    @property
    def column(self) -> float:
        """How wide one column is, in CSS pixels."""
        return (max(map(font.advances().width, self.names), default=0.0) + 3) * self.size

    @property
    def columns(self) -> int:
        """How many columns there are."""
        if self.beside:
            return ceil(len(self.numbers) * LINE * self.size / (self.page.height - 2 * self.page.font))
        return max(1, min(len(self.numbers), int(self.page.width / self.column)))

    @property
    def takes(self) -> float:
        """How many CSS pixels of the page's height, or width, it takes."""
        if not self.numbers:
            return 0.0
        if self.beside:
            return self.columns * self.column + GAP * self.page.font
        return LINE * self.size * ceil(len(self.numbers) / self.columns) + GAP * self.page.font

    @property
    def part(self) -> float:
        """Which part of the plot it takes."""
        return self.takes / ((self.page.width if self.beside else self.page.height) - self.page.font)

    @property
    def fits(self) -> bool:
        """Whether it leaves most of the page to the rings."""
        return self.takes <= KEY_MOST * (self.page.width if self.beside else self.page.height)

    def radius(self, trace: Json) -> float:
        """The radius of the rings of a trace in what it leaves, in CSS pixels."""
        domain, page = trace.get("domain", {}), self.page
        (left, right), (low, high) = domain.get("x", [0, 1]), domain.get("y", [0, 1])
        rim = max(12.0, 1.2 * page.font) + 0.3 * page.font
        wide = page.width - rim - (self.takes if self.beside else 0)
        tall = page.height - page.font - (0 if self.beside else self.takes)
        return float(min(wide * (right - left), tall * (high - low)) / 2)


def key_height(figure: Json, page: Page) -> float:
    """How many CSS pixels the key below the rings takes where the rings are as wide as the page lets them."""
    rings = _rings(figure)
    if not rings:
        return 0.0
    tall = replace(page, height_mm=HEIGHTS[1])
    return Key(_plan(rings, page, Key({}, tall))[1], tall).takes


def fit_slices(figure: Json, page: Page) -> None:
    """Break, number or leave out what does not fit, and write the key."""
    rings = _rings(figure)
    if not rings:
        return
    key = Key({}, page)
    for _ in range(3):
        labels, numbers = _plan(rings, page, key)
        key = Key(numbers, page)
    if not key.fits:
        key = Key({}, page)
        labels = _plan(rings, page, key, numbered=False)[0]
    for trace, names in zip(rings, labels, strict=True):
        trace["labels"] = names
        trace["textinfo"] = "label"  # lines broken for a screen are not those of a page
        trace.pop("text", None)
    if key.numbers:
        _make_room(figure, rings, key)
        _write(key, figure["layout"])


def _rings(figure: Json) -> list[Json]:
    return [t for t in figure["data"] if t["type"] == "sunburst" and t.get("ids") and t.get("parents")]


def _plan(
    rings: list[Json], page: Page, key: Key, *, numbered: bool = True
) -> tuple[list[list[str]], dict[str, int]]:
    """The labels of each ring's slices, and the numbers of the names that are in the key."""
    numbers: dict[str, int] = {}
    planned = []
    for trace in rings:
        radius = key.radius(trace)
        depth = radius / 2 if any(trace["parents"]) else radius
        values, parents = trace["values"], trace["parents"]
        whole = sum(value for value, parent in zip(values, parents, strict=True) if not parent) or 1
        labels = []
        for name, value, parent in zip(trace["labels"], values, parents, strict=True):
            words, end = unescape(str(name)), radius if parent else depth
            share = value / whole
            lines = _lines(words, share, end, depth, TEXT * page.font)
            if lines is not None:
                labels.append("<br>".join(escape(line, quote=False) for line in lines))
            elif numbered and _fits(["88"], share, end, depth, TEXT * page.font):
                labels.append(str(numbers.setdefault(words, len(numbers) + 1)))
            else:
                labels.append(str(name))
        planned.append(labels)
    return planned, numbers


def _lines(name: str, share: float, end: float, depth: float, size: float) -> list[str] | None:
    """The name in as few lines as fit into its slice; None where none do."""
    width = font.advances().width(name)
    if _fits([name], share, end, depth, size):
        return [name]
    for parts in range(2, MOST_LINES + 1):
        for uneven in UNEVEN:
            lines = _parted(name, width / parts * uneven)
            if _fits(lines, share, end, depth, size):
                return lines
    return None


def _parted(name: str, width: float) -> list[str]:
    """A name broken after its slashes, else between its words."""
    if "/" not in name:
        return font.wrap(name, width, MOST_LINES)
    lines, line = [], ""
    terms = name.split("/")
    for number, term in enumerate(terms):
        piece = term + ("/" if number < len(terms) - 1 else "")
        if line and font.advances().width(line + piece) > width:
            lines.append(line)
            line = ""
        line += piece
    return [*lines, line]


def _fits(lines: list[str], share: float, end: float, depth: float, size: float) -> bool:
    """Whether lines of text fit along the radius of a slice that ends at ``end``, so deep."""
    along = max(map(font.advances().width, lines)) * size
    inner = 0.96 * end - along
    return along <= 0.9 * depth and LINE * len(lines) * size <= 0.95 * min(share, 0.45) * 2 * pi * inner


def _make_room(figure: Json, rings: list[Json], key: Key) -> None:
    """Everything moved away from where the key stands."""
    part = key.part
    for trace in rings:
        domain = trace.get("domain", {})
        if key.beside:
            trace["domain"] = domain | {"x": [(1 - part) * end for end in domain.get("x", [0, 1])]}
        else:
            trace["domain"] = domain | {"y": [part + (1 - part) * end for end in domain.get("y", [0, 1])]}
    for note in figure["layout"].get("annotations") or []:
        if note.get("yref") == "paper" and not key.beside:
            note["y"] = part + (1 - part) * note["y"]


def _write(key: Key, layout: Json) -> None:
    names = [f"{number}\u00a0{escape(name, quote=False)}" for number, name in enumerate(key.names, 1)]
    rows = ceil(len(names) / key.columns)
    left, top = (1 - key.part, 0.5) if key.beside else (0.0, key.part * (1 - GAP * key.page.font / key.takes))
    wide = (key.part if key.beside else 1.0) / key.columns
    for column in range(key.columns):
        text = "<br>".join(names[column * rows : (column + 1) * rows])
        note = {"text": text, "align": "left", "showarrow": False, "borderpad": 0, "font": {"size": key.size}}
        note |= {"x": left + column * wide, "y": top, "xref": "paper", "yref": "paper", "xanchor": "left"}
        layout.setdefault("annotations", []).append(note | {"yanchor": "middle" if key.beside else "top"})
