"""Words that a turn takes up, shuffled, against sets of words."""

import statistics

import numpy as np
import pytest

from analysis.interaction import shared_words
from analysis.interaction.matching import replies as replies_of
from analysis.interaction.shared_words import SharedWords, Shuffle
from data.corpus import Corpus


@pytest.mark.parametrize("own", [0, 1, 6])
def test_shuffled_means_are_those_of_sets_of_words(demo_ja: Corpus, own: int, monkeypatch: pytest.MonkeyPatch):
    turns = replies_of(demo_ja)
    said, heard = (
        [set(part.indices[part.indptr[i] : part.indptr[i + 1]]) for i in range(part.shape[0])]
        for part in (turns.said, turns.heard)
    )
    for group in (turns.dialogue * 2 + turns.role, turns.fifth.astype(np.int64)):
        order = Shuffle(group, np.random.default_rng(2)).order()
        assert sorted(order) == list(range(len(order)))
        assert (group[order] == group).all(), "rows stay within their group"
        monkeypatch.setattr(shared_words, "OWN", own)  # so few frequent words that most are looked up
        means = SharedWords(turns).means(order)
        for place, mean in enumerate(means):
            shares: dict[int, list[float]] = {}
            for row in np.flatnonzero(turns.role == place):
                share = len(said[row] & heard[order[row]]) / len(said[row])
                shares.setdefault(int(turns.dialogue[row]), []).append(share)
            expected = statistics.fmean(statistics.fmean(of) for of in shares.values())
            assert mean == pytest.approx(expected, rel=1e-6)
