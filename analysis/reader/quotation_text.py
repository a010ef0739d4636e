"""A quotation as text and as LaTeX: nothing in it acts, nothing in it is lost."""

import re

import polars as pl

from analysis.display.files import LATEX
from analysis.labels import Labels
from analysis.query.codecs import compact
from analysis.reader.quotation import MOST
from analysis.text.safe_text import ZWJ, Piece, pieces
from data.card import Card

EMOJI = re.compile(
    "(?:[\U0001f1e6-\U0001f1ff]{2}"
    "|[#*0-9]\ufe0f\u20e3"
    "|[\u203c-\u3299\U0001f000-\U0001faff](?:[\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f])*"
    f"(?:{ZWJ}[\u2190-\u2bff\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*)*)"
)
PICTURED = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b05-\u2b55\u231a-\u23ff]|\ufe0f")
PREAMBLE = (
    "% XeLaTeX or LuaLaTeX with a font for this text; give \\kokoroemoji a font with emoji, as {\\emojifont #1}",
    "\\providecommand{\\kokoroemoji}[1]{#1}",
    "\\providecommand{\\kokorocontrol}[1]{\\texttt{[#1]}}",
)


def as_text(quote: pl.DataFrame, card: Card, labels: Labels) -> str:
    """The lines, each with role and position, then where they come from; empty where there are none."""
    if quote.is_empty():
        return ""
    lines = []
    for row in quote.iter_rows(named=True):
        who = labels.value("role", row["role"])
        lines.append(f"{who} [{row['position']}]{labels('quote.colon')}{_plain(row['text'])}")
        shown = _plain(row["translation"]) if row["translation"] else labels("quote.place")
        lines.append(f"    {shown}")
    return "\n".join([*lines, "", _source(quote, card, labels), ""])


def as_latex(quote: pl.DataFrame, card: Card, labels: Labels) -> str:
    """The same as a quote environment, every character of the text escaped, with the key of the citation."""
    if quote.is_empty():
        return ""
    lines = []
    for row in quote.iter_rows(named=True):
        who = _latex(labels.value("role", row["role"]))
        lines.append(rf"\item[{{{who} {row['position']}}}] {_latex(row['text'])}")
        shown = _latex(row["translation"] or labels("quote.place"))
        lines.append(rf"  \\ \textit{{{shown}}}")
    key = re.match(r"\s*@\w+\{\s*([^,\s]+)", card.bibtex)
    cite = f" \\cite{{{key[1]}}}" if key else ""
    source = _latex(_source(quote, card, labels))
    body = [r"\begin{quote}", r"\begin{description}", *lines, r"\end{description}"]
    return "\n".join([*PREAMBLE, *body, rf"{{\small {source}{cite}}}", r"\end{quote}", ""])


def _source(quote: pl.DataFrame, card: Card, labels: Labels) -> str:
    first = quote.row(0, named=True)
    positions = ", ".join(
        str(low) if low == high else f"{low}–{high}" for low, high in compact(quote["position"].to_list())
    )
    parts = [
        labels(
            "quote.source",
            corpus=labels.title_of(card, first["corpus"]),
            dialogue=first["dialogue_id"],
            positions=positions,
            version=first["version"],
        )
    ]
    for made_by in quote["translation_from"].drop_nulls().unique(maintain_order=True):
        own = labels("quote.original")
        parts.append(labels("quote.translation", source=own if made_by == "original" else made_by))
    parts += [card.licence or labels("frame.no_licence"), card.citation]
    return "".join(part.rstrip(".") + labels("quote.stop") for part in parts if part).rstrip()


def limited(quote: pl.DataFrame, asked: int) -> bool:
    """Whether the licence left out some of the lines that were asked for."""
    return asked > quote.height == MOST


def _plain(text: str) -> str:
    """Text in which what is hidden is named and what stands on several lines stays apart."""
    return "".join(_named(piece) if piece.kind == "control" else piece.text for piece in pieces(text)).replace(
        "\n", "\n    "
    )


def _named(piece: Piece) -> str:
    return f"[{piece.code}]"


def _latex(text: str) -> str:
    """Text for LaTeX: special characters escaped, hidden ones named, emoji whole and by themselves."""
    made = []
    for piece in pieces(text):
        if piece.kind == "control":
            made.append(rf"\kokorocontrol{{{piece.code}}}")
            continue
        at = 0
        for found in EMOJI.finditer(piece.text):
            if not PICTURED.search(found[0]) and not "\U0001f1e6" <= found[0][0] <= "\U0001f1ff":
                continue
            made.append(_escaped(piece.text[at : found.start()]))
            made.append(rf"\kokoroemoji{{{found[0]}}}")
            at = found.end()
        made.append(_escaped(piece.text[at:]))
    return "".join(made)


def _escaped(text: str) -> str:
    """LaTeX's own characters escaped; ligatures it would make of quotes and dashes kept apart."""
    plain = text.translate(LATEX).replace("\t", " ")
    plain = re.sub(r"(?<=-)(?=-)|(?<=[`'?!<>,])(?=[`'<>,])", "{}", plain)
    return re.sub(r"\s*\n\s*", r" \\newline ", plain)
