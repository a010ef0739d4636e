"""Clusters of the map, their sizes and topics."""

import polars as pl
import pytest

from analysis.core.compare import both, differences
from analysis.core.query.selection import select
from analysis.map.clusters import map_cluster_shares, map_cluster_topics, map_clusters, map_facts, map_stability
from analysis.map.points import map_points
from data.core.problems import UserError
from data.corpus import Corpus


def test_clusters_add_up(demo_ja: Corpus):
    whole = select(demo_ja)
    table = map_clusters(whole)
    assert table["n_cluster"].sum() == 66 and table["share"].sum() == pytest.approx(1)
    scores = demo_ja.dialogues.with_columns(map_cluster=demo_ja.layout.table["cluster"])
    means = scores.group_by("map_cluster").agg(pl.col("item_sum").mean()).sort("map_cluster")["item_sum"]
    assert table["mean"].to_list() == pytest.approx(means.to_list())
    topics = map_cluster_topics(whole)
    assert topics["n_topic"].sum() == 66
    assert topics.group_by("map_cluster").agg(pl.col("share").sum())["share"].to_list() == pytest.approx(
        [1] * table.height
    )
    assert map_cluster_shares(whole)["share"].to_list() == pytest.approx(table["share"].to_list())
    assert map_stability(whole)["taken"].sum() == 1
    assert map_facts(whole)["n_clusters"][0] == table.height


def test_two_corpora_have_two_maps(demo_ja: Corpus, demo_en: Corpus):
    a, b = select(demo_ja), select(demo_en)
    for table in (map_points, map_clusters, map_cluster_shares, map_cluster_topics):
        with pytest.raises(UserError, match="maps of their own"):
            both(table, a, b)
        with pytest.raises(UserError, match="maps of their own"):
            differences(table, a, b)
    assert both(map_facts, a, b).height == 2
