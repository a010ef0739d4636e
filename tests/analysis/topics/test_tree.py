"""The tree of topics and sub-topics."""

import polars as pl

from analysis.core.query.selection import select
from analysis.topics.tree import topic_tree
from data.corpus import Corpus


def test_the_tree_adds_up(demo: Corpus):
    tree = topic_tree(select(demo))
    mains = tree.filter(level="main")
    assert mains["n_dialogues"].sum() == select(demo).n_dialogues
    parts = tree.filter(pl.col("level") != "main").group_by("topic_main").agg(pl.col("n_dialogues").sum())
    assert dict(parts.iter_rows()).items() <= dict(mains.select("topic_main", "n_dialogues").iter_rows()).items()
