"""How the values of a condition are written in a URL and read back: one small class a kind of value.

Every kind is strict in reading (ValueError) and canonical in writing, so that one filter has one
spelling.
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


class Kind(Protocol):
    """Reads and writes one kind of value."""

    def read(self, text: str) -> Any:
        """The value, or ValueError."""

    def write(self, value: Any) -> str:
        """The one spelling of a value."""


@dataclass(frozen=True)
class Names:
    """A set of codes: ``workplace,school``; ``options`` None means any plain code."""

    options: tuple[str, ...] | None = None

    def read(self, text: str) -> tuple[str, ...]:
        """The codes, each once, in the options' order."""
        names = dict.fromkeys(name.strip() for name in text.split(","))
        names.pop("", None)
        if not names or (self.options and not names.keys() <= set(self.options)):
            raise ValueError(text)
        return self.order(names)

    def order(self, names: Iterable[str]) -> tuple[str, ...]:
        """Canonical order."""
        return tuple(sorted(names, key=self.options.index if self.options else None))

    def write(self, value: tuple[str, ...]) -> str:
        """Joined by commas."""
        return ",".join(value)


@dataclass(frozen=True)
class One(Names):
    """A single code."""

    def read(self, text: str) -> str:  # type: ignore[override]
        """The code."""
        if self.options is None or text not in self.options:
            raise ValueError(text)
        return text

    def write(self, value: str) -> str:  # type: ignore[override]
        """As it is."""
        return value


@dataclass(frozen=True)
class Span:
    """A closed interval of numbers: ``70-98``; ``70-`` and ``-98`` run to the ends."""

    low: float
    high: float

    def read(self, text: str) -> Interval:
        """(low, high), both inside the domain."""
        found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)?\s*(-)?\s*(\d+(?:\.\d+)?)?\s*", text)
        if not found or not (found[1] or found[3]):
            raise ValueError(text)
        low = _number(found[1]) if found[1] else self.low
        high = _number(found[3]) if found[3] else (self.high if found[2] else low)
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
            found = re.fullmatch(r"(\d{1,10})(?:-(\d{1,10}))?", part)
            if not found:
                raise ValueError(text)
            low, high = int(found[1]), int(found[2] or found[1])
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
    """Ranges made disjoint; neighbours joined."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return tuple(merged)


def compact(numbers: Iterable[int]) -> Ranges:
    """Single numbers as ranges."""
    return merge((n, n) for n in numbers)


@dataclass(frozen=True)
class Dates:
    """A closed interval of days: ``2020-03-01..2021-02-28``; either end may be left open."""

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
class Spans:
    """An interval for each of some names: ``felt_respected:3-5,…``."""

    options: tuple[str, ...]
    span: Span

    def read(self, text: str) -> tuple[tuple[str, Interval], ...]:
        """((name, (low, high)), …) in the options' order."""
        found = {}
        for part in filter(None, (part.strip() for part in text.split(","))):
            name, _, interval = part.partition(":")
            if name not in self.options:
                raise ValueError(text)
            found[name] = self.span.read(interval)
        if not found:
            raise ValueError(text)
        return tuple((name, found[name]) for name in self.options if name in found)

    def write(self, value: tuple[tuple[str, Interval], ...]) -> str:
        """Joined by commas."""
        return ",".join(f"{name}:{self.span.write(interval)}" for name, interval in value)


@dataclass(frozen=True)
class Text:
    """Words as typed; control characters have no place in them."""

    def read(self, text: str) -> str:
        """The text."""
        if not text or len(text) > MAX_TEXT or any(ord(c) < 32 for c in text):
            raise ValueError(text)
        return text

    def write(self, value: str) -> str:
        """As it is."""
        return value


@dataclass(frozen=True)
class NearText:
    """What is most like a sentence: ``50:眠れない``, or ``50@ENCODER:眠れない``; the number may be left out."""

    encoder: str
    usual: int = 50
    most: int = 10_000

    def read(self, text: str) -> tuple[str, int, str]:
        """(sentence, how many, encoder)."""
        found = re.fullmatch(r"(?:(\d{1,5})(?:@([^:]{1,300}))?:)?(.*)", text, re.DOTALL)
        assert found is not None
        k = int(found[1] or self.usual)
        if not 1 <= k <= self.most or not found[3].strip():
            raise ValueError(text)
        return Text().read(found[3].strip()), k, found[2] or self.encoder

    def write(self, value: tuple[str, int, str]) -> str:
        """``k:sentence``."""
        text, k, encoder = value
        return f"{k}:{text}" if encoder == self.encoder else f"{k}@{encoder}:{text}"


def _number(text: str) -> float:
    number = float(text)
    return int(number) if number.is_integer() else number
