"""Words and names of clusters."""

import numpy as np

from analysis.core.query.selection import select
from analysis.map.cluster_names import WORDS, as_names, cluster_name, cluster_words
from analysis.map.clusters import map_clusters
from data.corpus import Corpus
from data.encoders import DEFAULT


def test_words_of_a_cluster_are_of_its_dialogues(demo_ja: Corpus):
    words = cluster_words(demo_ja, DEFAULT)
    labels = demo_ja.layout.table["cluster"]
    assert set(words) == set(labels)
    lemmas = demo_ja.tokens.lemmas
    for number, found in words.items():
        assert 0 < len(found) <= WORDS
        rows = np.flatnonzero(labels.to_numpy() == number)
        held = demo_ja.tokens.matrix[np.concatenate([2 * rows, 2 * rows + 1])].sum(axis=0)
        said = set(lemmas["lemma"].gather(np.flatnonzero(np.asarray(held).ravel()).tolist()))
        assert set(found) <= said


def test_names_that_people_give(demo_ja: Corpus):
    whole = select(demo_ja)
    names = as_names({2: "学校の 話;=", 1: " ", 3: "夜"})
    assert names == "2=学校の 話;3=夜"
    assert cluster_name(whole, 2, names) == "学校の 話"
    assert cluster_name(whole, 1, names) == "・".join(cluster_words(demo_ja, DEFAULT)[1][:3])
    assert map_clusters(whole, names=names)["cluster_name"][1] == "学校の 話"
    assert cluster_name(whole, 1, "nonsense;1=;=x") == cluster_name(whole, 1)
