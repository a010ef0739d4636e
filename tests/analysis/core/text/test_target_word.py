"""The word that is asked for, or the most frequent one."""

import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.text.lexicon import NoSuchWord
from analysis.core.text.target_word import words_of
from analysis.words.frequency import word_frequencies
from data.corpus import Corpus


def test_an_empty_word_is_the_most_frequent_one(demo_ja: Corpus):
    whole = select(demo_ja)
    word, ids = words_of(whole, "")
    assert word == word_frequencies(whole, top=1)["lemma"][0] and len(ids) == 1
    assert words_of(whole, f" {word} ")[0] == word


def test_a_word_that_is_nowhere_is_a_mistake_and_nothing_selected_has_none(demo_ja: Corpus):
    with pytest.raises(NoSuchWord):
        words_of(select(demo_ja), "ないはずの語")
    word, ids = words_of(select(demo_ja, Filter(id=((0, 0),))), "")
    assert (word, len(ids)) == ("", 0)
