r"""Tables for papers: LaTeX with booktabs, numbers in line, headings in the reader's language."""

from collections.abc import Callable

import polars as pl

from analysis.labels import Labels
from analysis.present import present
from analysis.write import LATEX

DASH = "--"
SIGNS = {ord(sign): written for sign, written in {"−": "$-$", "–": "--", "≥": r"$\geq$", "≤": r"$\leq$"}.items()}


def latex(frame: pl.DataFrame, labels: Labels, *, caption: str = "", label: str = "") -> bytes:
    r"""A ``table`` with caption and ``\label``; numbers right-aligned with equal decimals in each column."""
    worded = present(frame, labels)
    cells = [_column(column) for column in worded.iter_columns()]
    columns = "".join("r" if column.dtype.is_numeric() else "l" for column in worded.iter_columns())
    head = " & ".join(_escaped(name) for name in worded.columns)
    body = "".join(" & ".join(row) + " \\\\\n" for row in zip(*cells, strict=True))
    tabular = (
        f"\\begin{{tabular}}{{@{{}}{columns}@{{}}}}\n\\toprule\n{head} \\\\\n\\midrule\n{body}"
        "\\bottomrule\n\\end{tabular}\n"
    )
    told = f"\\caption{{{_escaped(caption)}}}\n" if caption else ""
    named = f"\\label{{{label}}}\n" if label else ""
    note = "% \\usepackage{booktabs}; Japanese needs LuaLaTeX with luatexja, or upLaTeX\n"
    return f"{note}\\begin{{table}}[t]\n\\centering\n{tabular}{told}{named}\\end{{table}}\n".encode()


def _column(column: pl.Series) -> list[str]:
    write = _number(column) if column.dtype.is_numeric() else _text
    return [write(value) for value in column]


def _number(column: pl.Series) -> Callable[[float | None], str]:
    known = [float(value) for value in column if value is not None and value == value]
    digits = 0
    if not all(value.is_integer() for value in known):
        largest = max(map(abs, known))
        digits = 1 if largest >= 100 else 2 if largest >= 1 else 3

    def write(value: float | None) -> str:
        if value is None or value != value:
            return DASH
        text = f"{value:,.{digits}f}".replace(",", "{,}")
        return f"${text}$" if text.startswith("-") else text

    return write


def _text(value: object) -> str:
    return DASH if value is None else _escaped(str(value))


def _escaped(text: str) -> str:
    return " ".join(text.split()).translate(LATEX | SIGNS)
