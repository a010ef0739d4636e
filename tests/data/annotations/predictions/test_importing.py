"""Predictions are matched with a report: what is off the scale, unknown or repeated is set aside."""

import pytest

from data.annotations.predictions.importing import add, match
from data.annotations.predictions.reading import Row
from data.core.problems import Problems, UserError
from data.core.store import Library
from data.corpus import Corpus
from tests.conftest import NOW


def test_each_bad_row_is_set_aside_with_its_reason(demo_ja: Corpus):
    number = demo_ja.dialogues["dialogue_id"][0]
    given = [
        ("felt_respected", 7, "prediction_out_of_range"),
        ("item_sum", 101, "prediction_out_of_range"),
        ("felt_respected", "high", "prediction_no_number"),
        ("felt_respected", float("inf"), "prediction_no_number"),
        ("felt_respected", None, "prediction_missing"),
        ("kindness", 3, "prediction_of_unknown"),
        ("felt_respected", 4, None),
        ("felt_respected", 5, "prediction_twice"),
        ("score", 61.5, None),
    ]
    rows = [Row(str(at), "m", f"{number}.0", target, value) for at, (target, value, _) in enumerate(given)]
    rows += [Row("none", "m", None, "score", 1), Row("far", "m", 99_999, "score", 1)]
    problems = Problems()
    matched = match(rows, demo_ja, problems)
    assert matched.select("target", "value").rows() == [("felt_respected", 4.0), ("score", 61.5)]
    expected = {str(at): rule for at, (_, _, rule) in enumerate(given) if rule}
    assert {one.where: one.rule for one in problems.listed} == expected | {
        "none": "prediction_without_dialogue",
        "far": "unknown_dialogue",
    }
    assert "7 of felt_respected (0 to 5)" in problems.listed[0].message


def test_a_file_without_a_usable_row_says_why(demo_library: Library, tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text("dialogue_id,item,value\n1,felt_respected,7\n")
    with pytest.raises(UserError, match=r"bad\.csv.*outside the scale"):
        add(path, "demo-ja", library=demo_library, now=NOW)


def test_a_corpus_without_ratings_takes_no_predictions(demo_library: Library, tmp_path):
    path = tmp_path / "some.csv"
    path.write_text("dialogue_id,item,value\n1,felt_respected,4\n")
    with pytest.raises(UserError, match="no scores"):
        add(path, "demo-en", library=demo_library, now=NOW)
