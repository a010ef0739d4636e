"""Values of conditions as text in an address."""

from datetime import date, timedelta
from itertools import pairwise
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.core.query.codecs import Names, NearText, compact, join_names, split_names
from analysis.core.query.filter import Filter
from data.encoders import DEFAULT


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("眠れない", ("眠れない", 50, DEFAULT)),
        ("7:眠れない", ("眠れない", 7, DEFAULT)),
        ("7@a/b-c:12:30 に", ("12:30 に", 7, "a/b-c")),
    ],
)
def test_a_sentence_in_the_address(text: str, value: tuple):
    kind = NearText(DEFAULT)
    assert kind.read(text) == value == kind.read(kind.write(value))


@pytest.mark.parametrize("text", ["", " ", "0:x", "99999:x", "5:", "5: ", "x" * 2_000, "a\x00b"])
def test_no_sentence_in_the_address(text: str):
    with pytest.raises(ValueError):
        NearText(DEFAULT).read(text)


@given(st.sets(st.integers(0, 60)))
def test_numbers_become_ranges_and_come_back(numbers: set[int]):
    ranged = compact(numbers)
    assert {n for low, high in ranged for n in range(low, high + 1)} == numbers
    assert all(a[1] + 1 < b[0] for a, b in pairwise(ranged))


def test_open_ranges_reach_the_ends_of_their_domain():
    day = date(2020, 3, 1)
    chosen, _ = Filter.from_query(urlencode({"date": f"{day}..", "score": "50-", "minutes": "-45"}))
    assert chosen.date[0] + timedelta(days=365 * 100) < chosen.date[1]
    assert (chosen.score, chosen.minutes) == ((50, 100), (0, 45))


@pytest.mark.parametrize(
    "names", [("Depression, anxiety", "Work"), ("C:\\Users", "a\\,b"), ("ends in \\",), (",",), ("、", "，")]
)
def test_names_with_commas_come_back(names: tuple[str, ...]):
    codec = Names()
    assert codec.read(codec.write(codec.order(names))) == codec.order(names)


@given(st.lists(st.text(min_size=1).map(str.strip).filter(bool), min_size=1, max_size=4, unique=True))
def test_any_names_come_back(names: list[str]):
    assert split_names(join_names(names)) == names


def test_a_link_of_before_reads_as_it_did():
    assert split_names("workplace, school,C:\\Users") == ["workplace", "school", "C:\\Users"]
