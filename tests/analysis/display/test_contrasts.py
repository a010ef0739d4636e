"""Sides of a comparison in words."""

from analysis.core.query.filter import Filter
from analysis.display.contrasts import side_name
from analysis.display.filters import in_words
from analysis.labels import Labels

JA = Labels("ja")


def test_a_side_is_a_cohort_a_role_a_filter_or_what_a_filter_leaves():
    assert side_name("A", JA) == JA("words_page.cohort_a")
    assert side_name("role=client", JA) == JA.value("role", "client")
    words = in_words(Filter(score=(0, 80)), JA)
    assert side_name("score=0-80", JA) == words
    assert side_name("not score=0-80", JA) == JA("words_page.not", name=words)
