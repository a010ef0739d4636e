"""A table as an Excel workbook: typed numbers on one sheet, what they are on another."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import polars as pl

NO_DATE = datetime(1980, 1, 1)
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
STYLE = "Table Style Light 1"
MAX_ROWS = 1_048_575
MAX_CHARS = 32_767


def xlsx(frame: pl.DataFrame, about: Sequence[tuple[str, str]], sheets: tuple[str, str]) -> bytes:
    """The workbook; no text in it is run as a formula.

    Args:
        frame: the table; at most ``MAX_ROWS`` rows fit.
        about: (heading, text) pairs for the second sheet.
        sheets: names of the two sheets.
    """
    import xlsxwriter

    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        book.set_properties({"created": NO_DATE})
        _cells(frame.head(MAX_ROWS)).write_excel(
            book,
            sheets[0],
            autofit=True,
            freeze_panes=(1, 0),
            float_precision=4,
            table_style="Table Style Light 1",
        )
        sheet, wrapped = book.add_worksheet(sheets[1]), book.add_format({"text_wrap": True, "valign": "top"})
        bold = book.add_format({"bold": True, "valign": "top"})
        sheet.set_column(0, 0, 18)
        sheet.set_column(1, 1, 100)
        for row, (heading, text) in enumerate(about):
            sheet.write_string(row, 0, heading, bold)
            sheet.write_string(row, 1, text[:MAX_CHARS], wrapped)
    return buffer.getvalue()


def _cells(frame: pl.DataFrame) -> pl.DataFrame:
    """Codes as text, and headings that differ in more than upper and lower case, as Excel wants them."""
    names: dict[str, str] = {}
    seen: dict[str, int] = {}
    for name in frame.columns:
        number = seen[name.lower()] = seen.get(name.lower(), 0) + 1
        names[name] = name if number == 1 else f"{name} ({number})"
    texts = [name for name, dtype in frame.schema.items() if not (dtype.is_numeric() or dtype.is_temporal())]
    return frame.with_columns(pl.col(texts).cast(pl.String).str.slice(0, MAX_CHARS)).rename(names)
