"""The way into a paper: a dialog that shows the figure as it will be printed, and gives every file of it."""

from collections.abc import Callable

import streamlit as st

from analysis.core.question import Question
from analysis.core.registry import Figure
from analysis.export import bundle
from analysis.export.bundle import Look
from analysis.export.caption import caption
from analysis.export.documents.files import for_spreadsheets
from analysis.export.documents.slide import MIME
from analysis.export.documents.table_files import TableLook, table_file
from analysis.export.layout.sizes import FONTS, HEIGHTS, SIZES, WIDTHS, suiting_font
from analysis.export.result import Result
from analysis.labels import LANGUAGE_NAMES, LANGUAGES
from data.core.problems import UserError
from pages._ui.core.cards import export_collection
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache
from pages._ui.core.state.view import View

FILES = {
    "PDF": ("pdf", "application/pdf"),
    "SVG": ("svg", "image/svg+xml"),
    "PNG": ("png", "image/png"),
    "HTML": ("html", "text/html"),
    "CSV": ("csv", "text/csv"),
    "LaTeX": ("tex", "text/x-tex"),
}
OWN, OWN_SIZE = "own", (120.0, 80.0)


def button(view: View, figure: Figure, question: Question) -> None:
    """Opens the dialog of one figure."""
    labels = view.labels
    pressed = st.button(
        labels("card.export"),
        icon=":material/ios_share:",
        type="tertiary",
        help=labels("card.export"),
        key=view.key(f"export.{figure.name}"),
    )
    if pressed:
        title = labels("export.dialog", title=labels.title(figure.name))
        st.dialog(title, width="large")(_dialog)(view, figure, question)


def _dialog(view: View, figure: Figure, question: Question) -> None:
    result = cache.result(figure, question)
    controls, picture = st.columns(2, gap="medium")
    with controls:
        look = _look(view)
        _downloads(view, result, look)
        _collect(view, result, look)
    st.caption(plain(caption(result, result.labels(look.lang))))
    with picture:  # last, so that the dialog stands before the figure is drawn
        _preview(view, result, look)


def _preview(view: View, result: Result, look: Look) -> None:
    """The exported SVG itself, and what had to be changed in it."""
    try:
        with st.spinner(view.labels("export.drawing")):
            svg = cache.paper_file(result, look, "svg")
    except UserError as error:
        st.error(plain(messages.raised(view.labels, error)))
        return
    st.image(svg.content.decode(), width="stretch", alt=result.labels(look.lang).title(result.name))
    for note in svg.notes:
        st.caption(plain(bundle.words(note, view.labels)))


def _look(view: View) -> Look:
    """Size, text, language and colour, as chosen."""
    labels = view.labels
    size = st.selectbox(
        labels("export.size"),
        [*SIZES, OWN],
        format_func=lambda name: labels(f"export.size.{name}"),
        key=view.key("export.size"),
    )
    size = _millimetres(view, size)
    font = st.number_input(
        labels("export.font"), *FONTS, suiting_font(size), 0.5, key=view.key(f"export.font.{size == 'slide'}")
    )
    lang = st.segmented_control(
        labels("frame.language"),
        LANGUAGES,
        default=labels.lang,
        format_func=LANGUAGE_NAMES.__getitem__,
        key=view.key("export.lang"),
    )
    grey = st.toggle(labels("export.grey"), key=view.key("export.grey"))
    return Look(size, font, lang or labels.lang, grey)


def _millimetres(view: View, name: str) -> str:
    """The size of this name, or what its width and height were changed to."""
    labels, (wide, high) = view.labels, SIZES.get(name, OWN_SIZE)
    with st.container(horizontal=True):
        width = st.number_input(labels("export.width"), *WIDTHS, wide, 1.0, key=view.key(f"export.width.{name}"))
        height = st.number_input(
            labels("export.height"),
            *HEIGHTS,
            high,
            1.0,
            placeholder=labels("export.height.auto"),
            key=view.key(f"export.height.{name}"),
        )
    if name != OWN and (width, height) == (wide, high):
        return name
    return f"{width:g}" if height is None else f"{width:g}x{height:g}"


def _downloads(view: View, result: Result, look: Look) -> None:
    """Every file, made when it is asked for."""
    labels = view.labels
    stem = f"kokoroscope_{result.name}_{view.corpus.id}"
    with st.container(horizontal=True, gap="xsmall"):
        st.download_button(
            labels("export.bundle"),
            _making(result, look, "zip"),
            file_name=f"{stem}.zip",
            mime="application/zip",
            type="primary",
            icon=":material/folder_zip:",
            help=labels("export.bundle.help"),
            key=view.key("export.zip"),
            on_click="ignore",
        )
        st.download_button(
            labels("export.slide"),
            _making(result, look, "pptx"),
            file_name=f"{stem}.pptx",
            mime=MIME,
            icon=":material/slideshow:",
            help=labels("export.slide.help"),
            key=view.key("export.pptx"),
            on_click="ignore",
        )
        for name, (suffix, mime) in FILES.items():
            too_large = suffix == "png" and not look.fits_pixels
            st.download_button(
                name,
                _making(result, look, suffix),
                file_name=f"{stem}.{suffix}",
                mime=mime,
                disabled=too_large,
                help=labels("error.png_too_large") if too_large else None,
                key=view.key(f"export.{suffix}"),
                on_click="ignore",
            )


def _making(result: Result, look: Look, suffix: str) -> Callable[[], bytes]:
    """Makes one file when it is called."""
    if suffix == "csv":
        return lambda: for_spreadsheets(result.frame)
    if suffix == "tex":
        return lambda: table_file(result.as_table, "tex", TableLook(look.lang)).content
    return lambda: cache.paper_file(result, look, suffix).content


def _collect(view: View, result: Result, look: Look) -> None:
    labels = view.labels
    pressed = st.button(
        labels("export.collect"),
        icon=":material/add:",
        type="tertiary",
        help=labels("export.collect.help"),
        key=view.key("export.collect"),
    )
    if not pressed:
        return
    if export_collection.put(result, look):
        st.toast(labels("export.collected", n=len(export_collection.orders())), icon=":material/folder_zip:")
        st.rerun()  # closes the dialog; the sidebar shows it
    st.warning(labels("export.collected_already"))
