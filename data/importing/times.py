"""Times as sources write them."""

from datetime import datetime

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
LIKELY = (datetime(1900, 1, 1), datetime(2200, 12, 31, 23, 59, 59, 999_000))


def parse_times(written: pl.Series) -> tuple[pl.Series, list[int]]:
    """Times without zone (an offset is dropped), and the indexes of what could not be read.

    Reads ISO 8601 with T or space, with or without seconds and their fractions, slashes for hyphens,
    and a weekday in brackets. A year outside 1900-2200 is taken for a mistake.
    """
    first = _read(written, FORMATS[0])
    if first.null_count() == written.null_count():
        parsed = first
    else:
        plain = (
            written.str.strip_chars()
            .str.replace(r"\s*\(\p{Han}\)\s*", " ")
            .str.replace_all("/", "-", literal=True)
            .str.replace(r"(:\d{2}(?:\.\d+)?)\s*(?:Z|[+-]\d{2}:?\d{2})$", "$1")
        )
        tries = [_read(plain, form) for form in FORMATS]
        parsed = pl.select(pl.coalesce(first, *tries)).to_series()
    likely = parsed.is_between(*LIKELY)
    if not likely.all():
        parsed = pl.select(pl.when(likely).then(parsed)).to_series()
    bad = (parsed.is_null() & written.is_not_null()).arg_true().to_list()
    return parsed.cast(schema.TIME), bad


def _read(written: pl.Series, form: str) -> pl.Series:
    """Few times are twice the same: looking for them first costs more than reading each."""
    return written.str.to_datetime(form, time_unit="ms", strict=False, cache=False)
