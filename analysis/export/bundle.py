"""Everything about one figure in a zip: pictures, numbers, caption, methods, references, and its script."""

import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import polars as pl

from analysis.core import registry
from analysis.core.compare import both
from analysis.core.registry import Entry
from analysis.display.files import for_spreadsheets
from analysis.display.filters import differences_in_words
from analysis.export import caption, tables
from analysis.export.caption import Shown
from analysis.export.layout.sizes import fits_pixels, read_size, suiting_font
from analysis.export.notes import Note
from analysis.export.render.files import FORMATS, Rendered, draw, html_of, json_of, render
from analysis.export.script import script
from analysis.figures.kit.theme import PAPER_THEMES
from analysis.labels import LANGUAGES, Labels, Language
from analysis.query.selection import Selection
from data.problems import UserError

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
    """The files of one figure by name, and what its reader should know of them."""

    name: str
    files: Mapping[str, bytes]
    notes: tuple[Note, ...] = ()

    def zip(self) -> bytes:
        """As one zip; the same files, the same bytes."""
        return _zipped(self.files)


def figure_named(name: str) -> Entry:
    """A registered figure. Raises UserError naming those there are."""
    registry.load()
    if name not in registry.FIGURES:
        raise UserError(f"no figure '{name[:60]}'; there are: {', '.join(registry.FIGURES)}")
    return registry.FIGURES[name]


def table_of(entry: Entry) -> Entry:
    """The table that a figure draws; its options are the figure's. Raises UserError."""
    if entry.of is None:
        raise UserError(f"{entry.name} is no figure; ask for the table instead")
    return registry.TABLES[entry.of.__name__]


def shown(
    entry: Entry,
    selection: Selection,
    options: Mapping[str, Any],
    other: Selection | None = None,
    frame: pl.DataFrame | None = None,
) -> Shown:
    """What a figure shows; ``other`` is cohort B, ``frame`` its table where that is already at hand."""
    table = table_of(entry)
    nothing = selection.is_empty or (other is not None and other.is_empty)
    if nothing and other is None and table.apart == "one":  # one dialogue can be read whatever is selected
        frame = table.function(selection, **options)
        nothing = frame.is_empty()
    if nothing:
        raise UserError("no dialogue matches the filter: there is nothing to draw")
    if frame is None and other is None:
        frame = table.function(selection, **options)
    elif frame is None:
        frame = both(table.function, selection, other, **options)  # type: ignore[arg-type]
    return Shown(entry, selection, options, frame, other)


def figure_of(what: Shown, look: Look) -> Any:
    """The figure in the paper's theme, before it is laid out on a page."""
    return what.entry.function(what.frame, labels=Labels(look.lang), theme=PAPER_THEMES[look.theme])


def file_of(what: Shown, look: Look, format: str) -> Rendered:
    """One file of a figure: svg, pdf, png, html, json, or zip for all of them. Raises UserError."""
    if format == "zip":
        made = bundle(what, look)
        return Rendered(made.zip(), "application/zip", made.notes)
    if format not in FORMATS:
        raise UserError(f"no format '{format[:20]}'; there are {', '.join(FORMATS)}, zip")
    return render(figure_of(what, look), format=format, **look.page)


def latex_of(what: Shown, look: Look) -> bytes:
    """The figure's numbers as a LaTeX table with its caption."""
    labels = Labels(look.lang)
    told = caption.caption(what, labels)
    return tables.latex(what.frame, labels, caption=told, label=f"tab:{what.entry.name}")


def bundle(what: Shown, look: Look) -> Bundle:
    """All files of one figure. Raises UserError where it cannot be drawn."""
    figure = figure_of(what, look)
    drawing = draw(figure, **look.page)
    labels = Labels(look.lang)
    files = {
        "figure.pdf": drawing.to_pdf(),
        "figure.svg": drawing.to_svg(),
        "figure.html": html_of(figure, greyscale=look.greyscale),
        "figure.json": json_of(figure),
        "figure.py": script(what, look.lang, look.theme).encode(),
        "table.csv": for_spreadsheets(what.frame),
        "table.tex": latex_of(what, look),
        "references.bib": caption.bibtex(what).encode(),
    }
    notes = drawing.notes
    if drawing.fits_pixels:
        files["figure.png"] = drawing.to_png()
    else:
        notes = (*notes, Note("no_pixels"))
    files["README.txt"] = _readme(what, labels, drawing.page.width_mm, drawing.page.height_mm, notes).encode()
    if what.differences is not None:
        files["differences.csv"] = for_spreadsheets(what.differences)
        told = differences_in_words(what.differences, labels)
        named = f"{labels.title(what.entry.name)}: {labels('cohort.difference')}. {told}"
        files["differences.tex"] = tables.latex(
            what.differences, labels, caption=named, label=f"tab:{what.entry.name}-differences"
        )
    for lang in LANGUAGES:
        files[f"caption.{lang}.txt"] = _caption(what, Labels(lang), drawing.notes).encode()
        files[f"methods.{lang}.txt"] = (caption.methods(what, Labels(lang)) + "\n").encode()
    return Bundle(f"{what.entry.name}_{what.selection.corpus.id}", files, notes)


def collection(bundles: Iterable[Bundle]) -> bytes:
    """Several figures in one zip, a folder each, numbered as collected, with one list of references."""
    files: dict[str, bytes] = {}
    references: dict[str, None] = {}
    for number, one in enumerate(bundles, 1):
        folder = f"{number:02d}_{re.sub(r'[^A-Za-z0-9_-]', '_', one.name)}"
        files |= {f"{folder}/{name}": content for name, content in one.files.items()}
        references |= dict.fromkeys(re.split(r"\n\n(?=@)", one.files["references.bib"].decode().strip()))
    if not files:
        raise UserError("nothing has been collected yet")
    files["references.bib"] = ("\n\n".join(references) + "\n").encode()
    return _zipped(files)


def _caption(what: Shown, labels: Labels, notes: tuple[Note, ...]) -> str:
    """The caption, and which names the picture has no room for."""
    told = [words(note, labels) for note in notes if note.code == "left_out"]
    return ("" if labels.lang == "ja" else " ").join([caption.caption(what, labels), *told]) + "\n"


def _readme(what: Shown, labels: Labels, width: float, height: float, notes: tuple[Note, ...]) -> str:
    corpora = [s.corpus for s in (what.selection, what.other) if s is not None]
    return labels(
        "export.readme",
        title=labels.title(what.entry.name),
        size=f"{width:g} × {height:g} mm",
        extra=labels("export.readme.differences") if what.differences is not None else "",
        corpora=labels.comma.join(dict.fromkeys(f"{corpus.id} ({corpus.version})" for corpus in corpora)),
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
