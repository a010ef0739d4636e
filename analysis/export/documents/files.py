"""Tables as bytes: CSV, JSON, Parquet, Markdown, LaTeX, and tables of edges as GraphML."""

from collections.abc import Callable
from io import BytesIO

import polars as pl

from analysis.core.text.latex import LATEX
from analysis.export.documents.graphml import graphml


def csv(frame: pl.DataFrame) -> bytes:
    """Comma-separated, UTF-8, as the columns are named in code."""
    return frame.write_csv().encode()


def json(frame: pl.DataFrame) -> bytes:
    """A list of objects, one a row."""
    return frame.write_json().encode() + b"\n"


def parquet(frame: pl.DataFrame) -> bytes:
    """Parquet, types kept."""
    buffer = BytesIO()
    frame.write_parquet(buffer)
    return buffer.getvalue()


def markdown(frame: pl.DataFrame) -> bytes:
    """A GitHub-style table."""
    cells = [[_text(value).replace("|", r"\|") for value in row] for row in frame.iter_rows()]
    rule = ["---:" if dtype.is_numeric() else "---" for dtype in frame.dtypes]
    lines = [frame.columns, rule, *cells]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines).encode()


def latex(frame: pl.DataFrame) -> bytes:
    """A booktabs tabular."""
    columns = "".join("r" if dtype.is_numeric() else "l" for dtype in frame.dtypes)
    rows = [[_text(value).translate(LATEX) for value in row] for row in frame.iter_rows()]
    body = "".join(" & ".join(row) + r" \\" + "\n" for row in rows)
    head = " & ".join(name.translate(LATEX) for name in frame.columns)
    return (
        f"\\begin{{tabular}}{{{columns}}}\n\\toprule\n{head} \\\\\n\\midrule\n{body}"
        "\\bottomrule\n\\end{tabular}\n"
    ).encode()


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:
            return f"{value:.0f}"
        return f"{value:.4g}" if abs(value) < 1000 else f"{value:.1f}"
    return str(value).replace("\n", " ")


FORMATS: dict[str, Callable[[pl.DataFrame], bytes]] = {
    "csv": csv,
    "json": json,
    "parquet": parquet,
    "md": markdown,
    "latex": latex,
    "graphml": graphml,
}


def for_spreadsheets(frame: pl.DataFrame) -> bytes:
    """CSV that Excel opens right: byte order mark, and no text that it would run as a formula."""
    texts = [name for name, dtype in frame.schema.items() if not (dtype.is_numeric() or dtype.is_temporal())]
    safe = frame.with_columns(_defused(pl.col(name)) for name in texts)
    return safe.write_csv(include_bom=True, line_terminator="\r\n").encode()


def _defused(column: pl.Expr) -> pl.Expr:
    text = column.cast(pl.String)
    quoted = pl.concat_str(pl.lit("'"), text)
    return pl.when(text.str.contains(r"^[=+\-@\t\r\n＝＋－＠]")).then(quoted).otherwise(text).name.keep()
