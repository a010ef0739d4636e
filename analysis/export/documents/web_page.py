"""Figures and tables as one HTML page that opens without a server: pictures, numbers, captions, methods.

Nothing on it acts or asks for anything. Where a licence allows excerpts only, tables that quote are left out.
"""

from base64 import b64encode
from collections.abc import Sequence
from html import escape
from importlib import resources

from analysis.display.tables import present
from analysis.export import caption
from analysis.export.documents.files import for_spreadsheets
from analysis.export.documents.paper_table import Cell, PaperTable, plain_table
from analysis.export.render.files import draw
from analysis.export.result import Result
from analysis.figures.kit.theme import PAPER_THEMES
from analysis.labels import Labels, Language

WIDTH_MM, FONT_PT = 170.0, 9.0
MOST_ROWS = 500  # shown; the file of the numbers holds all of them
EXCERPT = 50  # rows with the corpus' own words
OWN_WORDS = {"topic_sub"}
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def web_page(results: Sequence[Result], lang: Language, *, title: str = "", address: str = "") -> bytes:
    """The page; ``address`` leads back to where it was made."""
    labels = Labels(lang)
    heading = title or labels("web_page.title")
    parts = [_section(result, result.labels(lang)) for result in results]
    back = ""
    if address.startswith(("http://", "https://")):
        back = f'<p><a href="{escape(address)}" rel="noreferrer">{escape(labels("web_page.back"))}</a></p>'
    cards = {one.corpus.id: one.corpus.manifest.card for r in results for one in r.question.selections}
    licences = "".join(
        f"<p>{escape(f'{name}: {card.licence}. {card.citation}')}</p>" for name, card in cards.items()
    )
    style = resources.files(__package__).joinpath("web_page.css").read_text("utf-8")
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(heading)}</title><style>{style}</style></head><body>\n"
        f"<header><h1>{escape(heading)}</h1>{back}</header>\n<main>\n{''.join(parts)}</main>\n"
        f"<footer>{licences}<p>{escape(caption.software())}</p></footer>\n</body></html>\n"
    ).encode()


def _section(result: Result, labels: Labels) -> str:
    """A figure or table under its title, with what stands behind it."""
    title = escape(labels.title(result.name))
    limited = any(one.corpus.manifest.card.text_export != "free" for one in result.question.selections)
    if limited and result.question.table.quotes:
        return f"<section><h2>{title}</h2><p>{escape(labels('web_page.quotes'))}</p></section>\n"
    if limited and OWN_WORDS & set(result.frame.columns):
        result = Result(result.figure, result.question, result.frame.head(EXCERPT))
    table = _table(result, labels)
    body = _picture(result, labels) if result.figure else table
    numbers = _more(labels("card.data"), table) if result.figure else ""
    methods = _more(labels("table_file.methods"), f"<p>{escape(caption.methods(result, labels))}</p>")
    figure = f"<figure>{body}<figcaption>{escape(caption.caption(result, labels))}</figcaption></figure>"
    return f"<section><h2>{title}</h2>{figure}{numbers}{methods}</section>\n"


def _picture(result: Result, labels: Labels) -> str:
    assert result.figure is not None
    figure = result.figure.function(result.frame, labels=labels, theme=PAPER_THEMES["print"])
    drawn = b64encode(draw(figure, width_mm=WIDTH_MM, font_pt=FONT_PT).to_svg()).decode()
    return f'<img alt="{escape(labels.title(result.name))}" src="data:image/svg+xml;base64,{drawn}">'


def _table(result: Result, labels: Labels) -> str:
    """The rows, and a link to the file that holds all of them."""
    shown = plain_table(result.frame.head(MOST_ROWS), labels)
    more = ""
    if result.frame.height > MOST_ROWS:
        counts = {"n": labels.number(MOST_ROWS), "of": labels.number(result.frame.height)}
        more = f"<p>{escape(labels('web_page.first', **counts))}</p>"
    content = b64encode(for_spreadsheets(present(result.frame, labels))).decode()
    link = f'<a download="{result.name}.csv" href="data:text/csv;base64,{content}">CSV</a>'
    return f'<div class="rows">{_rows(shown)}</div>{more}<p>{link}</p>'


def _rows(table: PaperTable) -> str:
    kinds = [' class="number"' if column.is_number else "" for column in table.columns]
    head = "".join(
        f"<th{kind}>{escape(column.heading)}</th>" for column, kind in zip(table.columns, kinds, strict=True)
    )
    body = "".join(
        "<tr>" + "".join(f"<td{kind}>{_cell(cell)}</td>" for cell, kind in zip(row, kinds, strict=True)) + "</tr>"
        for row in table.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(cell: Cell) -> str:
    text = escape(cell.text)
    return (f"<strong>{text}</strong>" if cell.bold else text) + escape(cell.suffix)


def _more(title: str, content: str) -> str:
    return f"<details><summary>{escape(title)}</summary>{content}</details>"
