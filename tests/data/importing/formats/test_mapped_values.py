"""Values of mapped records."""

import pytest

from data.core.problems import Problems
from data.core.schema import ROLES
from data.importing.formats.mapped import Mapping, RatingField
from data.importing.formats.mapped_values import (
    OTHER,
    RoleCodes,
    column_reader,
    finite,
    identifier,
    lookup,
    number_of,
    ratings_of,
    times_of,
    with_continuations,
)


def test_dots_lead_into_objects_unless_a_name_holds_them():
    value = {"a": {"b": {"c": 1}}, "a.b": 2}
    assert (lookup(value, "a.b"), lookup(value, "a"), lookup({"a": {"b": 3}}, "a.b")) == (2, value["a"], 3)
    assert lookup(value, "a.b.c") == 1
    assert lookup(value, "x.y") is None and lookup([1], "a") is None and lookup(value, None) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1, "1"), (1.0, "1"), (" 1 ", "1"), ("A01", "A01"), (1.5, None), (True, None), ("", None), ([1], None)],
)
def test_one_id_however_it_is_written(value, expected):
    assert identifier(value) == expected


def test_a_column_that_some_rows_lack():
    rows = [{"who": "a", "m": {"text": "x"}}, {"m": {"text": "y"}}, {"who": None}]
    assert column_reader("who")(rows) == ["a", None, None]
    assert column_reader("m.text")(rows) == ["x", "y", None]


def test_roles_come_from_the_mapping_then_from_common_words():
    codes = RoleCodes(Mapping({"role": "r", "text": "t"}, roles={"Hana": "client"}))
    assert [ROLES[codes[word]] for word in ("Hana", "Co", "Taro")] == ["client", "counselor", "other"]
    assert codes.unknown == {"Taro"} and codes["Taro"] == OTHER


def test_rows_of_no_speaker_are_parts_of_the_rows_above():
    mapping = Mapping({"role": "who", "text": "said"}, roles={"注": "text"})
    rows = [{"who": who, "said": said} for who, said in (("注", "前"), ("Co", ""), ("注", "一"), (" 注 ", None))]
    whole, before = with_continuations(rows, mapping)
    assert whole == [{"who": "Co", "said": "注：一\n 注 ："}]
    assert before == ["注：前"] and rows[1]["said"] == ""


def test_numbers_and_times():
    assert [finite(v) for v in (1, "2.5", None, "x", float("inf"))] == [1.0, 2.5, None, None, None]
    problems = Problems()
    assert [number_of("x", "score", v, problems) for v in (50, "50.0", 101, "x")] == [50, 50, None, None]
    assert [problem.rule for problem in problems.listed] == ["score_out_of_range"] * 2
    assert list(times_of(["10:00", None, 3, float("nan")]).each) == ["10:00", "", "3", ""]


def test_ratings_are_numbers_or_objects_of_numbers_in_range():
    problems = Problems()
    field = RatingField("ctrs", "ctrs", 0, 6)
    rows = ratings_of(
        "x", field, {"ctrs": {"pacing": 3, "agenda": "4", "collaboration": 7, "note": "good"}}, problems
    )
    assert [(row["item"], row["value"], row["low"], row["high"]) for row in rows] == [
        ("pacing", 3.0, 0, 6),
        ("agenda", 4.0, 0, 6),
    ]
    assert sorted(problem.rule for problem in problems.listed) == ["rating_out_of_range", "rating_unreadable"]
    assert [row["item"] for row in ratings_of("x", RatingField("mood", "mood"), {"mood": 4}, problems)] == [None]
    assert ratings_of("x", field, {}, problems) == []
