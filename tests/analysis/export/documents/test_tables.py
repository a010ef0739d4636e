"""LaTeX tables of texts that would act in TeX: they are typeset as they are written."""

import shutil
import subprocess
from pathlib import Path

import pytest

from analysis.export.documents.paper_table import Cell, Column, PaperTable
from analysis.export.documents.tables import PAGE_ROWS, latex_table

TEXTS = (
    r"C:\Users\心",
    "50%_off #1 & {x} ~ ^ $5",
    "a\tb",
    "line1\nline2",
    "bell\x07 escape\x1b nul\x00",
    "back\\",
    "[2cm]",
    "*星*",
    "-- `` ''",
    "\\input{secret}",
    "\u202egnihtemos",
)


def table(times: int = 1) -> PaperTable:
    rows = [(Cell(text), Cell("−1.5", bold=True)) for text in TEXTS] * times
    return PaperTable((Column("[topic] 50%"), Column("z", is_number=True)), tuple(rows))


def rows_of(latex: str) -> list[str]:
    return [line.split(" & ")[0] for line in latex.splitlines() if line.endswith(r"$-1.5$} \\")]


@pytest.mark.parametrize("times", [1, PAGE_ROWS], ids=["table", "longtable"])
def test_no_text_acts(times: int):
    latex = latex_table(table(times), caption="50% [of] *all*").decode()
    rows = rows_of(latex)
    assert len(rows) == len(TEXTS) * times
    assert rows[1] == r"50\%\_off \#1 \& \{x\} \textasciitilde{} \textasciicircum{} \$5"
    assert rows[2:4] == ["a b", "line1 line2"]
    assert not any(row.startswith(("[", "*")) for row in rows) and r"\input" not in latex
    assert not any(sign in latex for sign in "\x00\x07\x1b\u202e")
    assert r"{}[2cm]" in rows and "{}*星*" in rows


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="no TeX is installed: pdflatex is not on the PATH")
def test_it_compiles(tmp_path: Path):
    latin = PaperTable(
        table().columns, tuple(row for row in table().rows if row[0].text.isascii() and row[0].text.isprintable())
    )
    document = "\\documentclass{article}\n\\usepackage{booktabs}\n\\begin{document}\n%s\n\\end{document}\n"
    (tmp_path / "t.tex").write_text(document % latex_table(latin, caption="50% [of]").decode(), encoding="utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "t.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout[-2000:]


@pytest.mark.parametrize(
    ("written", "typeset"),
    [
        ("[−9.13, 6.71]", "[$-9.13${,} 6.71]"),
        ("−.25 [−.32, −.18]", "$-.25$ [$-.32${,} $-.18$]"),
        ("−1,234.5", "$-1{,}234.5$"),
        ("1,234", "1{,}234"),
    ],
)
def test_no_minus_of_an_interval_is_left_to_the_font(written: str, typeset: str):
    """And the blanks between the numbers stay."""
    made = latex_table(PaperTable((Column("a"), Column("b", is_number=True)), ((Cell("x"), Cell(written)),)))
    assert f"x & {typeset} \\\\" in made.decode()
