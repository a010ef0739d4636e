"""Times as sources write them: ISO 8601, Japanese and American dates, epochs, spreadsheet serials, clocks."""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import polars as pl

from data.core import schema

#: Polars reads those with a fixed number of digits six times faster than ``%.f``.
FORMATS = (
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S.%6f",
    "%Y-%m-%d %H:%M:%S.%6f",
    "%Y-%m-%dT%H:%M:%S.%3f",
    "%Y-%m-%d %H:%M:%S.%3f",
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d",
)
LIKELY = (datetime(1900, 1, 1), datetime(2200, 12, 31, 23, 59, 59, 999_000))
#: The date of a clock time without a date; only differences between such times mean anything.
NO_DATE = datetime(1970, 1, 1)
SERIAL_ORIGIN = datetime(1899, 12, 30)
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "r": 2018, "h": 1988, "s": 1925}
MONTHS = {
    name: n
    for n, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}

WEEKDAY = re.compile(
    r"\(\s*(?:[日月火水木金土](?:曜日?)?|祝|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?)\s*\)|[日月火水木金土]曜日?"
    r"|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?(?=\s)"
)
ZONE = re.compile(r"(?<=\d)\s*(?:z|utc|gmt|jst|(?:utc|gmt)?[+-]\d{2}:?\d{2})$")
DATE = re.compile(r"(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})日?")
ERA_DATE = re.compile(
    rf"(?P<era>{'|'.join(ERAS)})\s*(?P<y>\d{{1,2}}|元)\s*[-/.年]\s*(?P<m>\d{{1,2}})\s*[-/.月]\s*(?P<d>\d{{1,2}})日?"
)
COMPACT = re.compile(r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})(?=$|[\st_])")
ENDING_YEAR = re.compile(r"(?P<first>\d{1,2})[-/.](?P<second>\d{1,2})[-/.](?P<y>\d{4})")
NAMED = re.compile(r"(?P<month>[a-z]{3})[a-z]*\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})")
DAY_NAMED = re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<month>[a-z]{3})[a-z]*\.?,?[\s-]+(?P<y>\d{4})")
CLOCK = re.compile(
    r"(?P<half>午前|午後|am|pm|a\.m\.|p\.m\.)?\s*(?P<h>\d{1,2})\s*(?:時|:)\s*(?:(?P<min>\d{1,2})\s*(?:分|:)?)?"
    r"\s*(?:(?P<s>\d{1,2})(?:[.,](?P<f>\d{1,6}))?\s*秒?)?\s*(?P<end>am|pm|a\.m\.|p\.m\.)?"
)
COMPACT_CLOCK = re.compile(r"(?P<h>\d{2})(?P<min>\d{2})(?P<s>\d{2})?")
EPOCH = re.compile(r"(?P<s>\d{9,10})(?:\.(?P<f>\d+))?|(?P<ms>\d{12,13})(?:\.\d+)?")
SERIAL = re.compile(r"[2-7]\d{4}\.\d+")


class Times(NamedTuple):
    """Times without zone, and which of those that were written need a remark."""

    times: pl.Series
    #: Indexes of what could not be read.
    unreadable: list[int]
    #: Indexes of clock times without a date.
    without_date: list[int]
    #: Whether a date like 4/2/2022 could be read as day and month or as month and day.
    is_ambiguous: bool


def parse_times(written: pl.Series) -> tuple[pl.Series, list[int]]:
    """Times without zone, and the indexes of what could not be read; see ``read_times``."""
    read = read_times(written)
    return read.times, read.unreadable


def read_times(written: pl.Series) -> Times:
    """Times without zone (an offset is dropped).

    Reads ISO 8601 and what people write: slashes or dots, 年月日 and eras, 時分秒 and 午後, weekdays in
    brackets, full-width digits, English month names, day or month first (month first where both are
    possible), seconds or milliseconds since 1970 (UTC), a spreadsheet's day numbers, and clock times without
    a date. A year outside 1900-2200 is taken for a mistake.
    """
    parsed = _read(written, _likely_format(written))
    if parsed.null_count() > written.null_count():
        parsed = _in_other_formats(parsed, written)
    parsed, without_date, is_ambiguous = _with_others(parsed, written)
    likely = parsed.is_between(*LIKELY)
    if not likely.all():
        parsed = pl.select(pl.when(likely).then(parsed)).to_series()
    bad = (parsed.is_null() & written.is_not_null()).arg_true().to_list()
    return Times(parsed.cast(schema.TIME), bad, without_date, is_ambiguous)


def _in_other_formats(parsed: pl.Series, written: pl.Series) -> pl.Series:
    """The times with those filled in that are nearly in ISO 8601; each format is tried on what is left."""
    rows = (parsed.is_null() & written.is_not_null()).arg_true()
    plain = (
        written.gather(rows)
        .str.strip_chars()
        .str.replace(r"\s*\(\p{Han}\)\s*", " ")
        .str.replace_all("/", "-", literal=True)
        .str.replace(r"(:\d{2}(?:\.\d+)?)\s*(?:Z|[+-]\d{2}:?\d{2})$", "$1")
    )
    parsed = parsed.clone()
    for form in dict.fromkeys((_likely_format(plain), *FORMATS)):
        times = _read(plain, form)
        parsed = parsed.scatter(rows, times)
        missing = times.is_null()
        if not missing.any():
            break
        rows, plain = rows.filter(missing), plain.filter(missing)
    return parsed


