"""Lists of compounds and synonyms, and what is wrong with a line."""

from pathlib import Path
from typing import Any

import pytest

from analysis.labels import Labels
from data.building import apply_word_lists
from data.core.problems import UserError
from data.core.store import Library
from data.tokens.tokenizers.word_lists import (
    REASONS,
    BadList,
    Compound,
    WordLists,
    compounds_as_text,
    read_compounds,
    read_synonyms,
    synonyms_as_text,
    text_of,
)
from tests.data.invent import keep, record, write

TEXTS = ("庭の傾聴力は大切で、傾聴力講座にも行くSNS仲間です。", "子供とこどもと子ども。")


def with_texts(*lines: str) -> dict[str, Any]:
    return {**record(1), "dialogue": [{"role": "client", "utterance": line} for line in lines]}


@pytest.fixture
def kept(tmp_path: Path, library: Library) -> Library:
    keep(write(tmp_path / "in", [with_texts(*TEXTS)]), library, words=True)
    return library


def listed(tmp_path: Path, text: str | bytes) -> Path:
    file = tmp_path / "list.txt"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("柿\n庭,に,わ,名詞,余り\n", r"list\.txt:2: 5 fields"),
        ("\n,柿\n", r"list\.txt:2: the first field"),
        ('柿\n"庭\n', r"list\.txt:2: a quotation mark"),
        ("柿,カキ\n柿,ガキ\n", r"list\.txt:2: '柿' is in line 1 with other fields"),
        ("柿\b\n", r"list\.txt:1: a control character U\+0008"),
        ("柿\n" + "長" * 101 + "\n", r"list\.txt:2: a form of 101 characters"),
        ("柿\n庭".encode() + b"\x81\xff\n", r"list\.txt:2: not UTF-8"),
        ("柿,,,動詞-一般\n", r"list\.txt:1: compound '柿': part of speech '動詞-一般'.*名詞"),
        ("柿\n柿 木\n", r"list\.txt:2: compound '柿 木': a Japanese word holds no space"),
    ],
)
def test_malformed_compounds(text, message, kept: Library, tmp_path: Path):
    before = kept.manifest("c")
    with pytest.raises(UserError, match=message):
        apply_word_lists.apply("c", library=kept, compounds=listed(tmp_path, text))
    assert kept.manifest("c") == before
    assert not (kept.root / "c" / "words.json").exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("柿\tかき\n庭 にわ\n", r"list\.txt:2: no tab"),
        ("柿\tかき,,カキ\n", r"list\.txt:1: an empty form"),
        ("\tかき\n", r"list\.txt:1: an empty form"),
        ("柿\tかき\n垣\tかき\n", r"list\.txt:2: 'かき' is a variant of '柿' already, in line 1"),
        ("柿\tかき\nカキ\t柿\n", r"list\.txt:2: '柿' is a canonical form and a variant of 'カキ'"),
    ],
)
def test_malformed_synonyms(text, message, kept: Library, tmp_path: Path):
    with pytest.raises(UserError, match=message):
        apply_word_lists.apply("c", library=kept, synonyms=listed(tmp_path, text))


def test_lists_as_excel_saves_them(tmp_path: Path):
    assert read_compounds(listed(tmp_path, "﻿柿の木,柿\r\n\r\n")) == (Compound("柿の木", "柿"),)
    assert read_compounds(listed(tmp_path, "柿の木\r\n".encode("cp932"))) == (Compound("柿の木"),)
    assert read_synonyms(listed(tmp_path, "柿\tｶｷ，かき\n柿\tカキ\n")) == (("柿", ("カキ", "かき")),)
    with pytest.raises(UserError, match=r"absent\.txt: cannot be read"):
        read_compounds(tmp_path / "absent.txt")


def test_a_list_is_read_as_it_is_written(tmp_path: Path):
    compounds = (
        Compound("柿の木"),
        Compound("傾聴力", "傾聴力", "ケイチョウリョク"),
        Compound("あ,い", pos="名詞"),
    )
    assert read_compounds(listed(tmp_path, compounds_as_text(compounds))) == compounds
    synonyms = (("子供", ("こども", "子ども")), ("柿", ("かき",)))
    assert read_synonyms(listed(tmp_path, synonyms_as_text(synonyms))) == synonyms
    assert read_synonyms(listed(tmp_path, "子供＝こども、子ども\n柿\tかき\n")) == synonyms


def test_a_bad_line_says_which_and_why():
    with pytest.raises(BadList) as error:
        text_of(b"\xe6\x9f\xbf\n\x81\xff", "list")
    assert (error.value.line, error.value.code) == (2, "not_utf8")
    for data, line, code in (
        (b"\x00\xff" * 40, 1, "no_text"),
        ("柿\n".encode("cp932") + b"\x80\x00\xfd", 2, "no_text"),
        (b"a" * 5_000_001, 1, "too_big"),
    ):
        with pytest.raises(BadList) as error:
            text_of(data, "list")
        assert (error.value.line, error.value.code) == (line, code)
    assert text_of("柿の木\n".encode("utf-16"), "list") == "柿の木\n"
    for code in REASONS:
        assert Labels("ja")(f"list.{code}") and Labels("en")(f"list.{code}")


def test_damaged_lists(kept: Library):
    (kept.root / "c" / "words.json").write_bytes(b"{")
    with pytest.raises(UserError, match=r"words\.json: damaged"):
        apply_word_lists.apply("c", library=kept)


def test_a_full_disk_is_one_line_and_the_lists_stay(kept: Library, tmp_path: Path, monkeypatch):
    apply_word_lists.apply("c", library=kept, compounds=listed(tmp_path, "傾聴力\n"))
    folder = kept.folder("c")
    before = WordLists.of(folder)

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("data.tokens.tokenizers.word_lists.replace", full)
    with pytest.raises(UserError, match="No space left on device"):
        WordLists().keep(folder)
    assert WordLists.of(folder) == before
