"""Tables for papers as texts in cells, the same for LaTeX, Markdown and Word."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import floor, log10

import polars as pl

from analysis.core.compare import FACT
from analysis.display.small_samples import MARK
from analysis.display.tables import present
from analysis.labels import Labels

DASH = "–"
MINUS = "−"
LARGE, LEAST = 100, 1e-6
SEVERAL = 0.1
DIFFERENCE = ("a", "b", "difference")
# Numbers that name something or say where it stands.
PLAIN = {
    *("dialogue_id", "dialogue_a", "dialogue_b", "nearest_id", "example_dialogue", "counselor_id", "client_id"),
    *("person", "partner", "position", "position_2", "other_position", "answer_position", "example_position"),
    *("utterance", "begin", "seed", "year"),
}


@dataclass(frozen=True)
class Cell:
    """One cell."""

    text: str
    #: whether the text is the best value of its column
    bold: bool = False
    #: what follows the text and is never bold
    suffix: str = ""


@dataclass(frozen=True)
class Column:
    """A column with its heading."""

    heading: str
    is_number: bool = False


@dataclass(frozen=True)
class PaperTable:
    """A table as a paper prints it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    #: what the signs in its cells mean
    notes: tuple[str, ...] = ()


def plain_table(frame: pl.DataFrame, labels: Labels) -> PaperTable:
    """A frame with headings and codes in words, and equal decimals within each column."""
    readable = present(frame, labels)
    is_mixed = "statistic" in frame.columns  # each row counts or measures something else
    pooled = _with_interval(frame)
    whole = _counts(frame)
    columns = tuple(Column(column.name, column.dtype.is_numeric()) for column in readable.iter_columns())
    texts = [
        _plain(column) if name in PLAIN else _texts(column, labels, pooled.get(name, column), is_mixed=is_mixed)
        for name, column in zip(frame.columns, readable.iter_columns(), strict=True)
    ]
    for row in whole:
        for place, name in enumerate(frame.columns):
            if name in DIFFERENCE:
                texts[place][row] = number(frame[name][row], 0)
    rows = tuple(tuple(Cell(text) for text in row) for row in zip(*texts, strict=True))
    return PaperTable(columns, rows, small_note(rows, labels))


def small_note(rows: Iterable[Iterable[Cell]], labels: Labels) -> tuple[str, ...]:
    """What the mark of small samples means, if a cell has one."""
    is_marked = any(cell.text.endswith(MARK) for row in rows for cell in row)
    return (labels("paper.small"),) if is_marked else ()


def _plain(column: pl.Series) -> list[str]:
    """Numbers that count nothing, such as ids and years: without separators."""
    return [DASH if value in (None, "") else str(value) for value in column]


def _counts(frame: pl.DataFrame) -> list[int]:
    """The rows of differences that only count, without a test."""
    if "effect_kind" not in frame.columns:
        return []
    counted = [pl.col(name).is_null() | (pl.col(name) == pl.col(name).round()) for name in DIFFERENCE]
    numbers = frame.select(((pl.col("effect_kind") == FACT) & pl.all_horizontal(counted)).arg_true())
    return numbers.to_series().to_list()


def _with_interval(frame: pl.DataFrame) -> dict[str, pl.Series]:
    """An estimate and the bounds after it have equally many decimals: for each, the numbers of all three."""
    place = frame.columns.index("low") if {"low", "high"} <= set(frame.columns) else 0
    first = place - len(DIFFERENCE if "effect_kind" in frame.columns else ("estimate",))
    names = [*frame.columns[max(0, first) : place], "low", "high"] if place else []
    if not names or not all(frame.schema[name].is_float() for name in names):
        return {}
    every = pl.concat([frame[name].alias("every") for name in names])
    return dict.fromkeys(names, every)


def _texts(column: pl.Series, labels: Labels, pool: pl.Series, *, is_mixed: bool) -> list[str]:
    """The cells of a column; ``pool``: the numbers whose decimals it has."""
    if column.dtype.is_numeric() and is_mixed:
        return [decimals(column[row : row + 1])(value) for row, value in enumerate(column)]
    if column.dtype.is_numeric():
        write = decimals(pool)
        return [write(value) for value in column]
    if column.dtype == pl.Boolean:
        return [DASH if value is None else labels("paper.yes" if value else "paper.no") for value in column]
    return [DASH if value in (None, "") else str(value) for value in column]


def decimals(column: pl.Series) -> Callable[[float | None], str]:
    """Writes the numbers of a column with equally many decimals: none for integers, fewer for large numbers.

    Where small numbers stand below large ones, as of measures with several units, each has its own decimals.
    """
    values = [float(value) for value in column if value is not None and value == value]
    if all(value.is_integer() for value in values):
        return lambda value: number(value, 0)
    small = sum(abs(value) < 1 and not value.is_integer() for value in values)
    if max(map(abs, values)) >= LARGE and small >= SEVERAL * len(values):
        return lambda value: number(value, _digits(abs(value or 0.0)))
    digits = _digits(max(map(abs, values)))
    return lambda value: number(value, digits)


def _digits(size: float) -> int:
    """Three decimals below 1, more where nothing but zeros would be seen, fewer for larger numbers."""
    if size >= LARGE:
        return 1
    if size >= 1 or size == 0.0:
        return 2
    return max(3, 1 - floor(log10(size))) if size >= LEAST else 3


def number(value: float | None, digits: int) -> str:
    """A number with thousands separated and a minus sign; a dash if there is none."""
    if value is None or value != value:
        return DASH
    written = f"{value:,.{digits}f}"
    is_zero = not written.strip("-0.,")  # what is rounded to zero has no sign
    return written.removeprefix("-") if is_zero else written.replace("-", MINUS)


def interval(low: float | None, high: float | None, digits: int) -> str:
    """An interval in brackets; a dash if there is none."""
    if low is None or high is None:
        return DASH
    return f"[{number(low, digits)}, {number(high, digits)}]"
