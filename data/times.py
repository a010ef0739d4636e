"""Times as sources write them."""

import polars as pl

from data import schema

FORMATS = (
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d",
)
YEARS = (1900, 2200)


def parse_times(written: pl.Series) -> tuple[pl.Series, list[int]]:
    """Times without zone (an offset is dropped), and the indexes of what could not be read.

    Reads ISO 8601 with T or space, with or without seconds and their fractions, slashes for hyphens,
    and a weekday in brackets. A year outside 1900-2200 is taken for a mistake.
    """
    first = written.str.to_datetime(FORMATS[0], time_unit="ms", strict=False)
    if first.null_count() == written.null_count():
        parsed = first
    else:
        plain = (
            written.str.strip_chars()
            .str.replace(r"\s*\(\p{Han}\)\s*", " ")
            .str.replace_all("/", "-", literal=True)
            .str.replace(r"(:\d{2}(?:\.\d+)?)\s*(?:Z|[+-]\d{2}:?\d{2})$", "$1")
        )
        tries = [plain.str.to_datetime(f, time_unit="ms", strict=False) for f in FORMATS]
        parsed = pl.select(pl.coalesce(first, *tries)).to_series()
    if not parsed.dt.year().is_between(*YEARS).all():
        likely = parsed.dt.year().is_between(*YEARS)
        parsed = pl.select(pl.when(likely).then(parsed)).to_series()
    bad = (parsed.is_null() & written.is_not_null()).arg_true().to_list()
    return parsed.cast(schema.TIME), bad
