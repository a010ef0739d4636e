"""Sub-topics and their clusters."""

import pytest
from statsmodels.stats.proportion import proportion_effectsize

from analysis.core.compare import differences
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.corpus.overview import collection_over_time
from analysis.topics.sub_topics import sub_topic_clusters, sub_topics
from data.corpus import Corpus
from tests.analysis.cohorts import cohorts


def test_finding_a_sub_topic(demo_en: Corpus):
    everything = sub_topics(select(demo_en))
    first = everything["topic_sub"][0]
    assert first in sub_topics(select(demo_en), find=first.upper())["topic_sub"].to_list()
    assert sub_topics(select(demo_en), find="no such words .*").is_empty()
    assert sub_topics(select(demo_en), find="  ").equals(everything)


def test_clusters_are_those_of_the_corpus_whatever_is_selected(demo_ja: Corpus):
    whole, part = (sub_topic_clusters(select(demo_ja, chosen)) for chosen in (Filter(), Filter(id=((1, 40),))))
    assert set(part["cluster"]) <= set(whole["cluster"])
    assert whole["n_dialogues"].sum() <= 66


def test_shares_have_cohen_s_h(demo_ja: Corpus):
    a, b = cohorts(demo_ja)
    for found in (differences(collection_over_time, a, b), differences(sub_topics, a, b)):
        for one in found.head(8).iter_rows(named=True):
            assert one["effect"] == pytest.approx(proportion_effectsize(one["b"], one["a"]))
