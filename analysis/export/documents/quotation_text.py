"""A quotation as text and as LaTeX: every character that acts is escaped, none is lost."""

import re
from typing import Any

import polars as pl

from analysis.core.query.codecs import compact
from analysis.core.text.latex import LATEX
from analysis.core.text.safe_text import ZWJ, Piece, pieces
from analysis.labels import Labels
from data.core.store.card import MAX_LINES, Card

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
    """The lines, each with role and position, then their source; empty if there are no lines."""
    if quote.is_empty():
        return ""
    lines = []
    for row in quote.iter_rows(named=True):
        who = _visible(speaker(row, labels))
        lines.append(f"{who} [{row['position']}]{labels('quote.colon')}{_visible(row['text'])}")
        translation = _visible(row["translation"]) if row["translation"] else labels("quote.place")
        lines.append(f"    {translation}")
    return "\n".join([*lines, "", source(quote, card, labels), ""])


def as_latex(quote: pl.DataFrame, card: Card, labels: Labels) -> str:
    """The same as a LaTeX quote environment with the key of the citation, and the macros it needs."""
    if quote.is_empty():
        return ""
    return "\n".join([*PREAMBLE, *latex_lines(quote, card, labels), ""])


def latex_lines(quote: pl.DataFrame, card: Card, labels: Labels) -> list[str]:
    """The lines of the quote environment alone."""
    lines = []
    for row in quote.iter_rows(named=True):
        who = _latex(speaker(row, labels))
        lines.append(rf"\item[{{{who} {row['position']}}}] {_latex(row['text'])}")
        translation = _latex(row["translation"] or labels("quote.place"))
        lines.append(rf"  \\ \textit{{{translation}}}")
    key = re.match(r"\s*@\w+\{\s*([^,\s]+)", card.bibtex)
    cite = f" \\cite{{{key[1]}}}" if key else ""
    about = _latex(source(quote, card, labels))
    body = [r"\begin{quote}", r"\begin{description}", *lines, r"\end{description}"]
    return [*body, rf"{{\small {about}{cite}}}", r"\end{quote}"]


def speaker(row: dict[str, Any], labels: Labels) -> str:
    """Who says a line: the role, with the name where the role does not tell."""
    role = labels.value("role", row["role"])
    return labels("reader.person", role=role, id=row["speaker"]) if row["speaker"] else role


def source(quote: pl.DataFrame, card: Card, labels: Labels) -> str:
    """Where the lines are from: corpus, dialogue, positions, version, license and citation."""
    first = quote.row(0, named=True)
    positions = ", ".join(
        str(low) if low == high else f"{low}–{high}" for low, high in compact(quote["position"].to_list())
    )
    parts = [
        labels(
            "quote.source",
            corpus=labels.title_of(card, first["corpus"]),
            dialogue=first["source_id"],
            positions=positions,
            version=first["version"],
        )
    ]
    for made_by in quote["translation_from"].drop_nulls().unique(maintain_order=True):
        own = labels("quote.original")
        parts.append(labels("quote.translation", source=own if made_by == "original" else made_by))
    parts += [card.licence or labels("frame.no_licence"), card.citation]
    return "".join(part.rstrip(".") + labels("quote.stop") for part in parts if part).rstrip()


def limited(quote: pl.DataFrame, n_requested: int) -> bool:
    """Whether the licence's limit left out some of the lines requested."""
    return n_requested > quote.height == MAX_LINES


def _visible(text: str) -> str:
    """Text with invisible characters by their code and further lines indented."""
    return "".join(_sign(piece) if piece.kind == "control" else piece.text for piece in pieces(text)).replace(
        "\n", "\n    "
    )


def _sign(piece: Piece) -> str:
    return f"[{piece.code}]"


def _latex(text: str) -> str:
    """Text for LaTeX: special characters escaped, invisible ones by their code, emoji in a macro."""
    parts = []
    for piece in pieces(text):
        if piece.kind == "control":
            parts.append(rf"\kokorocontrol{{{piece.code}}}")
            continue
        at = 0
        for match in EMOJI.finditer(piece.text):
            if not PICTURED.search(match[0]) and not "\U0001f1e6" <= match[0][0] <= "\U0001f1ff":
                continue
            parts.append(_escaped(piece.text[at : match.start()]))
            parts.append(rf"\kokoroemoji{{{match[0]}}}")
            at = match.end()
        parts.append(_escaped(piece.text[at:]))
    return "".join(parts)


def _escaped(text: str) -> str:
    """Text with LaTeX's special characters escaped and ligatures of quotes and dashes prevented."""
    plain = text.translate(LATEX).replace("\t", " ")
    plain = re.sub(r"(?<=-)(?=-)|(?<=[`'?!<>,])(?=[`'<>,])", "{}", plain)
    return re.sub(r"\s*\n\s*", r" \\newline ", plain)
