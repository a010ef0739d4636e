"""Counts of pairs are the same however they are counted: by products, pair by pair, one by one."""

from itertools import combinations

import numpy as np
import pytest

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
    for dense in (0, 10**6):  # products wherever groups are large enough; pair by pair
        monkeypatch.setattr(counting, "DENSE", dense)
        found = pair_counts(present, group)
        counted.append(found)
        assert np.array_equal(found.pairs, expected[:, found.a, found.b])
    assert np.array_equal(counted[0].words, counted[1].words)
    assert counted[0].n_segments == len(present.dialogue)
