"""Folders, archives and single files: the same tables from each, and nothing trusted."""

import io
import json
import os
import tarfile
import zipfile
from pathlib import Path

import polars as pl
import pytest

from data.core.problems import UserError
from data.core.store import Library
from data.importing import source
from data.importing.source import natural
from tests.data.invent import GOOD, RECORDS, as_list, in_tar, keep, opened, record, same, write


def lines(path: Path) -> Path:
    path.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in RECORDS), encoding="utf-8")
    return path


def in_zip(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as out:
        for value in RECORDS:
            out.writestr(f"k/{value['review_by_client_en']['evaluation_id']}.json", json.dumps(value))
    return path


def as_parquet(path: Path) -> Path:
    pl.DataFrame(RECORDS).write_parquet(path)
    return path


MAKERS = {
    "x.jsonl": lines,
    "lines.json": lines,
    "x.zip": in_zip,
    "x.tar": in_tar,
    "x.tar.gz": in_tar,
    "x.tar.xz": in_tar,
    "x.tar.bz2": in_tar,
    "x.json": as_list,
    "x.parquet": as_parquet,
}


@pytest.mark.parametrize("name", MAKERS)
def test_same_tables_as_the_folder(name, tmp_path: Path, library: Library):
    folder = opened(write(tmp_path / "in", RECORDS), library, "folder")
    (tmp_path / "packed").mkdir()
    packed = opened(MAKERS[name](tmp_path / "packed" / name), library, "packed")
    same(folder, packed)
    assert packed.manifest.problems == {"set_aside": 0, "noted": 0}


def test_natural_order_of_names():
    assert sorted(["10.json", "9.json", "a2/1.json", "a10/1.json"], key=natural) == [
        "9.json",
        "10.json",
        "a2/1.json",
        "a10/1.json",
    ]


def test_a_folder_without_data(tmp_path: Path, library: Library):
    (tmp_path / "in").mkdir()
    with pytest.raises(UserError, match="holds no dialogue"):
        keep(tmp_path / "in", library)


def test_a_file_of_2_gb(tmp_path: Path, library: Library):
    path = tmp_path / "big.json"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    for given in (path, tmp_path):
        with pytest.raises(UserError, match=r"big.json: 2,048 MiB, more than the 512 MiB"):
            keep(given, library)


def test_a_folder_keeps_the_files_beside_one_that_is_too_large_or_no_file(tmp_path: Path, library: Library):
    folder = write(tmp_path / "in", [record(1), record(2)])
    with (folder / "3.json").open("wb") as file:
        file.truncate(2 << 30)
    (folder / "4.json").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "5.json")
    corpus = opened(folder, library)
    assert corpus.dialogues["dialogue_id"].to_list() == [1, 2]
    assert [(p.where, p.rule) for p in corpus.problems.listed] == [
        ("3.json", "too_large"),
        ("4.json", "unreadable_file"),
        ("5.json", "invalid_json"),
    ]
    assert "2,048 MiB" in corpus.problems.listed[0].message


def archive(path: Path, members: dict[str, bytes | tarfile.TarInfo]) -> Path:
    with tarfile.open(path, "w:gz") as tar:
        for name, value in members.items():
            if isinstance(value, tarfile.TarInfo):
                tar.addfile(value)
                continue
            info = tarfile.TarInfo(name)
            info.size = len(value)
            tar.addfile(info, io.BytesIO(value))
    return path


def link(name: str, to: str, kind: bytes) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, to
    return info


def test_archive_paths_that_climb_out_and_links_are_passed_over(tmp_path: Path, library: Library):
    path = archive(
        tmp_path / "x.tar.gz",
        {
            "a/1.json": json.dumps(record(1)).encode(),
            "../2.json": json.dumps(record(2)).encode(),
            "/3.json": json.dumps(record(3)).encode(),
            "a/4.json": link("a/4.json", "/etc/passwd", tarfile.SYMTYPE),
            "a/5.json": link("a/5.json", "a/1.json", tarfile.LNKTYPE),
            "a/6.json": link("a/6.json", "", tarfile.FIFOTYPE),
        },
    )
    corpus = opened(path, library)
    assert corpus.dialogues["dialogue_id"].to_list() == [1]
    assert {p.where for p in corpus.problems.listed} == {
        "../2.json",
        "/3.json",
        "a/4.json",
        "a/5.json",
        "a/6.json",
    }
    assert {p.rule for p in corpus.problems.listed} == {"unsafe_member", "unsafe_link"}
    assert not (tmp_path.parent / "2.json").exists()


