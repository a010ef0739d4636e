"""Encodings: those of Japanese are read, one that cannot be told is refused."""

import json
from pathlib import Path

import pytest

from data.core.problems import UserError
from data.core.store import Library
from data.importing.records_stage import samples
from tests.data.importing.invent import A, B, imported


@pytest.mark.parametrize("encoding", ["cp932", "euc-jp", "utf-16", "iso2022_jp", "utf-8-sig"])
@pytest.mark.parametrize("name", ["x.json", "x.jsonl", "x.csv", "x.txt"])
def test_encodings_of_japanese(encoding, name, tmp_path: Path, library: Library):
    rows = [{"id": "1", "role": "Co", "text": A}, {"id": "1", "role": "Cl", "text": B}]
    texts = {
        "x.json": json.dumps(rows, ensure_ascii=False),
        "x.jsonl": "\n".join(json.dumps(row, ensure_ascii=False) for row in rows),
        "x.csv": f"id,role,text\n1,Co,{A}\n1,Cl,{B}\n",
        "x.txt": f"Co：{A}\nCl：{B}\n",
    }
    (tmp_path / name).write_bytes(texts[name].encode(encoding))
    assert imported(tmp_path / name, library).texts.to_list() == [A, B]


@pytest.mark.parametrize(("encoding", "text"), [("big5", "你好，今天怎麼了"), ("gb18030", "你好，今天怎么了")])
def test_an_encoding_that_cannot_be_told_is_refused(encoding, text, tmp_path: Path):
    (tmp_path / "x.csv").write_bytes(f"id,role,text\n1,Co,{text}\n".encode(encoding))
    with pytest.raises(UserError, match=r"x\.csv: in no encoding.*save it as UTF-8"):
        samples(tmp_path / "x.csv")
