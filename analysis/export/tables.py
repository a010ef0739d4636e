r"""Tables for papers: LaTeX with booktabs, numbers in line, headings in the reader's language."""

from collections.abc import Callable

import polars as pl

from analysis.display.files import LATEX
from analysis.display.tables import present
from analysis.labels import Labels

DASH = "--"
PAGE_ROWS = 45
ENGINES = "Japanese needs LuaLaTeX with luatexja, or upLaTeX"
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
        **{"×": r"$\times$", "±": r"$\pm$", "µ": r"$\mu$", "∞": r"$\infty$"},
        **{letter: f"$\\{name}$" for letter, name in zip("αβγκλμρσχω", GREEK, strict=True)},
        **{sign: f"$_{number}$" for number, sign in enumerate("₀₁₂₃₄₅₆₇₈₉")},
    }.items()
}


def latex(frame: pl.DataFrame, labels: Labels, *, caption: str = "", label: str = "") -> bytes:
    r"""A ``table`` with caption and ``\label``; numbers right-aligned with equal decimals in each column.

    What is longer than a page becomes a ``longtable``, which goes on over the next.
    """
    worded = present(frame, labels)
    cells = [_column(column) for column in worded.iter_columns()]
    columns = (
        "@{}" + "".join("r" if column.dtype.is_numeric() else "l" for column in worded.iter_columns()) + "@{}"
    )
    head = " & ".join(_escaped(name) for name in worded.columns) + " \\\\\n"
    body = "".join(" & ".join(row) + " \\\\\n" for row in zip(*cells, strict=True))
    caption_line = f"\\caption{{{_escaped(caption)}}}" if caption else ""
    named = f"\\label{{{label}}}" if label else ""
    write = _long if worded.height > PAGE_ROWS else _short
    return write(columns, head, body, caption_line, named).encode()


def _short(columns: str, head: str, body: str, caption_line: str, named: str) -> str:
    captions = "".join(f"{line}\n" for line in (caption_line, named) if line)
    return (
        f"% \\usepackage{{booktabs}}; {ENGINES}\n\\begin{{table}}[t]\n\\centering\n"
        f"\\begin{{tabular}}{{{columns}}}\n"
        f"\\toprule\n{head}\\midrule\n{body}\\bottomrule\n\\end{{tabular}}\n{captions}\\end{{table}}\n"
    )


def _long(columns: str, head: str, body: str, caption_line: str, named: str) -> str:
    captions = f"{caption_line}{named} \\\\\n" if caption_line or named else ""
    return (
        f"% \\usepackage{{booktabs,longtable}}; {ENGINES}\n\\begin{{longtable}}{{{columns}}}\n{captions}"
        f"\\toprule\n{head}\\midrule\n\\endfirsthead\n\\toprule\n{head}\\midrule\n\\endhead\n"
        f"\\bottomrule\n\\endfoot\n{body}\\end{{longtable}}\n"
    )


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
