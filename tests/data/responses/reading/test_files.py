"""Which files of a source are read."""

import gzip
from pathlib import Path
from zipfile import ZipFile

import pytest

from data.core.problems import Problems, UserError
from data.responses.reading.files import read_files
from tests.data.responses.invent import rows_of


def test_packed_files_open(tmp_path: Path):
    line = b'{"dialogue_id": 1, "position": 3, "response": "a"}'
    (tmp_path / "m.jsonl.gz").write_bytes(gzip.compress(line))
    with ZipFile(tmp_path / "texts.zip", "w") as archive:
        archive.writestr("ref.txt", "はい\n")
        archive.writestr("m.txt", "ええ\n")
    problems = Problems()
    for name, expected in (("m.jsonl.gz", "responses"), ("texts.zip", "parallel")):
        kind, rows = rows_of(tmp_path / name, problems)
        assert (kind, [row.values["system"] for row in rows]) == (expected, ["m"])
    (tmp_path / "m.jsonl.gz").write_bytes(gzip.compress(line)[:20])
    with pytest.raises(UserError, match="damaged"):
        read_files(tmp_path / "m.jsonl.gz", problems)
