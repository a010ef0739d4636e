"""Templates: counted in plain Python, with near-duplicates."""

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest

from analysis.core.errors import Mistake
from analysis.core.query.selection import select
from analysis.utterances.templates import templates
from data.corpus import Corpus


def test_repeated_utterances_as_by_hand(demo_ja: Corpus):
    frame = templates(select(demo_ja), least=2, shortest=1)
    assert frame.height > 3
    held: dict[str, set[int]] = {}
    for text, dialogue in zip(demo_ja.texts, demo_ja.utterances["dialogue_id"], strict=True):
        held.setdefault(text, set()).add(dialogue)
    n = Counter(demo_ja.texts)
    for row in frame.iter_rows(named=True):
        assert (row["n"], row["n_dialogues"]) == (n[row["text"]], len(held[row["text"]]))
    known = np.isfinite(demo_ja.utterance_map.places[:, 0])
    expected = {t for t, ok in zip(demo_ja.texts, known, strict=True) if ok and len(held[t]) >= 2}
    assert set(frame["text"]) == expected


def test_near_duplicates_are_near_by_vectors_and_by_letters(demo_ja: Corpus):
    row = max(templates(select(demo_ja), least=2, near=0.6).to_dicts(), key=lambda one: one["near_texts"])
    spoken = demo_ja.utterance_map
    own = int(spoken.of[demo_ja.texts.index_of(row["text"])])
    likeness = np.asarray(spoken.matrix) @ np.asarray(spoken.matrix[own])
    texts = demo_ja.texts.gather(spoken.points["first"].to_list()).to_list()

    def pairs(text: str) -> set[tuple[str, str]]:
        letters = [sign for sign in text if sign.isalnum()]
        return set(pairwise(letters))

    mine = pairs(row["text"])
    close = [
        i
        for i, text in enumerate(texts)
        if i != own and likeness[i] >= 0.6 and 2 * len(mine & pairs(text)) / (len(mine) + len(pairs(text))) >= 0.8
    ]
    assert row["near_texts"] == len(close) > 0
    assert row["n_near"] == sum(spoken.points["n"][i] for i in close)


def test_no_likeness(demo_ja: Corpus):
    with pytest.raises(Mistake):
        templates(select(demo_ja), near=0.0)
