"""Tables for papers as texts in cells, the same for LaTeX, Markdown and Word."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import polars as pl

from analysis.display.small_samples import MARK
from analysis.display.tables import present
from analysis.labels import Labels

DASH = "–"
MINUS = "−"


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
    columns = tuple(Column(column.name, column.dtype.is_numeric()) for column in readable.iter_columns())
    texts = [_texts(column) for column in readable.iter_columns()]
    rows = tuple(tuple(Cell(text) for text in row) for row in zip(*texts, strict=True))
    return PaperTable(columns, rows, small_note(rows, labels))


def small_note(rows: Iterable[Iterable[Cell]], labels: Labels) -> tuple[str, ...]:
    """What the mark of small samples means, if a cell has one."""
    is_marked = any(cell.text.endswith(MARK) for row in rows for cell in row)
    return (labels("paper.small"),) if is_marked else ()


def _texts(column: pl.Series) -> list[str]:
    if column.dtype.is_numeric():
        write = decimals(column)
        return [write(value) for value in column]
    return [DASH if value is None else str(value) for value in column]


def decimals(column: pl.Series) -> Callable[[float | None], str]:
    """Writes the numbers of a column with equally many decimals: none for integers, fewer for large numbers."""
    values = [float(value) for value in column if value is not None and value == value]
    digits = 0
    if not all(value.is_integer() for value in values):
        largest = max(map(abs, values))
        digits = 1 if largest >= 100 else 2 if largest >= 1 else 3
    return lambda value: number(value, digits)


def number(value: float | None, digits: int) -> str:
    """A number with thousands separated and a minus sign; a dash if there is none."""
    if value is None or value != value:
        return DASH
    return f"{value:,.{digits}f}".replace("-", MINUS)


def interval(low: float | None, high: float | None, digits: int) -> str:
    """An interval in brackets; a dash if there is none."""
    if low is None or high is None:
        return DASH
    return f"[{number(low, digits)}, {number(high, digits)}]"
