"""Spreadsheets (.xlsx, .xls, .ods): every sheet that holds a table, its cells as text."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from data.core.problems import Problems
from data.importing.files.record import Record
from data.importing.files.tables import Row, header_index, records_of
from data.importing.vocabulary import known_columns

SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
MAX_UNPACKED = 512 << 20


def from_workbook(name: str, data: bytes, problems: Problems) -> Iterator[Record]:
    """The records of all sheets; a sheet without the columns that the others have is listed."""
    from python_calamine import CalamineError, CalamineWorkbook

    unpacked = unpacked_size(data)
    if unpacked > MAX_UNPACKED:
        sizes = {"size": f"{unpacked >> 20:,}", "limit": f"{MAX_UNPACKED >> 20:,}"}
        problems.add(name, "too_large", kept=False, **sizes)
        return
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = [
            (title, _rows(book.get_sheet_by_name(title).to_python(skip_empty_area=False)))
            for title in _visible(book)
        ]
    except (CalamineError, OSError, ValueError) as error:
        problems.add(name, "invalid_workbook", kept=False, detail=error)
        return
    tables = [(title, rows) for title, rows in sheets if rows]
    named = {title for title, rows in tables if _has_known_columns(rows)}
    for title, rows in tables:
        if named and title not in named:
            problems.add(f"{name} {title}", "sheet_without_columns", kept=True)
        else:
            yield from records_of(name, rows, problems, title if len(tables) > 1 else "")


def _visible(book: Any) -> list[str]:
    """The sheets that a person sees, in order."""
    names: list[str] = []
    for sheet in book.sheets_metadata:
        if "Visible" in str(sheet.visible) and "WorkSheet" in str(sheet.typ):
            names.append(sheet.name)
    return names


def _has_known_columns(rows: list[Row]) -> bool:
    head = [row.cells for row in rows[:50]]
    return known_columns(head[header_index(head)]) >= 2


def _rows(cells: list[list[Any]]) -> list[Row]:
    rows = (Row(number, list(map(_text, row))) for number, row in enumerate(cells, start=1))
    return [row for row in rows if any(cell.strip() for cell in row.cells)]


def _text(cell: object) -> str:
    """A cell as a person reads it: whole numbers without a fraction, times in ISO 8601."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return f"{cell}" if isinstance(cell, timedelta) else str(cell)


def unpacked_size(data: bytes) -> int:
    """The size of all parts of a workbook that is a zip archive; 0 where it is none."""
    if not data.startswith(b"PK"):
        return 0
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError):
        return 0
