"""Clusters of words under other options, against clusters made one by one by scipy."""

import numpy as np
import pytest
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from analysis.core.query.selection import select
from analysis.relations.cluster_options import cluster_options, word_cluster_options
from analysis.relations.word_clusters import word_clusters
from data.corpus import Corpus
from tests.analysis import naive_words

ASKED = {"top": 12, "clusters": 4}


def words_of(selection, top):
    found = word_clusters(selection, top=top, clusters=4, resamples=0)
    return [*found.select("lemma", "pos").iter_rows()]


def dialogues_of_words(selection):
    """The dialogues that hold each word."""
    held: dict[tuple[str, str], set[int]] = {}
    for utterance in naive_words.utterances(selection):
        for _, lemma, pos, _ in utterance.words:
            held.setdefault((lemma, pos), set()).add(utterance.dialogue_id)
    return held


def distances(held, words, kind):
    made = np.zeros((len(words), len(words)))
    for i, one in enumerate(words):
        for j, other in enumerate(words):
            a, b, both = len(held[one]), len(held[other]), len(held[one] & held[other])
            over = {"jaccard": a + b - both, "dice": (a + b) / 2, "cosine": (a * b) ** 0.5}
            made[i, j] = 0 if i == j else 1 - both / over[kind]
    return squareform(made, checks=False)


def test_each_setting_is_what_scipy_makes_of_words_counted_one_by_one(demo_ja: Corpus):
    selection = select(demo_ja)
    own = word_clusters(selection, resamples=0, **ASKED)
    clusters = [set(part.select("lemma", "pos").iter_rows()) for part in own.partition_by("word_cluster")]
    grid = cluster_options(selection, **ASKED)
    assert grid.height == 81
    held = dialogues_of_words(selection)
    for row in grid.sample(8, seed=2).iter_rows(named=True):
        words = words_of(selection, row["top_words"])
        tree = linkage(distances(held, words, row["word_nearness"]), row["linkage"])
        cut = fcluster(tree, row["cluster_count"], "maxclust")
        if len(set(cut)) != min(row["cluster_count"], len(words)):
            continue  # ties: scipy cuts them all or none
        theirs = [{words[i] for i in np.flatnonzero(cut == label)} for label in set(cut)]
        best = []
        for cluster in (part & set(words) for part in clusters):
            if cluster:
                shared = [{word for word in part if word in set().union(*clusters)} for part in theirs]
                best.append(max(len(cluster & part) / len(cluster | part) for part in shared))
        assert row["recovery"] == pytest.approx(np.mean(best)), row


def test_each_cluster_has_its_words_and_a_share(demo_ja: Corpus):
    found = word_cluster_options(select(demo_ja), **ASKED)
    assert found["n_words"].sum() == 12 and found["grid_survival"].is_between(0, 1).all()
    assert found["words_of_cluster"].str.split(" ").list.len().to_list() == found["n_words"].to_list()
    assert word_cluster_options(select(demo_ja), top=1).schema == found.schema
    assert found["grid_survival"].is_sorted()
