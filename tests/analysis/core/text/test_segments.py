"""Segments of dialogues, counted in plain Python."""

from itertools import groupby

import numpy as np
import pytest

from analysis.core.text import segments
from analysis.core.text.segments import segment_of_utterances
from data.corpus import Corpus


def plainly(roles: list[str], within: str, span: int) -> list[int]:
    """The number of each utterance's segment in its dialogue, from 0."""
    if within == "turn":
        return [number for number, (_, run) in enumerate(groupby(roles)) for _ in run]
    places = range(len(roles))
    return [{"utterance": place, "window": place // span, "dialogue": 0}[within] for place in places]


@pytest.mark.parametrize("within", ["utterance", "turn", "window", "dialogue"])
def test_each_utterance_s_segment_is_numbered_through_the_corpus(demo: Corpus, within: str):
    expected: list[int] = []
    for part in demo.utterances.partition_by("dialogue_id", maintain_order=True):
        before = expected[-1] + 1 if expected else 0
        expected += [before + number for number in plainly(part["role"].cast(str).to_list(), within, 3)]
    assert np.array_equal(segment_of_utterances(demo, within, 3), expected)


@pytest.mark.parametrize("within", ["utterance", "turn", "dialogue"])
@pytest.mark.parametrize("role", ["both", "client"])
def test_words_are_found_in_parts_as_at_once(demo_ja: Corpus, monkeypatch: pytest.MonkeyPatch, within, role):
    opened = (Corpus(demo_ja.manifest, demo_ja.folder) for _ in range(2))
    whole = segments.segments(next(opened), role, within, 0, "short", "content")
    monkeypatch.setattr(segments, "A_PART", 100)
    parts = segments.segments(next(opened), role, within, 0, "short", "content")
    for name in ("dialogue", "first", "segment", "word", "lemma_ids"):
        assert np.array_equal(getattr(parts, name), getattr(whole, name)), name
