"""Quotations from several dialogues as one Word or LaTeX file, each with its source and what its license asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polars as pl

from analysis.core.text.safe_text import xml_text
from analysis.export.documents.quotation_text import PREAMBLE, latex_lines, source
from analysis.export.documents.word import begun, saved
from analysis.labels import Labels
from data.core.store.card import MAX_LINES, Card

SIZE_PT = 10.5


@dataclass(frozen=True, eq=False)
class Passage:
    """Utterances of one dialogue, as the table ``quotation`` gives them, and the card of their corpus."""

    lines: pl.DataFrame
    card: Card


def within_licence(passages: Iterable[Passage]) -> list[Passage]:
    """The passages with at most 50 utterances in all from each corpus whose license allows excerpts only.

    What is above that is left out from the end; passages without utterances are left out too.
    """
    left: dict[str, int] = {}
    kept = []
    for passage in passages:
        lines = passage.lines
        if lines.is_empty():
            continue
        if passage.card.text_export != "free":
            corpus = lines["corpus"][0]
            lines = lines.head(left.get(corpus, MAX_LINES))
            left[corpus] = left.get(corpus, MAX_LINES) - lines.height
        if lines.height:
            kept.append(Passage(lines, passage.card))
    return kept


def n_lines(passages: Iterable[Passage]) -> int:
    """Number of utterances in all."""
    return sum(passage.lines.height for passage in passages)


def as_latex(passages: Sequence[Passage], labels: Labels) -> bytes:
    """A quote environment for each passage, and the corpora's BibTeX entries as comments at the end."""
    lines = [*PREAMBLE]
    for passage in passages:
        lines += ["", *latex_lines(passage.lines, passage.card, labels)]
    entries = dict.fromkeys(passage.card.bibtex.strip() for passage in passages if passage.card.bibtex.strip())
    for entry in entries:
        lines += ["", *(f"% {line}" for line in entry.splitlines())]
    return ("\n".join(lines) + "\n").encode()


def as_docx(passages: Sequence[Passage], labels: Labels) -> bytes:
    """A document with each passage, speaker and position before each utterance and the source below."""
    from docx.shared import Cm, Pt

    document = begun(labels("basket.document"), SIZE_PT)
    for passage in passages:
        for row in passage.lines.iter_rows(named=True):
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.left_indent = Cm(1)
            paragraph.paragraph_format.space_after = Pt(2)
            who = f"{labels.value('role', row['role'])} [{row['position']}]{labels('quote.colon')}"
            paragraph.add_run(xml_text(who)).bold = True
            paragraph.add_run(xml_text(row["text"]))
            if row["translation"]:
                paragraph.add_run(xml_text("\n" + row["translation"])).italic = True
        about = document.add_paragraph()
        about.paragraph_format.left_indent = Cm(1)
        about.paragraph_format.space_after = Pt(14)
        about.add_run(xml_text(source(passage.lines, passage.card, labels))).font.size = Pt(SIZE_PT - 1.5)
    return saved(document)
