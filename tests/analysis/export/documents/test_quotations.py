"""Quotations from several dialogues as Word and LaTeX, within what each license allows."""

from dataclasses import replace
from io import BytesIO

import polars as pl
import pytest
from docx import Document

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.export.documents.quotations import Passage, as_docx, as_latex, n_lines, within_licence
from analysis.labels import LANGUAGES, Labels
from analysis.reader.quotation import quotation
from data.core.store.card import MAX_LINES
from data.corpus import Corpus


def passage(corpus: Corpus, dialogue: str, lines: str) -> Passage:
    return Passage(quotation(select(corpus, Filter()), dialogue=dialogue, lines=lines), corpus.manifest.card)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_line_and_every_source_is_in_both_files(demo_ja: Corpus, demo_en: Corpus, lang):
    passages = [passage(demo_ja, "3", "2-4"), passage(demo_en, "1", "0"), passage(demo_ja, "1", "5")]
    word = "\n".join(paragraph.text for paragraph in Document(BytesIO(as_docx(passages, Labels(lang)))).paragraphs)
    latex = as_latex(passages, Labels(lang)).decode()
    for one in passages:
        for text in one.lines["text"]:
            assert text in word and text.split("。")[0] in latex
        assert one.lines["version"][0] in word and one.lines["version"][0] in latex
        assert one.card.licence in word and one.card.licence in latex
    assert latex.count(r"\begin{quote}") == 3 and latex.count(r"\providecommand{\kokoroemoji}") == 1


def test_a_license_for_excerpts_counts_over_all_passages_of_its_corpus(demo_ja: Corpus):
    free = [passage(demo_ja, "3", "0-29"), passage(demo_ja, "1", "0-29"), passage(demo_ja, "4", "0-3")]
    assert n_lines(within_licence(free)) == n_lines(free) == 64
    tight = [Passage(one.lines, replace(one.card, text_export="excerpts")) for one in free]
    kept = within_licence(tight)
    assert [one.lines.height for one in kept] == [30, MAX_LINES - 30]
    assert kept[1].lines["position"].to_list() == list(range(MAX_LINES - 30))


def test_signs_that_act_are_harmless_and_a_translation_follows(demo_ja: Corpus):
    one = passage(demo_ja, "3", "2")
    hostile = one.lines.with_columns(
        text=pl.lit("50% of \\input{x} & \u202e <w:p> \x00"), translation=pl.lit("said in other words")
    )
    passages = [Passage(hostile, one.card)]
    paragraphs = Document(BytesIO(as_docx(passages, Labels("en")))).paragraphs
    assert "<w:p>" in paragraphs[1].text and "said in other words" in paragraphs[1].text
    latex = as_latex(passages, Labels("en")).decode()
    assert r"\input" not in latex and r"50\%" in latex
