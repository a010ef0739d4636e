"""Reply times and means of interaction against plain Python, straight from the demo's files."""

import statistics

import polars as pl
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.interaction.overview import interaction_means, reply_times
from data.corpus import Corpus
from tests.analysis import naive


def test_reply_times_are_the_medians_of_all_gaps(demo_ja: Corpus):
    found = reply_times(select(demo_ja)).filter(pl.col("gap_kind") == "reply")
    for role, median, n in found.select("role", "median", "n").iter_rows():
        gaps = [gap for record in naive.japanese().values() for gap in naive.replies(record, role)]
        assert (median, n) == (statistics.median(gaps), len(gaps))


def test_shares_of_the_counselor_lie_between_0_and_1(demo_ja: Corpus):
    found = interaction_means(select(demo_ja)).filter(pl.col("measure_name").str.ends_with("share"))
    assert found["mean"].is_between(0, 1).all()


def test_a_corpus_without_times_keeps_what_needs_none(demo_en: Corpus):
    found = interaction_means(select(demo_en))
    assert "reply_s" not in found["measure_name"].to_list()
    assert "char_share" in found["measure_name"].to_list()


def test_nothing_selected_is_an_empty_table(demo_ja: Corpus):
    nothing = select(demo_ja, Filter(id=((0, 0),)))
    assert reply_times(nothing).is_empty()


@pytest.mark.corpus
def test_reply_times_of_the_published_dialogues(real: Corpus):
    found = reply_times(select(real)).filter(pl.col("gap_kind") == "reply")
    assert dict(found.select("role", "median").iter_rows()) == {"client": 30, "counselor": 44}
