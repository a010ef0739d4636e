"""Rows of a file of labels: every format, and a scheme a column."""

from pathlib import Path

import polars as pl

from data.coding.label_rows import Given, long, read


def test_every_format_gives_the_same_rows(tmp_path: Path):
    frame = pl.DataFrame({"dialogue": ["1", "2"], "position": [0, 3], "label": ["家", None]})
    contents = {"a.csv": frame.write_csv().encode("cp932"), "a.jsonl": frame.write_ndjson().encode()}
    contents["a.json"] = frame.write_json().encode()
    frame.write_parquet(tmp_path / "a.parquet")
    contents["a.parquet"] = (tmp_path / "a.parquet").read_bytes()
    for name, content in contents.items():
        assert read(content, name).rows() == [("1", "0", "家"), ("2", "3", None)], name
    assert read(b'{"dialogue": 1, "label": "x"}\n{"dialogue": "1", "label": 2}', "a.jsonl").rows() == [
        ("1", "x"),
        ("1", "2"),
    ]


def test_a_scheme_a_column():
    content = "対話\t位置\tdistress_level\tmood\n1\t1\t2\tsad\n1\t2\t\tcalm\n"
    rows = long(read(content.encode(), "a.tsv"), "a.tsv", Given("r"))
    assert rows.select("dialogue", "position", "scheme", "label", "coder").rows() == [
        ("1", "1", "distress_level", "2", "r"),
        ("1", "1", "mood", "sad", "r"),
        ("1", "2", "mood", "calm", "r"),
    ]
