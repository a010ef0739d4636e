"""How wide the columns of a table are, so that all of them stand in the page."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import polars as pl

from analysis.labels import Labels

ROOM = 985  # px of a table in a window of 1440, beside its boxes to tick
LETTER, WIDE_LETTER, PADDING = 7.2, 13.2, 17
LEAST, MOST = 50, 420
TEXTS = (112, 72)  # px that a column of words keeps; the second in tables of very many columns
ASKED = ("metric", "attribute")
SEEN = 50  # rows that tell how wide a column is
NAMED = {"small": 75, "medium": 200, "large": 400}  # as Streamlit has them
FORMATS = {"percent": "{:.1%}", "localized": "{:,.10g}", "%.0f": "{:.0f}", "%.1f": "{:.1f}", "%.3f": "{:.3f}"}


def fitted(
    worded: pl.DataFrame, codes: Sequence[str], config: Mapping[str, Any], labels: Labels, room: int = ROOM
) -> dict[str, Any]:
    """The configuration of columns with which a table is no wider than ``room`` px, where it can be.

    ``codes``: what each column is called in data (empty: not in data). A table that fits stays as it is. In
    another, headings are shortened, and their whole is the tip; where that is not enough, headings end where
    the numbers below them do, long words are read by pressing their cell, and what was chosen above the table
    and is the same in every row (``ASKED``), or is empty in every row, is hidden: the table's own menu of columns
    shows it.
    """
    columns = [
        _Column(series, code, config.get(series.name) or {}, labels)
        for series, code in zip(worded.iter_columns(), codes, strict=True)
    ]
    if sum(column.width for column in columns) > room:
        for column in columns:
            column.shorten()
    hidden = [column.heading for column in columns if column.is_told_above or column.is_empty]
    if sum(column.width for column in columns) <= room:
        hidden = []
    columns = [column for column in columns if column.heading not in hidden]
    over = sum(column.width for column in columns) - room
    if over > 0:
        ways = [[column.narrowest(text) for column in columns] for text in TEXTS]
        narrowest = next((way for way in ways if sum(way) <= room), ways[-1])
        spare = _spare([column.width - least for column, least in zip(columns, narrowest, strict=True)], over)
        for column, least in zip(columns, narrowest, strict=True):
            column.narrow(least + spare)
    shown = {column.heading: column.config for column in columns if column.config}
    return shown | dict.fromkeys(hidden)


class _Column:
    """A column as it would be drawn."""

    def __init__(self, series: pl.Series, code: str, config: Mapping[str, Any], labels: Labels) -> None:
        self.heading, self.config = series.name, dict(config)
        self.short = labels.short(code) if code and not self.config.get("label") else None
        self.is_told_above = code in ASKED and series.n_unique() == 1
        self.is_empty = bool(code) and all(value in (None, labels("value.none")) for value in series)
        self.holds_words = series.dtype == pl.String
        given = self.config.get("width")
        self.given = NAMED.get(given) if isinstance(given, str) else given
        kind = self.config.get("type_config") or {}
        written = "" if kind.get("type") == "link" else kind.get("format") or ""
        self.cells = max((_wide(_written(value, written)) for value in series.head(SEEN)), default=0) + PADDING

    @property
    def width(self) -> float:
        """Its px, as Streamlit would make them."""
        if self.given is not None:
            return float(self.given)
        label = self.config.get("label")
        heading = _wide(self.heading if label is None else label) + PADDING
        return min(MOST, max(LEAST, heading, self.cells))

    def narrowest(self, text: int) -> float:
        """The px at which its numbers, or the beginning of its words (``text`` px), can be read."""
        if self.given is not None:
            return float(self.given)
        return min(self.width, max(LEAST, min(self.cells, text) if self.holds_words else self.cells))

    def shorten(self) -> None:
        """Take the short heading, where there is one."""
        if self.short is not None:
            self.config |= {"label": self.short, "help": self.config.get("help") or self.heading}

    def narrow(self, most: float) -> None:
        """Be no wider than so many px."""
        if self.given is None and self.width > most:
            self.config |= {"width": int(most), "help": self.config.get("help") or self.heading}


def _spare(slack: Sequence[float], over: float) -> float:
    """How many px each column may keep beyond its narrowest, so that ``over`` px are saved in all."""
    left = max(0.0, sum(slack) - over)
    spare = 0.0
    waiting = sorted(slack)
    for place, least in enumerate(waiting):
        step = min(least - spare, left / (len(waiting) - place))
        spare, left = spare + step, left - step * (len(waiting) - place)
    return spare


def _written(value: object, how: str) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return FORMATS.get(how, "{:.2f}").format(value)
    if isinstance(value, int) and how == "localized":
        return f"{value:,}"
    return value.strftime("%Y-%m-%d %H:%M") if isinstance(value, datetime) else str(value)


def _wide(text: str) -> float:
    """How many px a text in a table takes."""
    return sum(WIDE_LETTER if unicodedata.east_asian_width(letter) in "WFA" else LETTER for letter in text[:60])
