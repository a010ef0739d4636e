"""MeCab's own complaint about an entry names it."""

from pathlib import Path

import pytest

from data.core.problems import UserError
from data.tokens.tokenizers import user_dictionary
from data.tokens.tokenizers.word_lists import (
    Compound,
)


def test_mecab_says_what_is_wrong(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(user_dictionary, "BUILD", "raise SystemExit('no room')")
    with pytest.raises(UserError, match=r"cannot make the user dictionary: no room"):
        user_dictionary.build([Compound("傾聴力")], tmp_path / "own.dic")
