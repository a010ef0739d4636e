"""Predictions as files give them: long, wide, nested, with the names of KokoroChat's files."""

import orjson

from data.annotations.predictions.reading import Row, read
from data.core.problems import Problems


def rows_of(tmp_path, name: str, content: bytes) -> list[Row]:
    path = tmp_path / name
    path.write_bytes(content)
    return read(path, None, Problems())[0]


def test_long_tables_name_the_item_or_mean_the_score(tmp_path):
    rows = rows_of(tmp_path, "a.csv", b"dialogue_id,item,value,system\n1,felt_respected,4,m\n1,,61,m\n")
    assert [(row.system, row.dialogue, row.target, row.value) for row in rows] == [
        ("m", "1", "felt_respected", "4"),
        ("m", "1", "score", "61"),
    ]


def test_wide_and_nested_records_have_one_prediction_a_column(tmp_path):
    wide = {"dialogue_id": 3, "felt_respected": 4, "clarified_issues_cleraly": 2, "total": 60, "note": "x"}
    nested = {"id": 4, "model": "m", "items": {"尊重されたと感じた": 5}, "trained_on": 10}
    rows = rows_of(tmp_path, "mine.jsonl", orjson.dumps(wide) + b"\n" + orjson.dumps(nested))
    assert [row[1:] for row in rows] == [
        ("mine", 3, "felt_respected", 4, None),
        ("mine", 3, "clarified_issues_clearly", 2, None),
        ("mine", 3, "score", 60, None),
        ("m", 4, "felt_respected", 5, 10),
    ]