def test_zip_paths_that_climb_out(tmp_path: Path, library: Library):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as out:
        for number, name in enumerate(("1.json", "../2.json", "C:\\3.json", "__MACOSX/._1.json"), start=1):
            out.writestr(name, json.dumps(record(number)))
    corpus = opened(path, library)
    assert corpus.dialogues["dialogue_id"].to_list() == [1]
    assert [p.where for p in corpus.problems.listed] == ["../2.json", "C:/3.json"]


def test_zip_bomb(tmp_path: Path, library: Library):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("1.json", b" " * (80 << 20))
    with pytest.raises(UserError, match="zip bomb"):
        keep(path, library)


def test_zip_that_lies_about_its_size(tmp_path: Path, library: Library, monkeypatch):
    monkeypatch.setattr(source, "MAX_MEMBER", 1000)
    path = tmp_path / "liar.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("1.json", b" " * 5000)
    path.write_bytes(path.read_bytes().replace((5000).to_bytes(4, "little"), (50).to_bytes(4, "little")))
    with pytest.raises(UserError, match=r"liar\.zip"):
        keep(path, library)


def test_tar_bomb(tmp_path: Path, library: Library):
    path = archive(tmp_path / "bomb.tar.gz", {"1.json": b" " * (80 << 20)})
    with pytest.raises(UserError, match="zip bomb"):
        keep(path, library)


def test_damage_in_the_middle_of_an_archive(tmp_path: Path, library: Library):
    path = archive(tmp_path / "x.tar.gz", {f"{n}.json": json.dumps(record(n)).encode() for n in range(1, 40)})
    data = bytearray(path.read_bytes())
    data[len(data) // 2 :] = b""
    path.write_bytes(data)
    with pytest.raises(UserError, match="damaged archive"):
        keep(path, library)


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:4_000], lambda data: data[:6_144], lambda data: data[:6_200]]
)
def test_a_tar_without_a_packer_that_is_cut_off(spoil, tmp_path: Path, library: Library):
    path = tmp_path / "x.tar"
    with tarfile.open(path, "w") as tar:
        for n in range(1, 9):
            data = json.dumps(record(n)).encode()
            info = tarfile.TarInfo(f"{n}.json")
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(UserError, match=r"x\.tar: damaged archive"):
        keep(path, library)


def test_a_damaged_head_is_not_the_end_of_a_tar(tmp_path: Path, library: Library):
    path = tmp_path / "x.tar"
    with tarfile.open(path, "w") as tar:
        for n in range(1, 4):
            tar.addfile(tarfile.TarInfo(f"{n}.txt"))
    data = bytearray(path.read_bytes())
    data[512] ^= 1
    path.write_bytes(data)
    with pytest.raises(UserError, match=r"damaged archive.*bad checksum at byte 512"):
        keep(path, library)


def test_a_zip_with_a_password(tmp_path: Path, library: Library):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("1.json", GOOD)
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(UserError, match=r"x\.zip: locked with a password"):
        keep(path, library)


def test_a_file_name_that_is_no_utf8(tmp_path: Path, library: Library):
    folder = tmp_path / os.fsdecode(b"in\xff")
    try:
        write(folder, [GOOD[:50]])
        (folder / os.fsdecode(b"\xfe.json")).write_bytes(json.dumps(record(1)).encode())
    except OSError:
        pytest.skip("this file system takes no such names")
    corpus = opened(folder, library)
    assert (corpus.dialogues.height, corpus.manifest.source[-3:]) == (1, "in\ufffd")


@pytest.mark.parametrize("container", ["folder", "zip"])
def test_a_picture_and_whatever_nobody_reads_is_named(container, tmp_path: Path, library: Library):
    folder = tmp_path / "in"
    lines((folder.mkdir() or folder) / "x.jsonl")
    for name in ("photo.png", "notes.rtf", "paper.pdf", "README.md", "LICENSE", "a.py", "c.html", ".hidden"):
        (folder / name).write_bytes(b"\x89PNG")
    if container == "zip":
        with zipfile.ZipFile(tmp_path / "in.zip", "w") as out:
            for file in sorted(folder.iterdir()):
                out.write(file, file.name)
        folder = tmp_path / "in.zip"
    (told,) = [p for p in opened(folder, library).problems.listed if p.rule == "files_not_opened"]
    assert told.kept and told.values == {"n": 5, "names": "a.py, c.html, notes.rtf, paper.pdf, photo.png"}
    assert "5 files of other kinds were not opened: a.py," in told.message


def test_of_many_files_that_nobody_reads_the_first_are_named(tmp_path: Path, library: Library):
    lines(tmp_path / "x.jsonl")
    for number in range(12):
        (tmp_path / f"{number}.png").touch()
    (told,) = opened(tmp_path, library).problems.listed
    assert told.values == {"n": 12, "names": ", ".join(f"{n}.png" for n in range(10)) + ", …"}
