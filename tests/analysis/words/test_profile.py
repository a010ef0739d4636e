"""Forms and neighbours of a word."""

from collections import Counter
from math import log2

import pytest

from analysis.core.compare import differences
from analysis.core.query.selection import Selection
from analysis.words.profile import collocates, word_forms
from data.corpus import Corpus
from tests.analysis import naive_words as naive
from tests.analysis.cohorts import cohorts, row_of
from tests.analysis.naive_words import word_of


def test_forms_and_readings(selection: Selection):
    word = word_of(selection)
    expected = Counter(
        (surface, reading)
        for s in naive.utterances(selection)
        for surface, lemma, _, reading in s.words
        if lemma == word
    )
    found = word_forms(selection, word=word)
    spelt: Counter[tuple[str, str | None]] = Counter()
    for surface, reading, n in found.select("surface", "reading", "n").rows():
        spelt[surface, reading] += n
    assert spelt == expected
    assert found["share"].sum() == pytest.approx(1)


def test_neighbours(selection: Selection):
    word, window = word_of(selection), 3
    near: Counter[tuple[str, str]] = Counter()
    n_word = 0
    for said in naive.utterances(selection):
        for i, (_, lemma, *_) in enumerate(said.words):
            if lemma != word:
                continue
            n_word += 1
            around = said.words[max(0, i - window) : i] + said.words[i + 1 : i + 1 + window]
            near.update({(w[1], w[2]) for w in around if naive.is_word(w[1], w[2]) and w[1] != word})
    found = collocates(selection, word=word, window=window, words="all", stop="", top=10_000)
    expected = {key: n for key, n in near.items() if n >= 3}
    assert {(lemma, pos): n for lemma, pos, n in found.select("lemma", "pos", "n").rows()} == expected
    everywhere = naive.counts(selection)
    for lemma, pos, n, n_all, dice in found.select("lemma", "pos", "n", "n_all", "log_dice").rows():
        assert n_all == everywhere[lemma, pos]
        assert dice == pytest.approx(14 + log2(2 * n / (n_word + n_all)))


def test_neighbours_and_forms_are_those_of_the_table(demo_ja: Corpus):
    a, b = cohorts(demo_ja)
    word = "もう"
    near = differences(collocates, a, b, word=word)
    for one in collocates(b, word=word).head(10).iter_rows(named=True):
        assert near.height and row_of(near, f'"{one["lemma"]}" {one["pos"]}')["b"] == pytest.approx(
            one["log_dice"]
        )
    assert near["difference"].drop_nulls().to_list() == pytest.approx(near["effect"].drop_nulls().to_list())
    forms = differences(word_forms, a, b, word=word)
    assert forms["a"].sum() == pytest.approx(1) and forms["b"].sum() == pytest.approx(1)
