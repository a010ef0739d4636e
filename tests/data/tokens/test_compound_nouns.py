"""Compound nouns are runs of nouns."""

import pytest

from data.core.problems import UserError
from data.corpus import Corpus


def test_compound_nouns_are_runs_of_nouns(demo_ja: Corpus):
    tokens = demo_ja.tokens.in_unit("compound")
    made = tokens.vocabulary.filter(tokens.vocabulary["pos_detail"] == "複合名詞")
    assert made.height > 50
    assert set(made["pos"]) == {"名詞"}
    assert tokens.in_unit("compound") is tokens and tokens.in_unit("short") is demo_ja.tokens
    assert [word.surface for word in tokens.cut("相談員")] == ["相談", "員"]
    with pytest.raises(UserError, match="there are short, compound"):
        tokens.in_unit("long")
