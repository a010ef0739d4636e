"""The rules to begin with are in the corpus' language, and find something there."""

import pytest

from analysis.core.conditions.examples import CHINESE, ENGLISH, JAPANESE, example
from analysis.core.conditions.rule_file import read_rules
from analysis.core.query.selection import select
from analysis.rules.codes import code_shares
from data.corpus import Corpus


def test_an_example_is_in_the_language_of_the_corpus(demo_ja: Corpus, demo_en: Corpus):
    assert (example(demo_ja), example(demo_en)) == (JAPANESE, ENGLISH)


@pytest.mark.parametrize("text", [JAPANESE, ENGLISH, CHINESE])
def test_an_example_has_four_codes_of_which_the_last_refers_to_others(text: str):
    names = [code.name for code in read_rules(text)]
    assert len(names) == len(set(names)) == 4
    assert all(f"<{sign}{name}>" in text for name in (names[0], names[2]) for sign in "＊*" if sign in text)


def test_codes_of_the_example_occur(demo: Corpus):
    assert code_shares(select(demo))["n"].sum() > 0
