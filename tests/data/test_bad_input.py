"""Every bad input gives a message that names file and record, and keeps what can be kept."""

import gzip
import io
import json
import lzma
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from data.corpus import Corpus
from data.importing import source
from data.importing.formats.mapped import Mapping
from data.problems import UserError
from data.store import Library
from tests.data.invent import keep, opened, record, write


def changed(**changes):
    return {key: value for key, value in record(2, **changes).items() if value is not None}


def with_utterance(**changes):
    value = record(2)
    value["dialogue"][2] |= changes
    return value


def without_text():
    value = record(2)
    del value["dialogue"][2]["utterance"]
    return value


GOOD = json.dumps(record(2), ensure_ascii=False).encode()
SET_ASIDE = {
    "truncated": (GOOD[:200], "invalid_json", "cut off"),
    "no object": ([[1], "x"], "no_record", "list"),
    "dialogue is text": (record(2, dialogue="hello"), "no_list", "'dialogue' is a str"),
    "dialogue is a number": (record(2, dialogue=7), "no_list", "'dialogue' is a int"),
    "no dialogue": (changed(dialogue=None), "no_dialogue", "no key 'dialogue'"),
    "utterance is text": (record(2, dialogue=["hello"]), "utterance_unreadable", "utterance 0 is a str"),
    "text is a number": (with_utterance(utterance=3), "no_text", "the text of utterance 2 ('utterance') is a int"),
    "no text": (without_text(), "utterance_lacks", "utterance 2 has no 'utterance'"),
    "empty": (record(2, dialogue=[]), "empty_dialogue", "no utterance"),
    "same id": (record(1), "duplicate_id", "already in 1.json"),
    "same id as text": (record(2, evaluation_id="1"), "duplicate_id", "already in 1.json"),
    "not UTF-8": (GOOD.replace("柿".encode(), b"\xff\xfe"), "invalid_utf8", "not UTF-8"),
    "empty file": (b"", "invalid_json", "not valid JSON"),
    "nested deeply": (b"[" * 100_000 + b"]" * 100_000, "invalid_json", "not valid JSON"),
}
NOTED = {
    "unknown role": (with_utterance(role="moderator"), "unknown_role", "utterance 2: unknown role 'moderator'"),
    "role is a list": (with_utterance(role=["client"]), "unknown_role", "utterance 2: unknown role ['client']"),
    "item of 7": (record(2, felt_respected=7), "item_out_of_range", "felt_respected is 7"),
    "item of 2.5": (record(2, felt_respected=2.5), "item_out_of_range", "felt_respected is 2.5"),
    "item as text": (record(2, felt_respected="3"), "item_out_of_range", "felt_respected is '3'"),
    "score against the rule": (record(2, score=99), "score_breaks_rule", "score is 99, but 60"),
    "score of 101": (record(2, score=101), "score_out_of_range", "score is 101"),
    "unwilling, not halved": (
        record(2, unwilling_to_continue="チェックあり"),
        "score_breaks_rule",
        "score is 60, but 30",
    ),
    "back in time": (with_utterance(time="2021-05-06T06:00:00"), "time_backwards", "utterance 2 is earlier"),
    "no such time": (with_utterance(time="noon"), "unreadable_time", "utterance 2: 'noon' is no time"),
    "time is a number": (with_utterance(time=5), "unreadable_time", "utterance 2: 5 is no time"),
    "one time missing": (with_utterance(time=None), "times_incomplete", "1 of 4 utterances"),
    "no feedback": (changed(review_by_client_en=None), "no_feedback", "no feedback"),
    "feedback is text": (
        record(2, review_by_client_en="good"),
        "feedback_unreadable",
        "feedback is not an object",
    ),
    "no topic": (changed(topic=None), "no_topic", "no topic"),
    "topic is a number": (record(2, topic={"main_en": 3}), "topic_unreadable", "topic_main is 3"),
    "sub-topic is a list": (
        record(2, topic={"main_en": "Others", "sub": ["x"]}),
        "topic_unreadable",
        "topic_sub is ['x']",
    ),
    "id is a list": (record(2, evaluation_id=[2]), "id_unreadable", "evaluation_id is [2]"),
    "person is a list": (record(2, client_id=[1]), "person_unreadable", "client_id is [1]"),
    "half a character": (GOOD.replace("柿の木ですか".encode(), b"\\ud83d"), "lone_surrogate", "half a character"),
}


