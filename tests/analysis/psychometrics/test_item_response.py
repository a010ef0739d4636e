"""The graded response model of a selection, where it cannot be had."""

import numpy as np
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.statistics.models.not_fitted import NotFitted
from analysis.psychometrics.item_response import graded_items
from data.corpus import Corpus
from tests.analysis.psychometrics.scales import rated


def test_too_few_dialogues_are_a_reason(demo_ja: Corpus):
    with pytest.raises(NotFitted, match="complete ratings"):
        graded_items(select(demo_ja, Filter(id=((1, 3),))))


def test_items_all_alike_are_a_reason(demo_ja: Corpus, monkeypatch):
    rated(monkeypatch, demo_ja, np.full((40, 20), 3))
    with pytest.raises(NotFitted) as raised:
        graded_items(select(demo_ja))
    assert raised.value.what == "alike"
