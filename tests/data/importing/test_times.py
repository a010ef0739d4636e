"""Times as sources write them."""

from datetime import datetime

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importing.times import parse_times

MOMENT = datetime(2021, 5, 6, 7, 8, 9)


@pytest.mark.parametrize(
    "written",
    [
        "2021-05-06T07:08:09",
        "2021-05-06 07:08:09",
        "2021/05/06 07:08:09",
        "2021/5/6 7:08:09",
        "2021-05-06(木)07:08:09",
        "2021/05/06 (木) 07:08:09",
        "2021-05-06T07:08:09Z",
        "2021-05-06T07:08:09+09:00",
        "2021-05-06T07:08:09.000-0500",
        " 2021-05-06T07:08:09 ",
    ],
)
def test_ways_to_write_a_time(written):
    times, bad = parse_times(pl.Series([written, None]))
    assert (times.to_list(), bad) == ([MOMENT, None], [])


@pytest.mark.parametrize(
    "written", ["", "noon", "2021-02-30T00:00:00", "0001-01-01T00:00:00", "9999-01-01", "25:00", "12:00 noon"]
)
def test_no_time(written):
    times, bad = parse_times(pl.Series(["2021-05-06T07:08:09", written]))
    assert (times.to_list(), bad) == ([MOMENT, None], [1])


def test_a_date_alone_is_midnight():
    assert parse_times(pl.Series(["2021-05-06"]))[0].to_list() == [datetime(2021, 5, 6)]


@given(st.lists(st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)), min_size=1, max_size=5))
def test_iso_times_come_back(moments):
    plain = [moment.replace(microsecond=moment.microsecond // 1000 * 1000) for moment in moments]
    for written in ([m.isoformat() for m in plain], [str(m) for m in plain]):
        assert parse_times(pl.Series(written))[0].to_list() == plain


@given(st.lists(st.text(max_size=25) | st.none(), min_size=1, max_size=5))
def test_any_text_is_read_or_listed(written):
    times, bad = parse_times(pl.Series(written, dtype=pl.String))
    lost = [
        i for i, (text, time) in enumerate(zip(written, times, strict=True)) if text is not None and time is None
    ]
    assert bad == lost
