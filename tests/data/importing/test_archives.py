"""Archives and packed files: read within limits, damaged members listed, names as people wrote them."""

import gzip
import lzma
from pathlib import Path

import pytest

from data.core.problems import Problems, UserError
from data.core.store import Library
from data.importing import archives
from data.importing.archives import check_size, single_file, sizes, unpacked, writable
from data.importing.source import Member
from tests.data.importing.invent import A, B, imported


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_a_packed_file_in_a_folder(pack, tmp_path: Path, library: Library):
    (tmp_path / "in").mkdir()
    table = f"id,role,text\n1,Co,{A}\n1,Cl,{B}\n".encode()
    suffix = ".gz" if pack is gzip.compress else ".xz"
    (tmp_path / "in" / f"x.csv{suffix}").write_bytes(pack(table))
    assert imported(tmp_path / "in", library).texts.to_list() == [A, B]


def test_single_files_are_unpacked_and_named_without_the_packer(tmp_path: Path):
    (tmp_path / "a.csv").write_bytes(b"x,y\n")
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"x,y\n"))
    assert single_file(tmp_path / "a.csv", is_packed=False) == Member("a.csv", b"x,y\n")
    assert single_file(tmp_path / "a.csv.gz", is_packed=True) == Member("a.csv", b"x,y\n")


def test_a_single_file_that_is_damaged_too_large_or_gone_is_named(tmp_path: Path, monkeypatch):
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"x" * 100)[:20])
    with pytest.raises(UserError, match=r"a\.csv\.gz") as caught:
        single_file(tmp_path / "a.csv.gz", is_packed=True)
    assert caught.value.code == "damaged_archive"
    with pytest.raises(UserError, match=r"none\.csv") as caught:
        single_file(tmp_path / "none.csv", is_packed=False)
    assert caught.value.code == "cannot_be_read"
    monkeypatch.setattr(archives, "MAX_MEMBER", 50)
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(b"x" * 51))
    with pytest.raises(UserError) as caught:
        single_file(tmp_path / "b.csv.gz", is_packed=True)
    assert caught.value.code == "too_big"


def test_a_damaged_packed_member_is_listed_and_the_others_are_read():
    problems = Problems()
    members = [Member("a.json.gz", gzip.compress(b"{}")[:12]), Member("b.json.xz", lzma.compress(b"[]"))]
    assert list(unpacked(members, problems)) == [Member("b.json", b"[]")]
    assert [(p.where, p.rule, p.kept) for p in problems.listed] == [("a.json.gz", "damaged_member", False)]


def test_sizes_and_names():
    check_size("a", 10, 10)
    with pytest.raises(UserError, match="a"):
        check_size("a", 11, 10)
    assert sizes(3 << 20, 1 << 30) == {"size": "3", "limit": "1,024"}
    assert writable("面接.json") == "面接.json"
    assert writable(b"\x83.json".decode(errors="surrogateescape")) == "\ufffd.json"
