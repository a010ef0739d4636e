"""Themes around what is searched for, counted by hand; nothing is around nothing."""

from collections import Counter

import numpy as np
import polars as pl

from analysis.core.query.filter import Filter
from analysis.core.query.meaning import Meaning
from analysis.core.query.selection import select
from analysis.utterances.around import themes_around
from data.corpus import Corpus


def test_around_what_is_searched_for_as_by_hand(demo_ja: Corpus):
    chosen = select(demo_ja, Filter(meaning=Meaning("眠れない", 40)))
    hits = np.asarray(chosen.matching_utterances)
    theme = demo_ja.utterance_map.themes_of(1)
    before = set()
    for row in np.flatnonzero(hits).tolist():
        first = demo_ja.offsets[np.searchsorted(demo_ja.offsets, row, side="right") - 1]
        before |= {one for one in range(max(first, row - 2), row) if not hits[one] and theme[one]}
    frame = themes_around(chosen, lag=2).filter(pl.col("direction") == "before")
    assert frame["of"].unique().to_list() == [len(before)]
    counted = Counter(int(theme[row]) for row in before)
    assert frame["n"].to_list() == [counted[int(key[2:])] for key in frame["theme"]]


def test_nothing_is_around_nothing(demo_ja: Corpus):
    assert themes_around(select(demo_ja)).is_empty()
    assert themes_around(select(demo_ja), of_theme="1.999").is_empty()
