"""Columns with odd names are known by what stands in them."""

from pathlib import Path

from data.importing.formats.by_content import by_content
from data.importing.formats.mapped import propose
from data.importing.records_stage import samples

ROWS = [
    {"x1": f"s{n // 6}", "x2": "AB"[n % 2], "x3": f"これは発話の{n}番目です。", "x4": "ja", "x5": n}
    for n in range(18)
]


def test_text_role_and_dialogue_are_told_by_their_values():
    assert by_content(ROWS, {}, grouped=True) == {"text": "x3", "role": "x2", "dialogue_id": "x1"}
    assert by_content(ROWS, {"text": "x3", "role": "x2"}, grouped=True) == {}
    assert "dialogue_id" not in by_content(ROWS, {}, grouped=False)


def test_nothing_is_told_of_columns_that_say_nothing():
    assert by_content([], {}, grouped=True) == {}
    assert by_content([{"a": 1, "b": None}, {"a": 2, "b": None}], {}, grouped=True) == {}


def test_a_table_with_odd_headers_needs_its_roles_alone(tmp_path: Path):
    lines = [",".join(map(str, row.values())) for row in ROWS]
    (tmp_path / "odd.csv").write_text("\n".join(["x1,x2,x3,x4,x5", *lines]), "utf-8")
    proposed = propose(samples(tmp_path / "odd.csv"))
    assert {name: proposed.columns[name] for name in ("dialogue_id", "role", "text")} == {
        "dialogue_id": "x1",
        "role": "x2",
        "text": "x3",
    }
    assert (proposed.lacking, proposed.unassigned) == ([], ["A", "B"])
