"""The slide of a figure, opened again as a presentation."""

from io import BytesIO

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Mm

from analysis.export.bundle import Look, file_of
from analysis.export.caption import caption, methods
from analysis.export.layout.sizes import SIZES
from analysis.export.result import Result
from analysis.labels import Labels


@pytest.fixture(params=["ja", "en"])
def lang(request) -> str:
    return str(request.param)


def test_a_slide_has_title_picture_and_notes(topics: Result, lang: str):
    rendered = file_of(topics, Look(lang=lang), "pptx")
    presentation = Presentation(BytesIO(rendered.content))
    (slide,) = presentation.slides
    labels = Labels(lang)
    assert presentation.slide_width / presentation.slide_height == pytest.approx(16 / 9, abs=1e-3)
    assert slide.shapes.title.text_frame.text == labels.title("topic_bars")
    notes = slide.notes_slide.notes_text_frame.text
    assert caption(topics, labels) in notes
    assert methods(topics, labels) in notes
    (picture,) = [shape for shape in slide.shapes if shape.shape_type == 13]
    image = Image.open(BytesIO(picture.image.blob))
    assert image.width == pytest.approx(picture.width / Mm(25.4) * 300, abs=1)
    assert picture.left + picture.width <= presentation.slide_width
    assert picture.top + picture.height <= presentation.slide_height
    assert slide.shapes.title.top + slide.shapes.title.height <= picture.top


def test_a_slide_holds_nothing_of_who_made_it(topics: Result):
    properties = Presentation(BytesIO(file_of(topics, Look(), "pptx").content)).core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert properties.created == properties.modified
    assert properties.created.year == 1980


def test_every_size_by_name_is_a_page(topics: Result):
    for name, (width, _) in SIZES.items():
        assert f'width="{width:g}mm"' in file_of(topics, Look(name), "svg").content.decode()
        assert f"{width:g} " in Labels("ja")(f"export.size.{name}")
