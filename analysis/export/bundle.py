"""Everything about one figure in a zip: pictures, numbers, caption, methods, references, and its script."""

import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import polars as pl

from analysis.core import registry
from analysis.core.errors import mistake
from analysis.core.question import Question
from analysis.core.registry import Figure
from analysis.display.filters import differences_in_words
from analysis.export import caption
from analysis.export.documents import slide, tables
from analysis.export.documents.files import for_spreadsheets
from analysis.export.documents.table_files import TableLook, table_file
from analysis.export.layout.sizes import SLIDE_PT, fits_pixels, read_size, suiting_font
from analysis.export.notes import Note
from analysis.export.render.files import FORMATS, Rendered, draw, html_of, json_of, render
from analysis.export.result import Result
from analysis.export.script import script
from analysis.figures.kit.theme import PAPER_THEMES
from analysis.labels import LANGUAGES, Labels, Language

FIRST_DAY = (1980, 1, 1, 0, 0, 0)


WIDE = 1.5  # times its height


@dataclass(frozen=True)
class Look:
    """How a figure is to look: its size by name or in mm, its text, its language, with or without colour."""

    size: str = "acl-column"
    font_pt: float | None = None
    lang: Language = "en"
    greyscale: bool = False

    @property
    def theme(self) -> str:
        """The name of the theme for paper."""
        width, height = read_size(self.size)
        wide = height is not None and width >= WIDE * height
        return ("grey" if self.greyscale else "print") + ("-wide" if wide else "")

    @property
    def fits_pixels(self) -> bool:
        """Whether there can be a PNG of it."""
        width, height = read_size(self.size)
        return height is None or fits_pixels(width, height)

    @property
    def page(self) -> dict[str, Any]:
        """As ``draw`` and ``render`` take it."""
        width, height = read_size(self.size)
        font_pt = suiting_font(self.size) if self.font_pt is None else self.font_pt
        return {"width_mm": width, "height_mm": height, "font_pt": font_pt, "greyscale": self.greyscale}


@dataclass(frozen=True)
class Bundle:
    """The files of one figure by name, and result its reader should know of them."""

    name: str
    files: Mapping[str, bytes]
    notes: tuple[Note, ...] = ()

    def zip(self) -> bytes:
        """As one zip; the same files, the same bytes."""
        return _zipped(self.files)


def figure_named(name: str) -> Figure:
    """A registered figure. Raises UserError naming those there are."""
    registry.load()
    if name not in registry.FIGURES:
        raise mistake("no_figure", name=name[:60], names=", ".join(registry.FIGURES))
    return registry.FIGURES[name]


def result_of(figure: Figure, question: Question, frame: pl.DataFrame | None = None) -> Result:
    """A figure with its numbers; ``frame`` is the question's answer where it is already at hand.

    Raises UserError where no dialogue matches; one dialogue can be read whatever is selected.
    """
    if any(selection.is_empty for selection in question.selections):
        if question.b is None and question.table.not_comparable == "one":
            frame = question.answer()
        if frame is None or frame.is_empty():
            raise mistake("nothing_to_draw")
    return Result(figure, question, question.answer() if frame is None else frame)


def figure_of(result: Result, look: Look) -> Any:
    """The figure in the paper's theme, before it is laid out on a page."""
    assert result.figure is not None
    return result.figure.function(result.frame, labels=result.labels(look.lang), theme=PAPER_THEMES[look.theme])


def file_of(result: Result, look: Look, format: str) -> Rendered:
    """One file of a figure: svg, pdf, png, html, json, pptx, or zip for all of them. Raises UserError."""
    if format == "zip":
        files = bundle(result, look)
        return Rendered(files.zip(), "application/zip", files.notes)
    if format == "pptx":
        return _slide(result, look)
    if format not in FORMATS:
        raise mistake("no_format", format=format[:20], names=", ".join((*FORMATS, "pptx", "zip")))
    return render(figure_of(result, look), format=format, **look.page)


