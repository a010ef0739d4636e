"""Lexicons of a workspace: kept under an id of their contents."""

from pathlib import Path

import pytest

from data.affect.store import add_lexicon, add_lexicon_file, lexicon_of
from data.core.problems import UserError

WORDS = "word\tjoy\tworry\n嬉しい\tX\t\n不安\t\tX\n".encode()


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path / "workspace"))


def test_a_lexicon_comes_back_by_its_id():
    short = add_lexicon(WORDS, "feelings (mine).tsv")
    assert short.startswith("feelings-mine-") and add_lexicon(WORDS, "feelings (mine).tsv") == short
    lexicon = lexicon_of(short)
    assert (lexicon.name, lexicon.weighted, lexicon.categories) == ("feelings (mine).tsv", False, ("joy", "worry"))
    assert lexicon.words == {"joy": {"嬉しい": 1.0}, "worry": {"不安": 1.0}}


def test_other_contents_have_another_id_and_an_unknown_one_is_named(tmp_path: Path):
    (tmp_path / "a.tsv").write_bytes(WORDS)
    assert add_lexicon_file(tmp_path / "a.tsv") != add_lexicon(WORDS + "怖い\t\tX\n".encode(), "a.tsv")
    with pytest.raises(UserError) as caught:
        lexicon_of("none-0123456789")
    assert caught.value.code == "lexicon_unknown"
    with pytest.raises(UserError, match=r"none\.tsv") as caught:
        add_lexicon_file(tmp_path / "none.tsv")
    assert caught.value.code == "lexicon_unreadable"
