"""Keywords under other options, against comparisons made one by one."""

import polars as pl
import pytest

from analysis.core.query.selection import select
from analysis.words.keyness import keyness
from analysis.words.keyness_options import keyness_options, keyness_word_options
from data.corpus import Corpus

ASKED = {"minimum": 10, "telling": 6}
BY = {"log_odds": "z", "log_likelihood": "log_likelihood", "log_ratio": "log_ratio"}


def telling(found: pl.DataFrame, by: str) -> set[tuple[str, str, str]]:
    """The first words of either side, of their sorted values."""
    rows = [row for row in found.iter_rows(named=True) if row[by] is not None]
    if by == "log_ratio":
        rows = [row for row in rows if row["p_adjusted"] is not None and row["p_adjusted"] < 0.05]
    first = sorted((row for row in rows if row[by] > 0), key=lambda row: -row[by])[:6]
    last = sorted((row for row in rows if row[by] < 0), key=lambda row: row[by])[:6]
    return {(row["lemma"], row["pos"], side) for side, some in (("a", first), ("b", last)) for row in some}


def test_what_stays_is_what_each_comparison_made_by_itself_says(demo_ja: Corpus):
    selection = select(demo_ja)
    own = telling(keyness(selection, minimum=10, resamples=0), "z")
    grid = keyness_options(selection, **ASKED)
    assert grid.height == 15
    stays = dict.fromkeys(own, 0)
    for row in grid.iter_rows(named=True):
        prior = row["prior_words"] or 1_000
        found = keyness(selection, minimum=row["least_count"], prior=prior, resamples=0)
        theirs = telling(found, BY[row["ranking"]])
        assert row["shared"] == pytest.approx(len(own & theirs) / len(own)), row
        for key in own & theirs:
            stays[key] += 1
    by_word = keyness_word_options(selection, **ASKED)
    for lemma, pos, odds, share in by_word.select("lemma", "pos", "log_odds", "grid_survival").iter_rows():
        assert share == pytest.approx(stays[lemma, pos, "a" if odds > 0 else "b"] / 15)


def test_no_word_that_is_often_enough_is_no_row(demo_ja: Corpus):
    assert keyness_options(select(demo_ja), minimum=10**6).is_empty()
    assert keyness_word_options(select(demo_ja), minimum=10**6).is_empty()
