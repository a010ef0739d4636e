"""Every export of every figure and table, of one cohort and of two: n, filter, methods, title and numbers."""

import csv
import re
import shutil
import subprocess
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path

import polars as pl
import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from analysis.core import registry
from analysis.core.errors import Absent
from analysis.core.query.selection import select
from analysis.core.question import Question
from analysis.core.registry import FIGURES, TABLES
from analysis.core.statistics.inference.methods import Method, recorded
from analysis.display.basis import n_in_words, unbounded
from analysis.display.tables import present
from analysis.export import caption
from analysis.export.documents.table_files import SHAPED, WRITERS, TableLook, has_shape, table_file
from analysis.export.methods.bibtex import BIBTEX
from analysis.export.result import Result
from analysis.export.shapes import SHAPES
from analysis.labels import LANGUAGES, Labels
from data.core.problems import Missing
from data.corpus import Corpus
from tests.analysis.answers import answer, few
from tests.analysis.cohorts import cohort

registry.load()
OPTIONS = {
    "concordance": {"query": "です"},
    "concordance_counts": {"query": "です"},
    "sentence_neighbours": {"text": "仕事が不安です"},
    "near_duplicates": {"least": -1.0},
}
LIMIT = 8  # rows of a table that is written in every format
TEX = r"""\documentclass{article}
\usepackage{booktabs,graphicx,longtable}
\begin{document}
%s
\end{document}
"""


def results(name: str, demo_ja: Corpus, demo_en: Corpus, *, two: bool) -> list[Result]:
    """A table of one cohort or of two, on each demo that has it."""
    return [result for result, _ in _results(name, demo_ja, demo_en, two)]


@cache
def _results(name: str, demo_ja: Corpus, demo_en: Corpus, two: bool) -> list[tuple[Result, set[Method]]]:
    """Each with the methods that ran; computed once for the tests of this file."""
    made = []
    for corpus in (demo_ja, demo_en):
        halves = ("score=0-69", "score=70-100") if corpus.has("score") else ("id=1-3", "id=4-6")
        sides = [cohort(corpus, half) for half in halves] if two else [select(corpus)]
        options = few(TABLES[name]) | OPTIONS.get(name, {})
        question = Question.of(TABLES[name].function, sides[0], options, sides[1] if two else None)
        try:
            with recorded() as applied:
                made.append((Result(None, question, answer(TABLES[name], *sides, **options)), applied))
        except (Absent, Missing):
            continue
        if two:
            break  # two cohorts of one demo show it
    return made


@pytest.mark.parametrize("two", [False, True], ids=["one", "two"])
@pytest.mark.parametrize("name", TABLES)
def test_captions_and_methods_of_every_table(name: str, two: bool, demo_ja: Corpus, demo_en: Corpus):
    for result, applied in _results(name, demo_ja, demo_en, two):
        for lang in LANGUAGES:
            labels = Labels(lang)
            texts = caption.caption(result, labels), caption.methods(result, labels)
            for text in texts:
                assert labels.title(name) in text
                assert all(n_in_words(basis, labels) in text for basis in result.question.bases)
                assert all(selection.corpus.version in text for selection in result.question.selections)
                assert "{" not in text and ". ." not in text and "。。" not in text
                assert "Plotly" not in text, "no picture, no Plotly"
            check_methods(result, applied, labels, texts[1])
            check_intervals(result, labels, texts[0])


def check_methods(result: Result, applied: set[Method], labels: Labels, text: str) -> None:
    """Every method that made a number is named, none besides, and each with its reference."""
    made = applied if result.frame.height else set()
    shown = {method for method in made if not (method.infers and unbounded(result.frame))}
    assert shown <= set(result.methods), {method.name for method in shown} - {m.name for m in result.methods}
    assert {method for method in result.methods_shown if method.infers} <= applied
    family = caption._family(result, labels)
    for method in result.methods:
        sentence = labels(f"export.method.{method.name}").split("{")[0]
        assert sentence[:30] in text
        assert set(method.references) <= BIBTEX.keys()
    if "benjamini" in {method.name for method in result.methods_shown}:
        assert family in caption.caption(result, labels)
    bibtex = caption.bibtex(result)
    assert [key for method in result.methods for key in method.references if key not in bibtex] == []


def check_intervals(result: Result, labels: Labels, text: str) -> None:
    """No sentence on how intervals were made where there is none, and a reason in its place."""
    infers = [method for method in result.question.table.applied(result.options) if method.infers]
    if not infers or result.frame.is_empty():
        return
    if unbounded(result.frame):
        assert labels("unbounded.all", reasons="").split("（")[0].split(":")[0] in text
        for method in infers:
            key = f"export.interval.{method.name}"
            assert method not in result.methods_shown
            assert not (key_known(key) and labels(key).split("{")[0] in text)


def key_known(key: str) -> bool:
    from analysis.labels import TEXTS

    return key in TEXTS


@pytest.mark.parametrize("name", FIGURES)
def test_the_table_of_a_figure_carries_the_table_s_caption(name: str, demo_ja: Corpus, demo_en: Corpus):
    table = FIGURES[name].table.name
    for result in results(table, demo_ja, demo_en, two=False)[:1]:
        figure = Result(FIGURES[name], result.question, result.frame)
        labels = Labels("en")
        assert labels.caption(name) in caption.caption(figure, labels) and "Plotly" in caption.caption(
            figure, labels
        )
        text = caption.caption(figure.as_table, labels)
        assert labels.title(table) in text and caption._about(figure.as_table, labels) in text


