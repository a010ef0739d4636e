"""JSON, JSON lines, CSV and Parquet: every record, or a problem that names its row."""

from pathlib import Path

import pytest

from data.core.store import Library
from data.importing.formats.mapped import Mapping, propose
from data.importing.records_stage import samples
from tests.data.invent import GOOD, opened, record, write


def test_byte_order_mark_and_nan_are_read(tmp_path: Path, library: Library):
    corpus = opened(write(tmp_path / "in", [b"\xef\xbb\xbf" + GOOD, record(3, client_id=float("nan"))]), library)
    assert (corpus.dialogues.height, corpus.manifest.problems["set_aside"]) == (2, 0)


@pytest.mark.parametrize(
    ("text", "texts", "words"),
    [
        (
            "id,role,text\na,client,x,y\na,client,z\n",
            ["z"],
            ["x.csv row 2", "column names (4 > 3)"],
        ),
        ('id,role,text\na,client,x\na,client,"y\na,client,z\n', ["x", '"y', "z"], ["x.csv row 3", "not doubled"]),
        ("id,role,text\na,client,\na,client,z\n", ["", "z"], ["x.csv row 2", "utterance 0 is empty"]),
        ("id;role;text\na;client;x, y\n", ["x, y"], []),
        ("id\trole\ttext\ra\tclient\tx\r", ["x"], []),
        (' id ,role,text,text\n\na,client,"p\r\nq",no\n', ["p\r\nq"], []),
        ("id,role,text\na,client,é\n".encode("cp932", "replace"), ["?"], []),
        ("id,role,text\na,client,柿の木\n".encode("cp932"), ["柿の木"], ["x.csv", "read as cp932"]),
        ("id,role,text\na,client,柿の木\n".encode("euc-jp"), ["柿の木"], ["x.csv", "read as euc-jp"]),
    ],
)
def test_tables_of_all_kinds(text, texts: list[str], words: list[str], tmp_path: Path, library: Library):
    (tmp_path / "x.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    mapping = Mapping({"dialogue_id": "id", "role": "role", "text": "text"})
    corpus = opened(tmp_path / "x.csv", library, mapping=mapping)
    assert corpus.texts.to_list() == texts
    told = [f"{problem.where}: {problem.message}" for problem in corpus.problems.listed]
    assert len(told) == bool(words) and all(word in told[0] for word in words)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_csv_in_the_encodings_of_offices(encoding, tmp_path: Path, library: Library):
    path = tmp_path / "x.csv"
    path.write_bytes("対話ID,話者,発話\nA,相談者,雨が続きますね\nA,相談員,ええ、本当に\n".encode(encoding))
    mapping = propose(samples(path))
    assert mapping.columns == {"dialogue_id": "対話ID", "role": "話者", "text": "発話"}
    corpus = opened(path, library, mapping=mapping)
    assert corpus.texts.to_list() == ["雨が続きますね", "ええ、本当に"]
    assert corpus.utterances["role"].to_list() == ["client", "counselor"]
    assert not corpus.has("times") and not corpus.has("feedback")
