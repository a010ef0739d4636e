"""Coding rules kept for searches."""

import pytest

from data.core.problems import UserError
from data.kept.rules import keep_rules, kept_rules


def test_a_text_has_one_id_and_comes_back():
    short = keep_rules("＊不安\n不安 or 心配\n")
    assert keep_rules("＊不安\n不安 or 心配\n") == short
    assert kept_rules(short) == "＊不安\n不安 or 心配\n"


def test_what_is_not_there_is_said():
    with pytest.raises(UserError, match="nowhere"):
        kept_rules("nowhere")
