"""A correspondence analysis under other options, against analyses made one by one."""

import polars as pl
import pytest

from analysis.core.query.selection import select
from analysis.relations.correspondence import correspondence_points
from analysis.relations.correspondence_options import correspondence_options, correspondence_word_options
from data.corpus import Corpus

TOP = 20


def nearest(selection, top, unit):
    """The nearest group of each word, from the coordinates of the table."""
    points = correspondence_points(selection, top=top, unit=unit, resamples=0)
    groups = [*points.filter(pl.col("group").is_not_null()).select("group", "x", "y").iter_rows()]
    near = {}
    for lemma, pos, x, y in (
        points.filter(pl.col("lemma").is_not_null()).select("lemma", "pos", "x", "y").iter_rows()
    ):
        near[lemma, pos] = min(groups, key=lambda group: (group[1] - x) ** 2 + (group[2] - y) ** 2)[0]
    return near


def test_what_stays_is_what_each_analysis_made_by_itself_says(demo_ja: Corpus):
    selection = select(demo_ja)
    own, grid = nearest(selection, TOP, "short"), correspondence_options(selection, top=TOP)
    assert grid.height == 18
    for row in grid.filter(pl.col("least_count") == 1).iter_rows(named=True):
        other = nearest(selection, row["top_words"], row["word_unit"])
        both = [key for key in own if key in other]
        assert row["shared"] == pytest.approx(sum(own[key] == other[key] for key in both) / len(both))
    by_word = correspondence_word_options(selection, top=TOP)
    assert by_word.height == TOP and by_word["grid_survival"].is_sorted()
    for lemma, pos, group in by_word.select("lemma", "pos", "group").iter_rows():
        assert own[lemma, pos] == group


def test_fewer_than_two_groups_or_words_are_no_rows(demo_ja: Corpus):
    assert correspondence_options(select(demo_ja), top=1).is_empty()
    assert correspondence_word_options(select(demo_ja), top=1).is_empty()
