"""Likeness of two corpora, beside two halves of one."""

import numpy as np
import pytest

from analysis.comparison.likeness import corpus_likeness
from analysis.comparison.pairs import OWN, pairs_of
from analysis.comparison.sides import sides
from analysis.core.query.selection import Selection


def test_halves_of_a_corpus_share_no_person(first: Selection):
    pair = pairs_of(sides(first, None, ""))[0]
    assert pair.name == OWN and len(pair.a.rows) == len(pair.b.rows) >= 15
    persons = pair.persons
    n = len(pair.a.rows)
    assert not set(persons[:n].ravel()) & set(persons[n:].ravel())


def test_a_generated_corpus_is_told_apart_and_its_words_are_few(first: Selection):
    found = {
        (row["compared"], row["corpus_name"]): row
        for row in corpus_likeness(first, beside="made").iter_rows(named=True)
    }
    assert found["auc_form", "made"]["estimate"] > 0.95 and found["auc_words", "made"]["estimate"] > 0.95
    assert found["word_divergence", "made"]["estimate"] > found["word_divergence", OWN]["estimate"]
    assert found["recall", "made"]["estimate"] < found["recall", OWN]["estimate"]
    assert ("auc_words", OWN) not in found, "too few dialogues to be tested"
    known = found["known_words", "made"]
    assert known["low"] < known["estimate"] < known["high"]


def test_known_words_are_those_the_first_has(first: Selection):
    pair = pairs_of(sides(first, None, "made"))[0]
    words = []
    for drawn in (pair.a, pair.b):
        lemmas = drawn.lexicon.lemmas.select("lemma", "pos").rows()
        content = drawn.lexicon.is_content
        words.append([lemmas[i] for i in drawn.words["lemma_id"] if content[i]])
    ours = set(words[0])
    found = corpus_likeness(first, beside="made").filter(compared="known_words", corpus_name="made")
    assert found["estimate"][0] == pytest.approx(np.mean([word in ours for word in words[1]]))


def test_words_of_another_language_are_not_compared(first: Selection):
    found = corpus_likeness(first, beside="demo-en").filter(corpus_name="demo-en")
    assert set(found["aspect"]) == {"meaning"} and not found["comparable"].any()