def _slide(result: Result, look: Look) -> Rendered:
    """The figure as a slide; size and text suit a slide, whatever those of the look are."""
    labels = result.labels(look.lang)
    shown = replace(look, size="{:g}x{:g}".format(*slide.PICTURE_MM), font_pt=SLIDE_PT)
    drawing = draw(figure_of(result, shown), **shown.page)
    notes = "\n\n".join((_caption(result, labels, drawing.notes).strip(), caption.methods(result, labels)))
    content = slide.pptx(drawing, title=labels.title(result.name), notes=notes)
    return Rendered(content, slide.MIME, drawing.notes)


def bundle(result: Result, look: Look) -> Bundle:
    """All files of one figure. Raises UserError where it cannot be drawn."""
    figure = figure_of(result, look)
    drawing = draw(figure, **look.page)
    labels = result.labels(look.lang)
    files = {
        "figure.pdf": drawing.to_pdf(),
        "figure.svg": drawing.to_svg(),
        "figure.html": html_of(figure, greyscale=look.greyscale),
        "figure.json": json_of(figure),
        "figure.py": script(result, look.lang, look.theme).encode(),
        "table.csv": for_spreadsheets(result.frame),
        "table.tex": table_file(result.as_table, "tex", TableLook(look.lang)).content,
        "references.bib": caption.bibtex(result).encode(),
    }
    notes = drawing.notes
    if drawing.fits_pixels:
        files["figure.png"] = drawing.to_png()
    else:
        notes = (*notes, Note("no_pixels"))
    files["README.txt"] = _readme(result, labels, drawing.page.width_mm, drawing.page.height_mm, notes).encode()
    if result.differences is not None:
        files["differences.csv"] = for_spreadsheets(result.differences)
        about = differences_in_words(result.differences, labels)
        named = f"{labels.title(result.name)}: {labels('cohort.difference')}. {about}"
        files["differences.tex"] = tables.latex(
            result.differences, labels, caption=named, label=f"tab:{result.name}-differences"
        )
    for lang in LANGUAGES:
        files[f"caption.{lang}.txt"] = _caption(result, result.labels(lang), drawing.notes).encode()
        files[f"methods.{lang}.txt"] = (caption.methods(result, result.labels(lang)) + "\n").encode()
    return Bundle(f"{result.name}_{result.a.corpus.id}", files, notes)


def collection(bundles: Iterable[Bundle]) -> bytes:
    """Several figures in one zip, a folder each, numbered as collected, with one list of references."""
    files: dict[str, bytes] = {}
    references: dict[str, None] = {}
    for number, one in enumerate(bundles, 1):
        folder = f"{number:02d}_{re.sub(r'[^A-Za-z0-9_-]', '_', one.name)}"
        files |= {f"{folder}/{name}": content for name, content in one.files.items()}
        references |= dict.fromkeys(re.split(r"\n\n(?=@)", one.files["references.bib"].decode().strip()))
    if not files:
        raise mistake("nothing_collected")
    files["references.bib"] = ("\n\n".join(references) + "\n").encode()
    return _zipped(files)


def _caption(result: Result, labels: Labels, notes: tuple[Note, ...]) -> str:
    """The caption, and which names the picture has no room for."""
    sentences = [words(note, labels) for note in notes if note.code == "left_out"]
    return labels.sentences([caption.caption(result, labels), *sentences]) + "\n"


def _readme(result: Result, labels: Labels, width: float, height: float, notes: tuple[Note, ...]) -> str:
    corpora = [s.corpus for s in (result.a, result.b) if s is not None]
    return labels(
        "export.readme",
        title=labels.title(result.name),
        size=f"{width:g} × {height:g} mm",
        extra=labels("export.readme.differences") if result.differences is not None else "",
        corpora=labels.listing(dict.fromkeys(f"{corpus.id} ({corpus.version})" for corpus in corpora)),
        notes="".join("\n" + words(note, labels) for note in notes) + "\n" if notes else "",
    )


def words(note: Note, labels: Labels) -> str:
    """A note as a sentence."""
    return labels(f"export.note.{note.code}", value=note.value)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED, compresslevel=6)
    return buffer.getvalue()
