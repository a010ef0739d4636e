"""The labels of one dialogue by one coder in one scheme, with the colour of each, for lines and timeline."""

import polars as pl

from analysis.core.conditions.labelled import LabelCodec, by_coder
from data.corpus import Corpus

LIGHTEST, DARKEST = (0xBF, 0xD7, 0xEA), (0x14, 0x64, 0xA8)
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "position": pl.UInt32,
    "code": pl.String,
    "code_color": pl.String,
}


def codes_of(corpus: Corpus, dialogue_id: int, written: str) -> pl.DataFrame:
    """The labels of a dialogue that ``written`` names, as SCHEME or SCHEME@CODER; empty where it names none.

    Columns:
        position (0-based)
        code (id of the code, or the number; several codes are joined)
        code_color (of the first one, #RRGGBB; numbers from light to dark)
    """
    try:
        requested = LabelCodec().read(written)
    except ValueError:
        return pl.DataFrame(schema=SCHEMA)
    scheme = corpus.schemes.get(requested.scheme)
    if scheme is None:
        return pl.DataFrame(schema=SCHEMA)
    of_scheme = (pl.col("dialogue_id") == dialogue_id) & (pl.col("scheme") == requested.scheme)
    by_line: dict[int, list[str]] = {}
    colors: dict[int, str] = {}
    rows = corpus.labels.filter(of_scheme)
    rows = (by_coder(rows, requested.coder) if requested.coder else rows).select("position", "code", "value")
    for position, code, value in rows.iter_rows():
        name = f"{value:g}" if code is None else str(code)
        color = scheme.color(name) if code is not None else shade(value, scheme.low, scheme.high)
        colors.setdefault(position, color)
        if name not in by_line.setdefault(position, []):
            by_line[position].append(name)
    table = [(position, ", ".join(names), colors[position]) for position, names in sorted(by_line.items())]
    return pl.DataFrame(table, schema=SCHEMA, orient="row")


def shade(value: float, low: float | None, high: float | None) -> str:
    """A number's colour, from light at the low end of its scale to dark at the high end."""
    share = 0.5 if low is None or high is None or low >= high else min(1, max(0, (value - low) / (high - low)))
    mixed = (round(a + share * (b - a)) for a, b in zip(LIGHTEST, DARKEST, strict=True))
    return "#" + "".join(f"{part:02X}" for part in mixed)
