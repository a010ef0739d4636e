"""Shares and scores of topics, each computed in plain Python."""

from collections import Counter
from math import exp, log

import pytest

from analysis.core.compare import differences
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from analysis.topics.counts import topic_counts, topic_scores
from data.corpus import Corpus
from tests.analysis import naive
from tests.analysis.cohorts import row_of
from tests.analysis.naive import ENGLISH, as_rows, mean, near


def test_topic_counts(selection: Selection, records: list[dict]):
    topics = [naive.TOPICS[r["topic"]["main_jp"]] for r in records]
    people = [naive.persons(r) for r in records]
    expected = []
    for topic, count in sorted(Counter(topics).items(), key=lambda pair: (-pair[1], pair[0])):
        p = count / len(topics)
        low, high = naive.interval([float(t == topic) for t in topics], people)
        own = [who for who, t in zip(people, topics, strict=True) if t == topic]
        if low is None or p == 1 or min(len({who[side] for who in own}) for side in (0, 1)) < 5:
            bounds = (None, None)
        else:
            half = (high - p) / (p * (1 - p))
            bounds = tuple(1 / (1 + exp(-(log(p / (1 - p)) + sign * half))) for sign in (-1, 1))
        expected.append((topic, p, *bounds, *naive.behind(own)))
    found = as_rows(topic_counts(selection))
    assert sorted(found) == near(sorted(expected))
    assert [row[4] for row in found] == [row[4] for row in expected]


@pytest.mark.parametrize("measure", ["item_sum", "score"])
def test_topic_scores(selection: Selection, records: list[dict], measure: str):
    groups: dict[str, list[dict]] = {}
    for r in records:
        groups.setdefault(naive.TOPICS[r["topic"]["main_jp"]], []).append(r)
    expected = {
        topic: mean(
            [float(naive.review(r)["score"] if measure == "score" else sum(naive.ratings(r))) for r in group],
            [naive.persons(r) for r in group],
        )
        for topic, group in groups.items()
    }
    table = topic_scores(selection, measure=measure)
    columns = ("mean", "low", "high", "n_dialogues", "n_clients", "n_counselors", "largest_share")
    found = dict(zip(table["topic_main"], as_rows(table, *columns), strict=True))
    assert found.keys() == expected.keys()
    assert [found[topic] for topic in expected] == near(list(expected.values()))
    order = [(low is None, -mean) for mean, low in table.select("mean", "low").iter_rows()]
    assert order == sorted(order), "highest first, topics without an interval last"


def test_topic_counts_of_english(demo_en: Corpus):
    found = as_rows(topic_counts(select(demo_en)), "topic_main", "n_dialogues", "low")
    assert sorted(found) == sorted((topic, n, None) for topic, n in Counter(s["topic"] for s in ENGLISH).items())


def test_what_only_one_cohort_has_is_nothing_in_the_other(demo_ja: Corpus):
    a = select(demo_ja, Filter.from_query("topics=workplace,school")[0])
    b = select(demo_ja, Filter.from_query("topics=workplace,family")[0])
    found = differences(topic_counts, a, b)
    assert set(found["key"]) == {"workplace", "school", "family"}
    assert row_of(found, "school")["b"] == 0 == row_of(found, "family")["a"]
    assert row_of(found, "family")["low"] is None  # a share of 0 says nothing of its error
    assert row_of(found, "family")["effect"] > 0
