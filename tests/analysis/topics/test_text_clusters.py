"""Clusters of short texts."""

import numpy as np
import pytest

from analysis.topics.text_clusters import cluster_texts


def test_clusters_tell_words_apart_and_repeat():
    first = [f"上司との関係{n}" for n in "甲乙丙丁戊己庚"]
    second = [f"母の介護{n}" for n in "甲乙丙丁戊己庚"]
    texts = [*first, *second]
    found = [cluster_texts(texts, np.ones(len(texts)), k=2) for _ in range(2)]
    assert len(set(found[0].of[:7])) == len(set(found[0].of[7:])) == 1
    assert found[0].of[0] != found[0].of[7]
    assert (found[0].of == found[1].of).all()
    assert set(found[0].centres) <= set(texts)


@pytest.mark.parametrize(
    "texts", [[], ["a"], ["一つ"] * 1, ["", "。"], ["distinct words here", "none shared at all"]]
)
def test_too_little_text_has_no_clusters(texts: list[str]):
    found = cluster_texts(texts, np.ones(len(texts)), k=5)
    assert (found.of == -1).all() and found.centres == []
