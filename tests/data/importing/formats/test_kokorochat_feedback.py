"""The client's feedback: ids, ratings, check marks and score, and what is listed of each."""

import pytest

from data.core.problems import Problems
from data.core.schema import CHECK_MARKS
from data.importing.formats.kokorochat_feedback import (
    check_score,
    is_checked,
    items_of,
    person_of,
    score_of,
    source_id_of,
)
from data.importing.formats.kokorochat_names import RAW_ITEMS

MARKS = dict.fromkeys(CHECK_MARKS, False)
NAMES = list(RAW_ITEMS.values())


def rules(problems: Problems) -> list[str]:
    return [problem.rule for problem in problems.listed]


@pytest.mark.parametrize(
    ("where", "value", "expected", "listed"),
    [
        ("3.json", 7, 7, []),
        ("3.json", 7.0, 7, []),
        ("3.json", "A-7", "A-7", []),
        ("en1000.json", None, "1000", []),
        ("a/talk.json", None, "a/talk", []),
        ("x.jsonl line 3", None, "x.jsonl line 3", []),
        ("3.json", [7], "3", ["id_unreadable"]),
        ("3.json", float("nan"), "3", []),
    ],
)
def test_ids(where, value, expected, listed):
    problems = Problems()
    assert source_id_of(where, value, problems) == expected
    assert rules(problems) == listed


def test_ratings_out_of_range_are_empty_and_listed():
    problems = Problems()
    review = dict.fromkeys(NAMES, 3) | {NAMES[0]: 6, NAMES[1]: 2.0, NAMES[2]: None, NAMES[3]: True}
    assert items_of("x", review, problems) == [None, 2, None, None, *[3] * 16]
    assert rules(problems) == ["item_out_of_range"] * 2
    assert items_of("x", {}, problems) is None


@pytest.mark.parametrize(
    ("value", "expected", "listed"), [(0, 0, 0), (100.0, 100, 0), (101, None, 1), ("50", None, 1)]
)
def test_scores(value, expected, listed):
    problems = Problems()
    assert score_of("x", value, problems) == expected
    assert len(problems.listed) == listed


@pytest.mark.parametrize(
    ("marks", "score", "fits"),
    [((), 60, True), ((0,), 0, True), ((0,), 60, False), ((1, 2), 0, True), ((2,), 30, True), ((2,), 60, False)],
)
def test_the_rule_of_the_score(marks, score, fits):
    problems = Problems()
    check_score("x", score, [3] * 20, MARKS | {CHECK_MARKS[n]: True for n in marks}, problems)
    assert (rules(problems) == []) is fits


def test_persons_and_marks():
    problems = Problems()
    assert [person_of("x", "client_id", {"client_id": v}, problems) for v in (3, 3.0, "p", "", None)] == [
        3, 3, "p", None, None,
    ]  # fmt: skip
    assert person_of("x", "client_id", {"client_id": [1]}, problems) is None
    assert [is_checked("x", "m", v, problems) for v in (None, False, "", 0, True, "チェックあり", 1)] == [
        False, False, False, False, True, True, True,
    ]  # fmt: skip
    assert is_checked("x", "m", "perhaps", problems) is True
    assert rules(problems) == ["person_unreadable", "mark_unreadable"]