def _likely_format(written: pl.Series) -> str:
    """The format of the first time; ISO 8601 to the second if that is in none of them."""
    first = written.drop_nulls().head(1)
    return next((form for form in FORMATS if not _read(first, form).has_nulls()), FORMATS[0])


def _read(written: pl.Series, form: str) -> pl.Series:
    """Times are seldom repeated: a cache of them costs more than reading each."""
    return written.str.to_datetime(form, time_unit="ms", strict=False, cache=False)


def _with_others(parsed: pl.Series, written: pl.Series) -> tuple[pl.Series, list[int], bool]:
    """The times with those filled in that are in no standard format."""
    rows = (parsed.is_null() & written.is_not_null()).arg_true()
    if rows.is_empty():
        return parsed, [], False
    texts = written.gather(rows).to_list()
    plain = {text: _half_width(text) for text in set(texts)}
    dates = [match for text in plain.values() if (match := ENDING_YEAR.match(text))]
    day_first = any(int(date["first"]) > 12 for date in dates)
    sure = day_first or any(int(date["second"]) > 12 for date in dates)
    read = {text: read_one(plain[text], day_first=day_first) for text in plain}
    moments = [
        (row, read[text]) for row, text in zip(rows.to_list(), texts, strict=True) if read[text] is not None
    ]
    if not moments:
        return parsed, [], False
    without = [row for row, moment in moments if moment is not None and moment.date() == NO_DATE.date()]
    index = pl.Series([row for row, _ in moments], dtype=pl.UInt32)
    values = pl.Series([moment for _, moment in moments], dtype=pl.Datetime("ms"))
    return parsed.clone().scatter(index, values), without, bool(dates) and not sure


def _half_width(text: str) -> str:
    """Half width, lower case, without weekday and zone."""
    text = unicodedata.normalize("NFKC", text).strip().lower()
    return " ".join(WEEKDAY.sub(" ", ZONE.sub("", text)).split())


def read_one(text: str, *, day_first: bool = False) -> datetime | None:
    """One time in half width and lower case; None where it is none."""
    if len(text) > 60:
        return None
    try:
        return _number(text) or _date_and_clock(text, day_first)
    except (ValueError, OverflowError):
        return None


def _number(text: str) -> datetime | None:
    if match := EPOCH.fullmatch(text):
        seconds = int(match["ms"]) / 1000 if match["ms"] else float(f"{match['s']}.{match['f'] or 0}")
        return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
    if SERIAL.fullmatch(text):
        return SERIAL_ORIGIN + timedelta(seconds=round(float(text) * 86_400))
    return None


def _date_and_clock(text: str, day_first: bool) -> datetime | None:
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[int, int, int]]], ...] = (
        (ERA_DATE, lambda m: (ERAS[m["era"]] + (1 if m["y"] == "元" else int(m["y"])), int(m["m"]), int(m["d"]))),
        (DATE, lambda m: (int(m["y"]), int(m["m"]), int(m["d"]))),
        (COMPACT, lambda m: (int(m["y"]), int(m["m"]), int(m["d"]))),
        (ENDING_YEAR, lambda m: _ordered(int(m["y"]), int(m["first"]), int(m["second"]), day_first)),
        (NAMED, lambda m: (int(m["y"]), MONTHS.get(m["month"], 0), int(m["d"]))),
        (DAY_NAMED, lambda m: (int(m["y"]), MONTHS.get(m["month"], 0), int(m["d"]))),
    )
    day = NO_DATE
    for pattern, read in readers:
        if match := pattern.match(text):
            day = datetime(*read(match))
            text = text[match.end() :].lstrip(" t,_-")
            if not text:
                return day
            break
    clock = CLOCK.fullmatch(text) or (COMPACT_CLOCK.fullmatch(text) if day != NO_DATE else None)
    return None if clock is None else day + _since_midnight(clock.groupdict())


def _ordered(year: int, first: int, second: int, day_first: bool) -> tuple[int, int, int]:
    return (year, second, first) if day_first else (year, first, second)


def _since_midnight(clock: dict[str, str | None]) -> timedelta:
    hour, minute, second = (int(clock.get(name) or 0) for name in ("h", "min", "s"))
    half = (clock.get("half") or clock.get("end") or "").replace(".", "")
    if half in ("午後", "pm") and hour < 12:
        hour += 12
    if half in ("午前", "am") and hour == 12:
        hour = 0
    if hour > 24 or minute > 59 or second > 59:
        raise ValueError(hour)
    fraction = (clock.get("f") or "0").ljust(6, "0")
    return timedelta(hours=hour, minutes=minute, seconds=second, microseconds=int(fraction))
