"""Plain text as responses."""

from pathlib import Path

import pytest

from tests.data.responses.invent import opened


def test_parallel_files_of_unequal_length_and_mixed_encodings_are_told(tmp_path: Path):
    files = {"ref.txt": "はい\nええ\n", "a.txt": "一\n二\n", "b.txt": "一\n"}
    _, rows, problems = opened(tmp_path, files)
    assert [row["system"] for row in rows] == ["a", "a"]
    assert [(p.where, p.rule) for p in problems.listed] == [("b.txt", "unequal_lines")]
    mixed = "Pred: うん\n".encode() + "Ref: はい\n".encode("cp932")
    (tmp_path / "sub").mkdir()
    _, rows, problems = opened(tmp_path / "sub", {"m.txt": mixed})
    assert rows == [{"system": "m", "response": "うん", "reference": "はい"}]
    assert [p.rule for p in problems.listed] == ["mixed_encodings"]


@pytest.mark.parametrize("encoding", ["cp932", "euc-jp", "utf-16", "iso2022_jp"])
def test_other_encodings_are_read_and_said(tmp_path: Path, encoding: str):
    said = "Pred: そうですか、お辛いですね\r\nRef: 眠れないのですね\r\n"
    _, rows, problems = opened(tmp_path, {"m.txt": said.encode(encoding)})
    assert rows == [{"system": "m", "response": "そうですか、お辛いですね", "reference": "眠れないのですね"}]
    assert [p.rule for p in problems.listed] == ["other_encoding"]
    table = "dialogue_id,position,response\r\n1,2,そうですか、お辛いですね\r\n".encode(encoding)
    (tmp_path / "csv").mkdir()
    _, rows, _ = opened(tmp_path / "csv", {"m.csv": table})
    assert [row["response"] for row in rows] == ["そうですか、お辛いですね"]


def test_odd_line_breaks_stay_inside_a_response(tmp_path: Path):
    _, rows, problems = opened(tmp_path, {"ref.txt": "はい\nええ\n", "a.txt": "一\u2028と\x0b\x85二\r\n三"})
    assert [row["response"] for row in rows] == ["一\u2028と\x0b\x85二", "三"] and not problems.listed
