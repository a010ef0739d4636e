"""Pairwise differences between topics."""

import polars as pl
import pytest

from analysis.core.compare import differences
from analysis.core.query.selection import select
from analysis.topics.pairs import topic_pairs
from data.corpus import Corpus
from tests.analysis.cohorts import cohorts


def test_pairs_of_topics_are_the_differences_of_their_samples_with_holm(real: Corpus):
    multiple = pytest.importorskip("statsmodels.stats.multitest")
    selection = select(real)
    table = topic_pairs(selection)
    there = table.filter(pl.col("p").is_not_null())
    assert table.height == 55 and set(table["n_tests"]) == {there.height}
    assert there["p_adjusted"].to_numpy() == pytest.approx(
        multiple.multipletests(there["p"].to_numpy(), method="holm")[1]
    )
    row = table.filter((pl.col("topic_a") == "workplace") & (pl.col("topic_b") == "school")).row(0, named=True)
    a, b = (selection.dialogues.filter(topic_main=topic) for topic in ("workplace", "school"))
    assert row["difference"] == pytest.approx(float(str(b["item_sum"].mean())) - float(str(a["item_sum"].mean())))
    assert (row["n_a"], row["n_b"]) == (a.height, b.height)
    assert table.filter(topic_b="other")["p"].null_count() == 10  # four clients have it


def test_pairs_of_topics_differ_by_the_difference_of_their_differences(demo_ja: Corpus):
    a, b = cohorts(demo_ja)
    for one in differences(topic_pairs, a, b).head(5).iter_rows(named=True):
        first, second = one["key"].split(" ")
        for name, side in (("a", a), ("b", b)):
            means = dict(side.dialogues.group_by("topic_main").agg(pl.col("item_sum").mean()).iter_rows())
            assert one[name] == pytest.approx(means[second] - means[first])
