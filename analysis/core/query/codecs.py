"""How the values of conditions are written in a URL and read back: one small class per kind of value.

Every codec reads strictly (ValueError) and writes canonically, so that one filter has one spelling.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import numpy as np

Interval = tuple[float, float]
Ranges = tuple[tuple[int, int], ...]
Near = tuple[str, int, str]
MAX_TEXT = 1_000


class Codec(Protocol):
    """Reads and writes one kind of value."""

    def read(self, text: str) -> Any:
        """The value, or ValueError."""

    def write(self, value: Any) -> str:
        """The one spelling of a value."""


ITEM = re.compile(r"(?:\\.|[^\\,])+|\\$", re.DOTALL)
ESCAPED = re.compile(r"\\([\\,])")


def split_names(text: str) -> list[str]:
    r"""The names in a text that are separated by commas; a comma of a name itself is written ``\,``."""
    return [name for item in ITEM.findall(text) if (name := ESCAPED.sub(r"\1", item).strip())]


def join_names(names: Iterable[str]) -> str:
    """The names in one text, as ``split_names`` reads them."""
    return ",".join(name.replace("\\", "\\\\").replace(",", "\\,") for name in names)


@dataclass(frozen=True)
class Names:
    """A set of codes: ``workplace,school``."""

    options: tuple[str, ...] | None = None
    """The codes allowed, in order; None: any."""

    def read(self, text: str) -> tuple[str, ...]:
        """The codes without duplicates, in the order of ``options``."""
        names = dict.fromkeys(split_names(text))
        if not names or (self.options and not names.keys() <= set(self.options)):
            raise ValueError(text)
        return self.order(names)

    def order(self, names: Iterable[str]) -> tuple[str, ...]:
        """Canonical order."""
        return tuple(sorted(names, key=self.options.index if self.options else None))

    def write(self, value: tuple[str, ...]) -> str:
        """Joined by commas; one in a code has a backslash before it."""
        return join_names(value)


@dataclass(frozen=True)
class One(Names):
    """A single code."""

    def read(self, text: str) -> str:  # type: ignore[override]
        """The code."""
        if self.options is None or text not in self.options:
            raise ValueError(text)
        return text

    def write(self, value: str) -> str:  # type: ignore[override]
        """Unchanged."""
        return value


@dataclass(frozen=True)
class IntervalCodec:
    """A closed interval of numbers: ``70-98``; ``70-`` and ``-98`` run to the ends."""

    low: float
    high: float

    def read(self, text: str) -> Interval:
        """(low, high), both inside the domain."""
        match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)?\s*(-)?\s*(\d+(?:\.\d+)?)?\s*", text)
        if not match or not (match[1] or match[3]):
            raise ValueError(text)
        low = _number(match[1]) if match[1] else self.low
        high = _number(match[3]) if match[3] else (self.high if match[2] else low)
        if not self.low <= low <= high <= self.high:
            raise ValueError(text)
        return low, high

    def write(self, value: Interval) -> str:
        """``low-high``."""
        low, high = (np.format_float_positional(end, trim="-") for end in value)
        return f"{low}-{high}"


@dataclass(frozen=True)
class Numbers:
    """A set of whole numbers as ranges: ``10-40,57``."""

    high: int = 2**32 - 1

    def read(self, text: str) -> Ranges:
        """Disjoint ranges in order."""
        ranges = []
        for part in filter(None, (part.strip() for part in text.split(","))):
            match = re.fullmatch(r"(\d{1,10})(?:-(\d{1,10}))?", part)
            if not match:
                raise ValueError(text)
            low, high = int(match[1]), int(match[2] or match[1])
            if not low <= high <= self.high:
                raise ValueError(text)
            ranges.append((low, high))
        if not ranges:
            raise ValueError(text)
        return merge(ranges)

    def write(self, value: Ranges) -> str:
        """Joined by commas."""
        return ",".join(str(low) if low == high else f"{low}-{high}" for low, high in value)


def merge(ranges: Iterable[tuple[int, int]]) -> Ranges:
    """Disjoint ranges in order; adjacent and overlapping ones are merged."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return tuple(merged)


def compact(numbers: Iterable[int]) -> Ranges:
    """Numbers as ranges."""
    return merge((n, n) for n in numbers)


@dataclass(frozen=True)
class Dates:
    """A closed interval of days: ``2020-03-01..2021-02-28``; either end may be open."""

    low: date = date(1900, 1, 1)
    high: date = date(2199, 12, 31)

    def read(self, text: str) -> tuple[date, date]:
        """(first day, last day)."""
        first, dots, last = (part.strip() for part in text.partition(".."))
        if not (first or last):
            raise ValueError(text)
        low = date.fromisoformat(first) if first else self.low
        high = date.fromisoformat(last) if last else (self.high if dots else low)
        if not self.low <= low <= high <= self.high:
            raise ValueError(text)
        return low, high

    def write(self, value: tuple[date, date]) -> str:
        """``first..last``."""
        low, high = value
        last = "" if high == self.high else high.isoformat()
        first = "" if low == self.low and last else low.isoformat()
        return f"{first}..{last}"


@dataclass(frozen=True)
class IntervalsCodec:
    """An interval for each of some names: ``felt_respected:3-5,…``."""

    options: tuple[str, ...]
    span: IntervalCodec

    def read(self, text: str) -> tuple[tuple[str, Interval], ...]:
        """((name, (low, high)), …) in the options' order."""
        intervals = {}
        for part in filter(None, (part.strip() for part in text.split(","))):
            name, _, interval = part.partition(":")
            if name not in self.options:
                raise ValueError(text)
            intervals[name] = self.span.read(interval)
        if not intervals:
            raise ValueError(text)
        return tuple((name, intervals[name]) for name in self.options if name in intervals)

    def write(self, value: tuple[tuple[str, Interval], ...]) -> str:
        """Joined by commas."""
        return ",".join(f"{name}:{self.span.write(interval)}" for name, interval in value)


@dataclass(frozen=True)
class Text:
    """Text as typed, without control characters."""

    def read(self, text: str) -> str:
        """The text."""
        if not text or len(text) > MAX_TEXT or any(ord(c) < 32 for c in text):
            raise ValueError(text)
        return text

    def write(self, value: str) -> str:
        """Unchanged."""
        return value


@dataclass(frozen=True)
class NearText:
    """The dialogues most similar to a sentence: ``50:眠れない`` or ``50@ENCODER:眠れない``."""

    encoder: str
    """The encoder where none is named."""
    default_k: int = 50
    max_k: int = 10_000

    def read(self, text: str) -> tuple[str, int, str]:
        """(sentence, number of dialogues, encoder)."""
        match = re.fullmatch(r"(?:(\d{1,5})(?:@([^:]{1,300}))?:)?(.*)", text, re.DOTALL)
        assert match is not None
        k = int(match[1] or self.default_k)
        if not 1 <= k <= self.max_k or not match[3].strip():
            raise ValueError(text)
        return Text().read(match[3].strip()), k, match[2] or self.encoder

    def write(self, value: tuple[str, int, str]) -> str:
        """``k:sentence``."""
        text, k, encoder = value
        return f"{k}:{text}" if encoder == self.encoder else f"{k}@{encoder}:{text}"


def _number(text: str) -> float:
    number = float(text)
    return int(number) if number.is_integer() else number
