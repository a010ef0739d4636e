"""A figure as one 16:9 slide: its title above, the picture below, caption and methods in the notes."""

from datetime import datetime
from io import BytesIO

from analysis.core.text.safe_text import xml_text
from analysis.export.render.files import Drawing

WIDTH_MM, HEIGHT_MM = 338.67, 190.5
MARGIN_MM, TITLE_MM = 12.0, 22.0
PICTURE_MM = (WIDTH_MM - 2 * MARGIN_MM, HEIGHT_MM - TITLE_MM - 2 * MARGIN_MM)
TITLE_PT, PPI = 28, 300
MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
NO_DATE = datetime(1980, 1, 1)


def pptx(drawing: Drawing, *, title: str, notes: str) -> bytes:
    """The presentation; the title is text that can be edited, the picture has 300 dots an inch."""
    from pptx import Presentation
    from pptx.util import Mm, Pt

    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Mm(WIDTH_MM), Mm(HEIGHT_MM)
    properties = presentation.core_properties
    properties.author, properties.title, properties.last_modified_by = "", xml_text(title), ""
    properties.created = properties.modified = NO_DATE
    title_only = presentation.slide_layouts[5]
    slide = presentation.slides.add_slide(title_only)
    heading = slide.shapes.title
    heading.left, heading.top = Mm(MARGIN_MM), Mm(MARGIN_MM / 2)
    heading.width, heading.height = Mm(WIDTH_MM - 2 * MARGIN_MM), Mm(TITLE_MM)
    heading.text_frame.text = xml_text(title)
    heading.text_frame.paragraphs[0].runs[0].font.size = Pt(TITLE_PT)
    picture = slide.shapes.add_picture(
        BytesIO(drawing.to_png(PPI)),
        Mm((WIDTH_MM - drawing.page.width_mm) / 2),
        Mm(TITLE_MM + MARGIN_MM),
        Mm(drawing.page.width_mm),
        Mm(drawing.page.height_mm),
    )
    picture._element.nvPicPr.cNvPr.set("descr", xml_text(title))
    slide.notes_slide.notes_text_frame.text = xml_text(notes)
    buffer = BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()
