"""A word over time and across groups."""

from collections import Counter

import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from analysis.words.usage import word_trend, word_use
from data.corpus import Corpus
from tests.analysis import naive_words as naive
from tests.analysis.naive_words import word_of


def test_a_trend_over_the_fifths(selection: Selection):
    word = word_of(selection)
    length = dict(selection.dialogues.select("dialogue_id", "n_utterances").rows())
    n: Counter[tuple[str, int]] = Counter()
    size: Counter[tuple[str, int]] = Counter()
    for said in naive.utterances(selection):
        cell = (said.role, said.position * 5 // length[said.dialogue_id] + 1)
        n[cell] += sum(lemma == word for _, lemma, *_ in said.words)
        size[cell] += len(naive.words(said))
    found = word_trend(selection, word=word)
    for role, period, rate in found.select("role", "period", "per_million").rows():
        assert rate == pytest.approx(1e6 * n[role, period] / size[role, period], abs=1e-6)


def test_who_uses_a_word(demo_ja: Corpus):
    whole = select(demo_ja)
    word = word_of(whole)
    found = word_use(whole, word=word, by="topic")
    for topic, rate, low, high in found.select("key", "per_million", "low", "high").rows():
        count = naive.counts(select(demo_ja, Filter(topics=(topic,))))
        expected = 1e6 * sum(n for (lemma, _), n in count.items() if lemma == word) / sum(count.values())
        assert rate == pytest.approx(expected, abs=1e-6)
        assert low is None or low <= rate <= high
    years = word_trend(whole, word=word, by="year")
    assert set(years["period"]) == set(demo_ja.dialogues["started_at"].dt.year())
