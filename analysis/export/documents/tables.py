r"""LaTeX tables with booktabs: numbers in line, headings in the reader's language."""

import re
from unicodedata import east_asian_width

import polars as pl

from analysis.core.text.latex import LATEX
from analysis.core.text.safe_text import xml_text
from analysis.export.documents.paper_table import DASH, Cell, Column, PaperTable, plain_table
from analysis.labels import Labels

PAGE_ROWS = 45
LINE, GAP = 68, 2.4  # letters on a line of an article at 10 pt, and the space between two columns in letters
ENGINES = "Japanese needs LuaLaTeX with luatexja, or upLaTeX"
NEGATIVE = re.compile(r"−((?:[\d.]|\{,\}(?=\d))+)")  # a number of a cell, or one in the brackets of its interval
GREEK = ("alpha", "beta", "gamma", "kappa", "lambda", "mu", "rho", "sigma", "chi", "omega")
SIGNS = {
    ord(sign): written
    for sign, written in {
        **{
            "−": "$-$",
            "–": "--",
            "—": "---",
            "≥": r"$\geq$",
            "≤": r"$\leq$",
            "≠": r"$\neq$",
            "→": r"$\rightarrow$",
        },
        **{"×": r"$\times$", "±": r"$\pm$", "µ": r"$\mu$", "∞": r"$\infty$", "†": r"\dag{}"},
        **{letter: f"$\\{name}$" for letter, name in zip("αβγκλμρσχω", GREEK, strict=True)},
        **{sign: f"$_{number}$" for number, sign in enumerate("₀₁₂₃₄₅₆₇₈₉")},
    }.items()
}


def latex(frame: pl.DataFrame, labels: Labels, *, caption: str = "", label: str = "") -> bytes:
    r"""A frame as a ``table`` with caption and ``\label``; see ``latex_table``."""
    return latex_table(plain_table(frame, labels), caption=caption, label=label)


def latex_table(table: PaperTable, *, caption: str = "", label: str = "") -> bytes:
    r"""A ``table`` with caption and ``\label``; numbers are right-aligned, the best values bold.

    A table longer than a page becomes a ``longtable``, which continues on the next; one wider than the line is set
    as small as fits.
    """
    columns = "@{}" + "".join("r" if column.is_number else "l" for column in table.columns) + "@{}"
    head = " & ".join(_at_start(_escaped(column.heading)) for column in table.columns) + " \\\\\n"
    body = "".join(
        " & ".join(_cell(cell, column) for cell, column in zip(row, table.columns, strict=True)) + " \\\\\n"
        for row in table.rows
    )
    text = " ".join(filter(None, (caption, *table.notes)))
    caption_line = f"\\caption{{{_escaped(text)}}}" if text else ""
    label_line = f"\\label{{{label}}}" if label else ""
    if len(table.rows) > PAGE_ROWS:
        return _long(columns, head, body, caption_line, label_line).encode()
    return _short(columns, head, body, caption_line, label_line, is_wide=_width(table) > LINE).encode()


def _width(table: PaperTable) -> float:
    """About how many letters a row of the table takes."""
    texts = zip(*([cell.text + cell.suffix for cell in row] for row in table.rows), strict=True)
    columns = zip((one.heading for one in table.columns), texts, strict=True) if table.rows else ()
    widths = [max(map(_letters, (heading, *cells))) for heading, cells in columns]
    return sum(widths) + GAP * (len(widths) - 1)


def _letters(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "FW" else 1 for letter in text)


def _short(columns: str, head: str, body: str, caption: str, label: str, *, is_wide: bool) -> str:
    captions = "".join(f"{line}\n" for line in (caption, label) if line)
    packages = "booktabs,graphicx" if is_wide else "booktabs"
    begin, end = ("\\resizebox{\\linewidth}{!}{%\n", "}\n") if is_wide else ("", "")
    return (
        f"% \\usepackage{{{packages}}}; {ENGINES}\n\\begin{{table}}[t]\n\\centering\n"
        f"{begin}\\begin{{tabular}}{{{columns}}}\n"
        f"\\toprule\n{head}\\midrule\n{body}\\bottomrule\n\\end{{tabular}}\n{end}{captions}\\end{{table}}\n"
    )


def _long(columns: str, head: str, body: str, caption: str, label: str) -> str:
    captions = f"{caption}{label} \\\\\n" if caption or label else ""
    return (
        f"% \\usepackage{{booktabs,longtable}}; {ENGINES}\n\\begin{{longtable}}{{{columns}}}\n{captions}"
        f"\\toprule\n{head}\\midrule\n\\endfirsthead\n\\toprule\n{head}\\midrule\n\\endhead\n"
        f"\\bottomrule\n\\endfoot\n{body}\\end{{longtable}}\n"
    )


def _cell(cell: Cell, column: Column) -> str:
    if column.is_number and cell.text != DASH:
        text = cell.text.replace(",", "{,}")
        text = NEGATIVE.sub(r"$-\1$", text)
    else:
        text = _at_start(_escaped(cell.text))
    return (rf"\textbf{{{text}}}" if cell.bold else text) + _escaped_after(cell.suffix)


def _at_start(text: str) -> str:
    """A text where a row may begin: the line break or rule before it would take a bracket or star for its own."""
    return f"{{}}{text}" if text.startswith(("[", "*")) else text


def _escaped_after(text: str) -> str:
    """A suffix with the blank that separates it."""
    return f" {_escaped(text)}" if text.startswith(" ") else _escaped(text)


def _escaped(text: str) -> str:
    return " ".join(xml_text(" ".join(text.split())).split()).translate(LATEX | SIGNS)