@pytest.mark.parametrize("bad", SET_ASIDE.values(), ids=SET_ASIDE)
def test_set_aside_and_the_others_kept(bad, tmp_path: Path, library: Library):
    value, rule, words = bad
    corpus = opened(write(tmp_path / "in", [record(1), value, record(3)]), library)
    problem = corpus.problems.listed[0]
    assert (problem.rule, problem.kept) == (rule, False)
    assert problem.where.startswith("2.json") and words in problem.message
    assert corpus.dialogues["dialogue_id"].to_list() == [1, 3]


@pytest.mark.parametrize("bad", NOTED.values(), ids=NOTED)
def test_noted_and_kept(bad, tmp_path: Path, library: Library):
    value, rule, words = bad
    corpus = opened(write(tmp_path / "in", [record(1), value, record(3)]), library)
    found = corpus.problems.listed
    assert (found[0].rule, {(p.where, p.kept) for p in found}) == (rule, {("2.json", True)})
    assert words in found[0].message
    assert corpus.dialogues.height == 3


def test_what_is_unusable_is_null(tmp_path: Path, library: Library):
    values = [record(1, felt_respected=7, score=float("nan")), with_utterance(role="moderator", time="noon")]
    corpus = opened(write(tmp_path / "in", values), library)
    assert corpus.dialogues["item_sum"].to_list() == [None, 60]
    assert corpus.dialogues["score"].to_list() == [None, 60]
    assert corpus.utterances["role"].to_list().count("other") == 1
    assert corpus.utterances["said_at"].null_count() == 1


def test_byte_order_mark_and_nan_are_read(tmp_path: Path, library: Library):
    corpus = opened(write(tmp_path / "in", [b"\xef\xbb\xbf" + GOOD, record(3, client_id=float("nan"))]), library)
    assert (corpus.dialogues.height, corpus.manifest.problems["set_aside"]) == (2, 0)


def test_separator_in_a_text_is_kept(tmp_path: Path, library: Library):
    text = "a\x1eb\x00c"
    corpus = opened(write(tmp_path / "in", [record(1), with_utterance(utterance=text), record(3)]), library)
    assert corpus.texts.to_list()[4:8][2] == text
    assert corpus.dialogues["n_utterances"].to_list() == [4, 4, 4]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("x.json", b"", "the file is empty"),
        ("x.json", b'{"a": 1}', "no known format"),
        ("x.json", b"[1, 2]", "no dialogue"),
        ("x.json", b"[]", "holds no dialogue"),
        ("x.txt", b"just words", "no dialogue could be read"),
        ("x.jsonl", b"\n\n", "holds no dialogue"),
        ("x.parquet", b"PAR1 and nothing more", "not readable as Parquet"),
        ("x.gz", gzip.compress(b"no tar at all" * 99, mtime=0), "no tar inside"),
        ("x.tar.gz", gzip.compress(b"x" * 9999, mtime=0)[:40], "damaged archive"),
        ("x.tar.xz", lzma.compress(b"x" * 9999)[:40], "damaged archive"),
        ("x.zip", b"PK\x03\x04" + b"\0" * 90, "damaged zip"),
    ],
)
def test_a_file_that_is_no_corpus(name, data, words, tmp_path: Path, library: Library):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UserError, match=words) as caught:
        keep(path, library)
    assert str(path) in str(caught.value) and library.manifests() == []


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
    assert [p.where for p in corpus.problems.listed] == ["../2.json", "C:\\3.json"]


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


@pytest.mark.parametrize(
    ("text", "texts", "words"),
    [
        (
            "id,role,text\na,client,x,y\na,client,z\n",
            ["z"],
            ["x.csv row 2", "column names (4 > 3)"],
        ),
        ('id,role,text\na,client,x\na,client,"y\na,client,z\n', ["x"], ["x.csv row 3", "is a quote not closed?"]),
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


def test_a_failed_import_leaves_the_old_corpus(tmp_path: Path, library: Library):
    before = keep(write(tmp_path / "in", [record(1)]), library)[0]
    bad = tmp_path / "bad.json"
    bad.write_bytes(GOOD[:50])
    with pytest.raises(UserError, match=r"bad\.json"):
        keep(bad, library)
    after = Corpus.open("c", library)
    assert (after.manifest, after.dialogues.height) == (before, 1)
    assert not list(after.folder.glob(".making-*"))