def read_csv(content: bytes) -> list[list[str]]:
    return [*csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))]


def check_csv(result: Result, names: list[str], labels: Labels) -> None:
    rows = read_csv(table_file(result, "csv", TableLook("ja")).content)
    assert rows[0] == names and len(rows) == 1 + result.frame.height
    assert read_csv(table_file(result, "csv", TableLook(codes=True)).content)[0] == result.frame.columns


def check_xlsx(result: Result, names: list[str], labels: Labels) -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(table_file(result, "xlsx", TableLook("ja")).content))
    sheet = book.get_sheet_by_name(labels("table_file.sheet")).to_python()
    assert [str(name).lower() for name in sheet[0]] == [name.lower() for name in names]
    about = dict(book.get_sheet_by_name(labels("table_file.about")).to_python())
    assert about[labels("table_file.caption")] == caption.caption(result, labels)


def check_docx(result: Result, names: list[str], labels: Labels) -> None:
    document = Document(BytesIO(table_file(result, "docx", TableLook("ja")).content))
    assert [cell.text for cell in document.tables[0].rows[0].cells] == names
    assert len(document.tables[0].rows) == 1 + result.frame.height
    told = [paragraph.text for paragraph in document.paragraphs]
    assert told.count(labels.title(result.name)) == 1, "the title stands above, once"
    assert caption.caption(result, labels, titled=False) in told


def check_tex_and_md(result: Result, names: list[str], labels: Labels) -> None:
    markdown = table_file(result, "md", TableLook("ja")).content.decode()
    assert len([line for line in markdown.splitlines() if line.startswith("| ")]) == 2 + result.frame.height
    latex = table_file(result, "tex", TableLook("ja")).content.decode()
    assert latex.count(r" \\") >= 1 + result.frame.height and f"tab:{result.name}" in latex


@pytest.mark.parametrize(("turn", "name"), [*enumerate(TABLES)])
def test_every_table_leaves_as_a_file(turn: int, name: str, demo_ja: Corpus, demo_en: Corpus):
    """As CSV, and in one of the other formats in turn; of one cohort and of two, in turn."""
    for result in results(name, demo_ja, demo_en, two=turn % 2 == 1)[:1]:
        result = Result(None, result.question, result.frame.head(LIMIT))
        labels = Labels("ja")
        for check in (check_csv, (check_xlsx, check_docx, check_tex_and_md)[turn // 2 % 3]):
            check(result, present(result.frame, labels).columns, labels)


VALUES = ("estimate", "loading", "share", "icc", "r", "preference", "log_strength")


def written_as(number: float) -> set[str]:
    """A number with one or two decimals, or, where it cannot exceed 1, two or three without its zero."""
    plain = {f"{number:,.{digits}f}" for digits in (1, 2)} | {f"{number:.2f}"}
    return plain | {f"{number:.{digits}f}".removeprefix("0") for digits in (2, 3)}


@pytest.mark.parametrize("two", [False, True], ids=["one", "two"])
@pytest.mark.parametrize("name", SHAPES)
def test_a_paper_s_shape_holds_the_numbers_of_its_table(name: str, two: bool, demo_ja: Corpus, demo_en: Corpus):
    for result in results(name, demo_ja, demo_en, two=two):
        if not has_shape(result) or result.frame.is_empty():
            continue
        for kind in SHAPED:
            assert table_file(result, kind, TableLook(paper=True)).content
        text = table_file(result, "tex", TableLook(paper=True)).content.decode().replace("{,}", ",")
        value = next(one for one in ("r_rest", "mean", *VALUES) if one in result.frame.columns)
        for number in result.frame[value].drop_nulls():
            assert any(written in text for written in written_as(abs(number)))


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="no TeX is installed: pdflatex is not on the PATH")
def test_latex_compiles(demo_en: Corpus, demo_ja: Corpus, tmp_path: Path):
    parts = []
    for name in TABLES:
        for two in (False, True):
            for result in results(name, demo_ja, demo_en, two=two)[:2]:
                result = Result(None, result.question, result.frame.head(60))
                for paper in {False, has_shape(result)}:
                    parts.append(table_file(result, "tex", TableLook("en", paper=paper)).content.decode())
    # what pdfTeX has no letters for is replaced by a letter: its tables are for LuaLaTeX
    body = re.sub(r"[^\x00-\x7f]", "x", "\\clearpage\n".join(parts))
    (tmp_path / "all.tex").write_text(TEX % body, "utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "all.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, errors="replace", timeout=300)
    assert done.returncode == 0, done.stdout[-1500:]


def test_every_format_is_known_and_another_is_refused(demo_ja: Corpus):
    from data.core.problems import UserError

    question = Question.of(TABLES["topic_counts"].function, select(demo_ja))
    result = Result(None, question, question.answer())
    with pytest.raises(UserError, match="there are csv, xlsx, docx, tex, md") as refused:
        table_file(result, "pptx", TableLook())
    assert refused.value.code == "unknown_table_format" and list(WRITERS) == ["csv", "xlsx", "docx", "tex", "md"]


def test_no_cell_of_a_workbook_is_run_as_a_formula(demo_ja: Corpus):
    import zipfile

    question = Question.of(TABLES["topic_counts"].function, select(demo_ja))
    frame = question.answer().with_columns(topic_main=pl.lit("=1+1"))
    content = table_file(Result(None, question, frame), "xlsx", TableLook(codes=True)).content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
