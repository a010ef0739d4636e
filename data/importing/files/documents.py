"""Word documents (.docx): paragraphs as a transcript, tables with named columns as rows."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from data.core.problems import Problems
from data.importing.files.record import Record
from data.importing.files.tables import Row, header_index, records_of
from data.importing.files.transcripts import transcript
from data.importing.files.workbooks import MAX_UNPACKED, unpacked_size
from data.importing.vocabulary import known_columns

SUFFIXES = (".docx",)


def from_document(name: str, data: bytes, problems: Problems) -> Iterator[Record]:
    """The dialogue of a document, or the rows of its tables."""
    import docx

    unpacked = unpacked_size(data)
    if unpacked > MAX_UNPACKED:
        problems.add(name, "too_large", kept=False, size=f"{unpacked >> 20:,}", limit=f"{MAX_UNPACKED >> 20:,}")
        return
    try:
        document = docx.Document(BytesIO(data))
        lines, tables = _content(document)
    except Exception as error:  # python-docx has no error of its own for what is damaged inside a document
        problems.add(name, "invalid_document", kept=False, detail=error)
        return
    named = [rows for rows in tables if known_columns(rows[header_index([r.cells for r in rows[:50]])].cells) >= 2]
    if named:
        for number, rows in enumerate(named, start=1):
            yield from records_of(name, rows, problems, f"table {number}" if len(named) > 1 else "")
        return
    yield from transcript(name, "\n".join(lines), problems)


def _content(document: Any) -> tuple[list[str], list[list[Row]]]:
    """All lines in order, those of tables with a tab between the cells; and the tables by themselves."""
    from docx.table import Table

    lines: list[str] = []
    tables: list[list[Row]] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            rows = [Row(n, [cell.text for cell in row.cells]) for n, row in enumerate(block.rows, start=1)]
            rows = [row for row in rows if any(cell.strip() for cell in row.cells)]
            if rows:
                tables.append(rows)
            lines += ["\t".join(row.cells) for row in rows]
        else:
            lines += block.text.split("\n")
    return lines, tables
