"""Lexicons: what files hold, and what is said of files that cannot be used."""

from pathlib import Path

import pytest

from data.__main__ import main
from data.affect.lexicon import read_lexicon
from data.affect.store import add_lexicon, lexicon_of
from data.core.problems import UserError

DIC = "%\n1\tpos\n2\tneg\n%\n嬉しい\t1\n楽し*\t1\nＨＡＰＰＹ\t1\n辛い\t2\t\n気が重い\t1\t2\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_a_liwc_dictionary(encoding):
    found = read_lexicon(DIC.encode(encoding), "a.dic")
    assert not found.weighted and found.categories == ("pos", "neg")
    assert list(found.words["pos"]) == ["嬉しい", "楽し*", "happy", "気が重い"]
    assert found.words["neg"] == {"辛い": 1.0, "気が重い": 1.0}


def test_a_dictionary_with_marks_in_columns():
    found = read_lexicon(b"DicTerm,Affect,Social\ngood,X,\nfriend,X,X\n", "a.dicx")
    assert not found.weighted
    assert found.words == {"Affect": {"good": 1, "friend": 1}, "Social": {"friend": 1}}


@pytest.mark.parametrize(
    "text", ["word,valence\ngood,0.8\nbad,-0.7\n", "good,0.8\nbad,-0.7\n", "good\t0.8\nbad\t-0.7"]
)
def test_a_table_of_numbers_with_and_without_a_heading(text):
    found = read_lexicon(text.encode(), "a.csv")
    assert found.weighted
    assert [*found.words.values()] == [{"good": 0.8, "bad": -0.7}]


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "lexicon_empty", None),
        (b"only words\nand more\n", "lexicon_empty", None),
        (b"%\n1\tpos\n2\tneg\n", "lexicon_header", None),
        (b"%\n1\tpos\n%\ngood\t1\nbad\t7\n", "lexicon_category", 5),
        (b"word,valence\ngood,0.8\nbad,low\n", "lexicon_number", 3),
        (b"word,valence\ngood,0.8\nbad\n", "lexicon_fields", 3),
        (b"\xff\xfe\x00\x81\x00", "lexicon_encoding", None),
        (b"%\n1\tpos\n%\n", "lexicon_empty", None),
    ],
)
def test_what_cannot_be_used_is_said_with_file_and_line(content, code, line):
    with pytest.raises(UserError) as raised:
        read_lexicon(content, "mine.dic")
    assert raised.value.code == code
    assert "mine.dic" in str(raised.value)
    assert line is None or f":{line}:" in str(raised.value)


def test_a_lexicon_is_kept_under_its_contents(tmp_path: Path, monkeypatch, capsys):
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path))
    file = tmp_path / "My words (2015).dic"
    file.write_text(DIC, "utf-8")
    assert main(["lexicon", str(file)]) == 0
    short = capsys.readouterr().out.strip()
    assert short == add_lexicon(DIC.encode(), file.name)
    assert short.startswith("My-words-2015-")
    assert lexicon_of(short) == read_lexicon(DIC.encode(), file.name)
    with pytest.raises(UserError, match="python -m data lexicon FILE"):
        lexicon_of("another")
    assert main(["lexicon", str(tmp_path / "missing.dic")]) == 2
