"""Levels of traits are read in the language of the page."""

import pytest

from analysis.display.traits import level_in_words
from analysis.labels import Labels


@pytest.mark.parametrize(
    ("trait", "level", "words"),
    [
        ("topic", "workplace", "職場問題"),
        (
            "act",
            "tag: Reflection",
            f"{Labels('ja').value('scheme', 'tag')}: {Labels('ja').value('code_of', 'Reflection')}",
        ),
        ("act", "mine: other", "mine: other"),
        ("fifth", "2", "2"),
    ],
)
def test_a_level_is_in_words(trait: str, level: str, words: str):
    assert level_in_words(trait, level, Labels("ja")) == words


def test_a_ready_scheme_has_words():
    assert level_in_words("act", "tag: Reflection", Labels("ja")) != "tag: Reflection"
