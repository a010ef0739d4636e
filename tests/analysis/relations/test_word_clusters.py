"""Words that are used alike: clusters and the tree of their merges."""

import polars as pl

from analysis.core.query.selection import select
from analysis.relations.word_clusters import word_clusters, word_merges
from data.corpus import Corpus


def test_clusters_and_merges_tell_the_same_tree(demo_ja: Corpus):
    selection = select(demo_ja)
    words, merges = word_clusters(selection, top=25, clusters=5), word_merges(selection, top=25, clusters=5)
    assert words["word_cluster"].n_unique() == 5 and merges.height == words.height - 1
    inside = merges.filter(pl.col("word_cluster").is_not_null())
    assert (inside["height"] <= inside["cut"]).all()
    assert (merges.filter(pl.col("word_cluster").is_null())["height"] >= merges["cut"][0]).all()
    leaves = pl.concat([merges["lemma_1"], merges["lemma_2"]]).drop_nulls()
    assert sorted(leaves) == sorted(words["lemma"])
    assert words["cluster_survival"].is_between(0, 1).all()
