"""Rows of CSV, TSV and spreadsheets: where the header is, what to drop around it, one bad row at a time."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from data.core.problems import Problems
from data.importing.files.encodings import UnknownEncoding, decode
from data.importing.files.record import Record
from data.importing.vocabulary import known_columns

LONGEST = (1 << 31) - 1
SEPARATORS = ",;\t|"
SEP_LINE = re.compile(r"\"?sep=(.)\"?", re.IGNORECASE)
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
HEAD = 50
MOST_LINES, MOST_CHARS = 500, 1 << 20
SUFFIXES = (".csv", ".tsv", ".tab")


class Row(NamedTuple):
    """One row of a table: its number, as a spreadsheet counts, and its cells."""

    number: int
    cells: list[str]


def from_csv(name: str, data: bytes, problems: Problems) -> Iterator[Record]:
    """The records of a CSV or TSV; a row that cannot be read is listed, the others stay."""
    try:
        text = decode(name, data, problems)
    except UnknownEncoding as error:
        problems.add(name, "unknown_encoding", kept=False, detail=error)
        return
    yield from from_text(name, text, problems)


def from_text(name: str, text: str, problems: Problems) -> Iterator[Record]:
    """The records of a table as text."""
    lines = LINE.findall(text.removeprefix("\ufeff"))
    first = 1
    separator = None
    if lines and (match := SEP_LINE.fullmatch(lines[0].strip())):
        separator, lines, first = match[1], lines[1:], 2
    separator = separator or separator_of(name, lines)
    yield from records_of(name, _rows(name, lines, separator, first, problems), problems)


def separator_of(name: str, lines: list[str]) -> str:
    """A tab in .tsv, else the sign that divides the first lines, most often into equally many cells."""
    if name.lower().endswith((".tsv", ".tab")):
        return "\t"
    sample = [line for line in lines[:HEAD] if line.strip()]

    def fit(separator: str) -> tuple[int, int]:
        counts = Counter(line.count(separator) for line in sample)
        count, n = counts.most_common(1)[0] if counts else (0, 0)
        return (n if count else 0, count)

    return max(SEPARATORS, key=fit)


def records_of(name: str, rows: Iterable[Row], problems: Problems, sheet: str = "") -> Iterator[Record]:
    """Rows as records: the header found, empty rows and empty cells at the end dropped, long rows listed.

    ``sheet``: of a workbook, which stands after the file's name.
    """
    rows = iter(rows)
    head: list[Row] = []
    for row in rows:
        if any(cell.strip() for cell in row.cells):
            head.append(row)
        if len(head) == HEAD:
            break
    if not head:
        return
    where = f"{name} {sheet}".strip()
    index = header_index([row.cells for row in head])
    header = _trimmed(head[index].cells)
    if index:
        problems.add(where, "title_rows", kept=True, n=index)
    names = _distinct(header)
    cut = 0
    for number, cells in (*head[index + 1 :], *_filled(rows)):
        if cells == header:
            continue
        if len(cells) > len(names):
            if any(cell.strip() for cell in cells[len(names) :]):
                problems.add(
                    f"{where} row {number}", "invalid_csv_row", kept=False, detail=f"{len(cells)} > {len(names)}"
                )
                continue
            cut += 1
            cells = cells[: len(names)]
        yield Record(
            f"{where} row {number}", dict(zip_longest(names, (cell or None for cell in cells))), None, where, True
        )
    if cut:
        problems.add(where, "empty_cells", kept=True, n=cut)


def header_index(rows: list[list[str]]) -> int:
    """Which of the first rows holds the names of the columns: the first, unless titles stand above them."""
    widths = [sum(bool(cell.strip()) for cell in row) for row in rows]
    if known_columns(rows[0]) >= 2 or len(rows) == 1:
        return 0
    known = next((index for index, row in enumerate(rows[:20]) if known_columns(row) >= 2), None)
    if known is not None:
        return known
    usual = Counter(widths).most_common(1)[0][0]
    return next((index for index, width in enumerate(widths[:20]) if width >= max(2, 0.6 * usual)), 0)


def _filled(rows: Iterator[Row]) -> Iterator[Row]:
    """Rows of which at least one cell holds something; the rest of a spreadsheet is empty."""
    return (row for row in rows if any(row.cells) and any(cell.strip() for cell in row.cells))


def _trimmed(header: list[str]) -> list[str]:
    """The header without the empty cells at its end."""
    width = len(header)
    while width > 1 and not header[width - 1].strip():
        width -= 1
    return header[:width]


def _distinct(names: list[str]) -> list[str]:
    """The column names, without white space around them; a repeated one gets a number."""
    seen: Counter[str] = Counter()
    distinct = []
    for name in map(str.strip, names):
        seen[name] += 1
        distinct.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return distinct


def _rows(name: str, lines: list[str], separator: str, first: int, problems: Problems) -> Iterator[Row]:
    """Rows of CSV. A row whose quotes are wrong costs that row alone: reading goes on with the next line."""
    csv.field_size_limit(LONGEST)
    number, index, width = first, 0, _usual_width(lines, separator)
    while index < len(lines):
        line = lines[index]
        if '"' not in line:
            cells, used = line.rstrip("\r\n").split(separator), 1
        else:
            cells, used = _quoted(lines, index, separator, width)
            if not cells:
                cells = _leniently(line.rstrip("\r\n"), separator)
                used = 1
                if len(cells) == width:
                    problems.add(f"{name} row {number}", "quotes_mended", kept=True)
                else:
                    problems.add(f"{name} row {number}", "invalid_csv", kept=False)
                    cells = []
        if cells:
            yield Row(number, cells)
        number, index = number + 1, index + used


def _usual_width(lines: list[str], separator: str) -> int:
    """How many cells most of the first lines have; lines with quotes are not looked at."""
    counts = Counter(line.count(separator) for line in lines[:HEAD] if '"' not in line and line.strip())
    return counts.most_common(1)[0][0] + 1 if counts else 0


def _quoted(lines: list[str], index: int, separator: str, width: int) -> tuple[list[str], int]:
    """The cells of a row with quotes, and how many lines it takes; no cells where the quotes are wrong."""
    chunk, quotes = "", 0
    for used, line in enumerate(lines[index : index + MOST_LINES], start=1):
        chunk += line
        quotes += line.count('"')
        if len(chunk) > MOST_CHARS and used > 1:
            break
        if quotes % 2:
            continue
        try:
            rows = list(csv.reader([chunk], delimiter=separator, strict=True))
        except csv.Error:
            return [], 1
        inner = lines[index + 1 : index + used]
        swallowed = width > 2 and len(inner) > 1 and all(row.count(separator) == width - 1 for row in inner)
        return ([], 1) if len(rows) != 1 or swallowed else (rows[0], used)
    return [], 1


def _leniently(line: str, separator: str) -> list[str]:
    """The cells of one line where a quote ends a cell only before a separator or the end of the line."""
    cells, start = [], 0
    closing = re.compile(rf'"(?={re.escape(separator)}|$)')
    while start <= len(line):
        end = closing.search(line, start + 1) if line.startswith('"', start) else None
        if end:
            cells.append(line[start + 1 : end.start()].replace('""', '"'))
            start = end.end() + 1
        else:
            stop = line.find(separator, start)
            stop = len(line) if stop < 0 else stop
            cells.append(line[start:stop])
            start = stop + 1
    return cells
