"""JSON and JSON Lines: whole files, lines, values after each other, broken lines and characters."""

import json

import pytest

from data.core.problems import Problems
from data.importing.files.json_files import from_json, mend, parse

ROWS = [{"id": 1, "role": "client", "text": "はい"}, {"id": 1, "role": "counselor", "text": "ええ"}]


def read(name: str, data: bytes) -> tuple[list[object], list[tuple[str, str]]]:
    problems = Problems()
    values = [record.value for record in from_json(name, data, problems)]
    return values, [(problem.where, problem.rule) for problem in problems.listed]


@pytest.mark.parametrize("indent", [None, 2])
def test_values_after_each_other_are_records(indent):
    data = "\n".join(json.dumps(row, ensure_ascii=False, indent=indent) for row in ROWS).encode()
    assert read("x.jsonl", data) == (ROWS, [])


def test_a_broken_line_is_listed_and_the_others_are_read():
    lines = [json.dumps(row) for row in ROWS]
    values, rules = read("x.jsonl", "\n".join([lines[0], '{"id": 1, "te', lines[1]]).encode())
    assert values == ROWS
    assert [where for where, _ in rules] == ["x.jsonl:2"]


def test_a_broken_file_is_listed_with_its_name():
    values, rules = read("x.json", b'{"dialogue": [')
    assert values == [] and [where for where, _ in rules] == ["x.json"]


def test_lone_surrogates_are_replaced_and_listed():
    problems = Problems()
    assert mend("x", {"text": ["a\ud800", "b"]}, problems) == {"text": ["a\ufffd", "b"]}
    assert [problem.rule for problem in problems.listed] == ["lone_surrogate"]
    assert mend("x", {"text": "あ"}, problems) == {"text": "あ"} and problems.noted == 1


def test_parse_refuses_what_is_no_json():
    assert parse('{"a": "é"}'.encode()) == {"a": "é"}
    with pytest.raises(ValueError, match=r".+"):
        parse(b"{")
