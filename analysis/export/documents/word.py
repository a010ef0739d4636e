"""A table as a Word document: caption above, rules as in journals, notes below."""

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from analysis.core.text.safe_text import xml_text
from analysis.export.documents.paper_table import PaperTable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

NO_DATE = datetime(1980, 1, 1)
LATIN, JAPANESE = "Times New Roman", "Yu Mincho"
SIZE_PT = 9


def docx(table: PaperTable, *, title: str, note: str) -> bytes:
    """The document; the header row is repeated on each page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document = begun(title, SIZE_PT)
    grid = document.add_table(rows=1, cols=len(table.columns))
    for cell, column in zip(grid.rows[0].cells, table.columns, strict=True):
        cell.paragraphs[0].add_run(xml_text(column.heading)).bold = True
    for row in table.rows:
        for cell, value, column in zip(grid.add_row().cells, row, table.columns, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.add_run(xml_text(value.text)).bold = value.bold
            paragraph.add_run(xml_text(value.suffix))
            if column.is_number:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _rules(grid)
    for text in filter(None, (note, *table.notes)):
        document.add_paragraph(xml_text(text))
    return saved(document)


def begun(title: str, size_pt: float) -> "Document":
    """A document with its title, in fonts for both scripts."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document = Document()
    _set_properties(document, title)
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = LATIN, Pt(size_pt)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), JAPANESE)
    document.add_paragraph().add_run(xml_text(title)).bold = True
    return document


def saved(document: "Document") -> bytes:
    """The document as a file."""
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_properties(document: "Document", title: str) -> None:
    """Nothing of the person or the time that made it."""
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "", xml_text(title), ""
    properties.created = properties.modified = NO_DATE


def _rules(grid: "Table") -> None:
    """Lines above and below the table and below its header, which is repeated on each page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    def borders(tag: str, sides: tuple[str, ...]) -> Any:
        element = OxmlElement(tag)
        for side in sides:
            line = OxmlElement(f"w:{side}")
            for name, value in (("val", "single"), ("sz", "8"), ("space", "0"), ("color", "000000")):
                line.set(qn(f"w:{name}"), value)
            element.append(line)
        return element

    grid._tbl.tblPr.append(borders("w:tblBorders", ("top", "bottom")))
    header = grid.rows[0]
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    header._tr.get_or_add_trPr().append(repeated)
    for cell in header.cells:
        cell._tc.get_or_add_tcPr().append(borders("w:tcBorders", ("bottom",)))
