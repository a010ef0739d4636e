"""Patterns for normalised text: width in the pattern does not matter, its own signs stay what they are."""

import re

import pytest

from data.core.matching.nfkc_pattern import narrowed
from data.core.matching.normalization import normalize


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("ﾗｲﾝ", "ライン"),
        ("ラ.ン", "ﾗｲﾝ"),
        ("どう？", "どう?"),
        ("（笑）", "(笑)"),
        ("[ァ-ヶ]+", "ｶﾞﾗｽ"),
        ("㌔{2}", "キロキロ"),
        (r"\d+回", "１２回"),
        ("[①-③]", "②"),
    ],
)
def test_a_pattern_finds_what_it_would_find_in_the_raw_text(pattern: str, text: str):
    assert re.search(narrowed(pattern), normalize(text))


@pytest.mark.parametrize("pattern", [r"a.c|[^x-z]+\d", "眠れ(ない|ません)", r"\[\]", "はい。"])
def test_what_normalisation_does_not_change_stays(pattern: str):
    assert narrowed(pattern) == pattern


def test_a_sign_that_becomes_one_of_the_engine_is_meant_as_itself():
    assert re.fullmatch(narrowed("そう（か）？"), "そう(か)?")
    assert not re.fullmatch(narrowed("そう（か）？"), "そう")
