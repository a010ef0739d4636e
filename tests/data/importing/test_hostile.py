"""Files made to break the importer: each gives an error or a list that names it, quickly and in little memory."""

import bz2
import gzip
import io
import json
import random
import tarfile
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from data.core.problems import UserError
from data.core.store import Library
from data.corpus import Corpus
from data.importing import readers
from data.importing.formats.mapped import propose
from data.importing.records import Record
from data.importing.records_stage import samples
from tests.data.invent import keep, opened, record

GOOD = json.dumps(record(1), ensure_ascii=False).encode()


def header(name: bytes, size: int, kind: bytes) -> bytes:
    info = tarfile.TarInfo(name.decode("ascii"))
    info.size, info.type = size, kind
    return info.tobuf(tarfile.GNU_FORMAT)


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK])
def test_headers_that_unfold_to_gigabytes(kind, tmp_path: Path, library: Library):
    path = tmp_path / "x.tar.bz2"
    with bz2.open(path, "wb") as out:
        out.write(header(b"x", 1 << 32 if kind == tarfile.XHDTYPE else 1 << 31, kind))
        for _ in range(64):
            out.write(b"9" * (1 << 20))
    with pytest.raises(UserError, match=r"x\.tar\.bz2: damaged archive.*headers alone"):
        keep(path, library)


def test_many_large_headers_are_too_many(tmp_path: Path, library: Library):
    with tarfile.open(tmp_path / "x.tar.gz", "w:gz", format=tarfile.PAX_FORMAT) as out:
        for number in range(100):
            info = tarfile.TarInfo(f"{number}.json")
            info.pax_headers = {"comment": "x" * (1_000_000)}
            out.addfile(info, io.BytesIO(b""))
    with pytest.raises(UserError, match="headers alone"):
        keep(tmp_path / "x.tar.gz", library)


def test_parquet_that_unfolds(tmp_path: Path, library: Library):
    text = "長い" * (1 << 18)
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 5_000, pa.int32()), pa.array([text]))
    parquet.write_table(
        pa.table({"id": [1] * 5_000, "role": ["client"] * 5_000, "text": column}), tmp_path / "x.parquet"
    )
    assert (tmp_path / "x.parquet").stat().st_size < 4 << 20
    with pytest.raises(UserError, match=r"x\.parquet.*MiB, more than"):
        keep(tmp_path / "x.parquet", library, mapping=MAPPING)


MAPPING = propose([Record("x", {"id": 1, "role": "client", "text": "a"})])


@pytest.mark.parametrize("depth", [300, 900, 1_500, 100_000])
@pytest.mark.parametrize("kind", ["list", "object"])
def test_nested_json(depth, kind, tmp_path: Path, library: Library):
    deep = "[" * depth + "]" * depth if kind == "list" else '{"a":' * depth + "1" + "}" * depth
    rows = f'{{"id": 1, "role": "client", "text": "a"}}\n{{"id": 1, "role": "client", "text": {deep}}}\n'
    (tmp_path / "x.jsonl").write_text(rows + '{"id": 2, "role": "client", "text": "b"}\n')
    corpus = opened(tmp_path / "x.jsonl", library, mapping=MAPPING)
    assert corpus.texts.to_list()[-1] == "b"
    assert corpus.problems.listed


def test_a_name_that_is_flagged_as_utf_8_and_is_not(tmp_path: Path, library: Library):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as out:
        out.writestr("あ.json", GOOD)
    data = (tmp_path / "x.zip").read_bytes().replace("あ".encode(), "表".encode("cp932") + b"x")
    (tmp_path / "x.zip").write_bytes(data)
    corpus = opened(tmp_path / "x.zip", library)
    assert corpus.dialogues.height == 1


def test_one_damaged_member_costs_itself_alone(tmp_path: Path, library: Library):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as out:
        for number in (1, 2):
            out.writestr(f"{number}.json", json.dumps(record(number)))
    data = bytearray((tmp_path / "x.zip").read_bytes())
    data[data.index(b'"dialogue"') + 40] ^= 1
    (tmp_path / "x.zip").write_bytes(data)
    corpus = opened(tmp_path / "x.zip", library)
    assert corpus.dialogues["dialogue_id"].to_list() == [2]
    assert [(p.where, p.rule) for p in corpus.problems.listed] == [("1.json", "damaged_member")]


def test_a_line_of_100_mb(tmp_path: Path, library: Library):
    with (tmp_path / "x.jsonl").open("wb") as out:
        out.write(b'{"id": 1, "role": "client", "text": "a"}\n{"id": 1, "role": "client", "text": "')
        for _ in range(100):
            out.write(b"x" * (1 << 20))
        out.write(b'"}\n')
    corpus = opened(tmp_path / "x.jsonl", library, mapping=MAPPING)
    assert (corpus.texts.to_list(), [p.rule for p in corpus.problems.listed]) == (["a"], ["too_large"])


def spoiled(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one thing wrong, as disks, mails and editors do it."""
    at = chance.randrange(len(data))
    kind = chance.randrange(6)
    if kind == 0:
        return data[:at]
    if kind == 1:
        return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
    if kind == 2:
        return data[:at] + chance.randbytes(8) + data[at:]
    if kind == 3:
        return data[: at // 2] + data[at:]
    if kind == 4:
        return data[:at] + b"\0" * 64 + data[at + 64 :]
    return data[at:]


def sources() -> dict[str, bytes]:
    """One good file of each kind."""
    rows = [
        {"id": str(d), "role": r, "text": t} for d in (1, 2, 3) for r, t in (("Co", "どうぞ。"), ("Cl", "はい。"))
    ]
    table = "id,role,text\n" + "\n".join(",".join(row.values()) for row in rows)
    frame = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows), frame)
    zipped, tarred = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("a.csv", table)
    with tarfile.open(fileobj=tarred, mode="w:gz") as tar:
        info = tarfile.TarInfo("a.csv")
        info.size = len(table.encode())
        tar.addfile(info, io.BytesIO(table.encode()))
    return {
        "x.json": json.dumps(rows, ensure_ascii=False).encode(),
        "x.jsonl": "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode(),
        "x.csv": table.encode(),
        "x.parquet": frame.getvalue(),
        "x.zip": zipped.getvalue(),
        "x.tar.gz": tarred.getvalue(),
        "x.csv.gz": gzip.compress(table.encode(), mtime=0),
        "x.txt": "\n".join(f"{row['role']}：{row['text']}" for row in rows).encode(),
    }


@pytest.mark.parametrize("number", range(200))
def test_a_corrupted_file_is_read_or_named(number, tmp_path: Path):
    chance = random.Random(number)
    name, data = chance.choice(sorted(sources().items()))
    path = tmp_path / name
    path.write_bytes(spoiled(data, chance))
    library = Library(tmp_path / "library")
    try:
        first = samples(path)
        try:
            readers.find(first, None, name)
            mapping = None
        except UserError:
            mapping = propose(first)
        if mapping is not None and mapping.lacking:
            return
        manifest, _ = keep(path, library, mapping=mapping)
    except UserError as error:
        assert name in str(error)
        return
    corpus = Corpus.open(manifest.id, library)
    assert corpus.texts.null_count() == 0 and corpus.dialogues.height == manifest.counts["dialogues"] > 0
    assert manifest.problems["set_aside"] == sum(not p.kept for p in corpus.problems.listed)
