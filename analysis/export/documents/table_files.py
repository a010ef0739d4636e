"""A table as a file for a paper: CSV, Excel, Word, LaTeX or Markdown, with its caption."""

from collections.abc import Callable
from dataclasses import dataclass

from analysis.core.errors import mistake
from analysis.display.tables import present
from analysis.export import caption
from analysis.export.documents.excel import xlsx
from analysis.export.documents.files import for_spreadsheets
from analysis.export.documents.paper_table import Cell, PaperTable, plain_table
from analysis.export.documents.tables import latex_table
from analysis.export.documents.word import docx
from analysis.export.render.files import Rendered
from analysis.export.result import Result
from analysis.export.shapes import SHAPES
from analysis.labels import Language

SHAPED = ("docx", "tex", "md")  # formats for reading, in which a table may have the shape of a paper


@dataclass(frozen=True)
class TableLook:
    """How a table is written."""

    lang: Language = "en"
    #: codes and column names of the code in place of words; for CSV and Excel
    codes: bool = False
    #: the shape that papers print, where the table has one; for Word, LaTeX and Markdown
    paper: bool = False


def table_file(result: Result, format: str, look: TableLook) -> Rendered:
    """A table as a file. Raises UserError for an unknown format."""
    if format not in WRITERS:
        raise mistake("unknown_table_format", format=format[:20], formats=", ".join(WRITERS))
    write, mime = WRITERS[format]
    return Rendered(write(result, look), mime)


def has_shape(result: Result) -> bool:
    """Whether there is a paper's shape of a table."""
    return result.question.table.name in SHAPES


def _csv(result: Result, look: TableLook) -> bytes:
    return for_spreadsheets(result.frame if look.codes else present(result.frame, result.labels(look.lang)))


def _xlsx(result: Result, look: TableLook) -> bytes:
    labels = result.labels(look.lang)
    frame = result.frame if look.codes else present(result.frame, labels)
    about = [
        (labels("table_file.title"), labels.title(result.name)),
        (labels("table_file.caption"), caption.caption(result, labels)),
        (labels("table_file.methods"), caption.methods(result, labels)),
        (labels("table_file.references"), caption.bibtex(result)),
    ]
    return xlsx(frame, about, (labels("table_file.sheet"), labels("table_file.about")))


def _docx(result: Result, look: TableLook) -> bytes:
    labels, table = result.labels(look.lang), _table(result, look)
    return docx(table, title=labels.title(result.name), note=caption.caption(result, labels, titled=False))


def _latex(result: Result, look: TableLook) -> bytes:
    table = _table(result, look)
    return latex_table(table, caption=_caption(result, look), label=f"tab:{result.name}")


def _markdown(result: Result, look: TableLook) -> bytes:
    table = _table(result, look)
    rule = ["---:" if column.is_number else "---" for column in table.columns]
    rows = [[_md_cell(cell) for cell in row] for row in table.rows]
    lines = [[_md(column.heading) for column in table.columns], rule, *rows]
    body = "".join("| " + " | ".join(line) + " |\n" for line in lines)
    text = "\n\n".join(filter(None, (_md(_caption(result, look)), *map(_md, table.notes))))
    return f"{body}\n{text}\n".encode()


def _table(result: Result, look: TableLook) -> PaperTable:
    labels = result.labels(look.lang)
    if look.paper and has_shape(result) and not result.frame.is_empty():
        return SHAPES[result.question.table.name](result, labels)
    return plain_table(result.frame, labels)


def _caption(result: Result, look: TableLook) -> str:
    return caption.caption(result, result.labels(look.lang))


def _md_cell(cell: Cell) -> str:
    text, suffix = _md(cell.text), _md(cell.suffix)
    between = " " if cell.suffix.startswith(" ") else ""
    return (f"**{text}**" if cell.bold else text) + between + suffix


def _md(text: str) -> str:
    """Text in one line of Markdown, in which nothing acts."""
    escaped = "".join(f"\\{sign}" if sign in "\\`*_[]<>|#~$" else sign for sign in " ".join(text.split()))
    return escaped.replace("&", "&amp;")


Writer = Callable[[Result, TableLook], bytes]
WRITERS: dict[str, tuple[Writer, str]] = {
    "csv": (_csv, "text/csv"),
    "xlsx": (_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "docx": (_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "tex": (_latex, "application/x-tex"),
    "md": (_markdown, "text/markdown"),
}
