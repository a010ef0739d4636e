"""A quotation as text and as LaTeX: everything that acts is escaped."""

import polars as pl

from analysis.core.query.selection import select
from analysis.export.documents.quotation_text import as_latex
from analysis.labels import Labels
from analysis.reader.quotation import quotation
from data.corpus import Corpus


def quoted(corpus: Corpus, text: str) -> pl.DataFrame:
    lines = quotation(select(corpus), dialogue="1", lines="0")
    return lines.with_columns(text=pl.lit(text))


def test_latex_escapes_what_acts_and_keeps_emoji_whole(demo_ja: Corpus):
    text = "100% & $5 #1 a_b {c} ~ ^ \\input{x} ``q'' -- \u0008 👩\u200d💻!"
    made = as_latex(quoted(demo_ja, text), demo_ja.manifest.card, Labels("en"))
    line = next(row for row in made.splitlines() if row.startswith(r"\item"))
    assert r"100\% \& \$5 \#1 a\_b \{c\} \textasciitilde{} \textasciicircum{}" in line
    assert r"\textbackslash{}input\{x\}" in line and "`{}`q'{}'" in line and "-{}-" in line
    assert r"\kokorocontrol{U+0008}" in line and "\\kokoroemoji{👩\u200d💻}!" in line
    assert made.count("{") == made.count("}")
