"""Counts of pairs are the same however they are counted: by products, pair by pair, one by one."""

from itertools import combinations

import numpy as np
import pytest
from scipy import sparse

from analysis.core.query.selection import select
from analysis.core.text.segments import presence
from analysis.relations.counting import pair_counts as counting
from analysis.relations.counting.pair_counts import pair_counts
from analysis.relations.counting.word_choice import most_frequent
from data.corpus import Corpus


@pytest.mark.parametrize("groups", ["one", "dialogues", "five"])
def test_ways_of_counting_agree(demo_ja: Corpus, monkeypatch: pytest.MonkeyPatch, groups: str):
    selection = select(demo_ja)
    ids = most_frequent(selection, role="both", words="content", stop="auto", top=20, unit="short")
    present = presence(selection, ids, role="both", within="dialogue", span=5, unit="short", words="content")
    n = demo_ja.dialogues.height
    group = {"one": np.zeros(n, int), "dialogues": np.arange(n), "five": np.arange(n) % 5}[groups]
    expected = np.zeros((group.max() + 1, 20, 20))
    for segment, dialogue in enumerate(present.dialogue):
        for a, b in combinations(sorted(present.word[present.segment == segment]), 2):
            expected[group[dialogue], a, b] += 1
    counted = []
    weights = np.random.default_rng(1).integers(0, 3, (4, group.max() + 1)).astype(np.float32)
    for dense, cells in (
        (0, 10**6),
        (10**6, 10**6),
        (10**6, 0),
    ):  # products where groups are large; by pair; sparse
        monkeypatch.setattr(counting, "DENSE", dense)
        monkeypatch.setattr(counting, "CELLS", cells)
        found = pair_counts(present, group)
        counted.append(found)
        assert sparse.issparse(found.pairs) == (cells == 0)
        pairs = found.pairs.toarray() if sparse.issparse(found.pairs) else found.pairs
        assert np.array_equal(pairs, expected[:, found.a, found.b])
        some = found.of_pairs(np.array([5, 1, 30]))
        assert np.array_equal(some.n_pairs, pairs[:, [5, 1, 30]].sum(axis=0))
        assert np.array_equal(some.draws(weights)[0], weights @ pairs[:, [5, 1, 30]])
    assert all(np.array_equal(counted[0].words, other.words) for other in counted[1:])
    assert counted[0].n_segments == len(present.dialogue)
