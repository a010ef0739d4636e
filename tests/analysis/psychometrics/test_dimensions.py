"""Dimensions of a scale in a selection: the published items, and selections that have none."""

import numpy as np
import polars as pl
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.psychometrics.dimensions import factor_loadings, scale_eigenvalues
from data.corpus import Corpus
from tests.analysis.psychometrics.scales import rated


@pytest.mark.corpus
def test_eigenvalues_of_the_published_items(real: Corpus):
    values = scale_eigenvalues(select(real), draws=10)
    pooled = values.filter(pl.col("kind") == "pooled")["eigenvalue"]
    assert [round(value, 2) for value in pooled[:3]] == [14.12, 0.84, 0.69]
    first = dict(values.filter(pl.col("number") == 1).select("kind", "eigenvalue").iter_rows())
    assert round(first["within_client"], 1) == 12.9
    assert round(first["between_clients"], 1) == 17.6


def test_items_all_alike_and_a_single_dialogue_have_no_dimensions(demo_ja: Corpus, monkeypatch):
    assert factor_loadings(select(demo_ja, Filter(id=((1, 1),)))).is_empty()
    rated(monkeypatch, demo_ja, np.full((40, 20), 3))
    assert scale_eigenvalues(select(demo_ja)).is_empty() and factor_loadings(select(demo_ja)).is_empty()
