"""Correlations of items, their order, halves and profiles, against numpy."""

from itertools import pairwise

import numpy as np
import polars as pl
import pytest
from scipy import stats

from analysis.core.compare import differences
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from analysis.scores.items import half_correlations, item_correlations, item_halves, item_profile
from data.core.schema import ITEMS
from data.corpus import Corpus
from tests.analysis.cohorts import row_of
from tests.analysis.naive_inference import degrees, jackknifed, stacked


@pytest.fixture
def ratings(whole: Selection) -> np.ndarray:
    return whole.items.select(ITEMS).drop_nulls().to_numpy().astype(float)


@pytest.mark.parametrize("kind", ["pooled", "within_client", "between_clients"])
def test_item_correlations_are_numpy_s(whole: Selection, ratings: np.ndarray, kind: str):
    clients = whole.dialogues["client_id"].to_numpy()
    means = np.array([ratings[clients == c].mean(axis=0) for c in np.unique(clients)])
    if kind == "between_clients":
        ratings = means
    elif kind == "within_client":
        often = np.array([np.sum(clients == c) > 1 for c in clients])
        ratings = (ratings - means[np.searchsorted(np.unique(clients), clients)])[often]
    r = np.corrcoef(ratings.T)
    table = item_correlations(whole, kind=kind)
    assert table.height == 190 and set(table["n"]) == {len(ratings)}
    for a, b, value in table.select("item_a", "item_b", "r").iter_rows():
        assert value == pytest.approx(r[ITEMS.index(a), ITEMS.index(b)])


def test_items_stand_in_the_order_of_the_linkage(whole: Selection, ratings: np.ndarray):
    table = item_correlations(whole)
    order = [*table["item_a"].unique(maintain_order=True), table["item_b"][-1]]
    assert sorted(order) == sorted(ITEMS)
    r = np.corrcoef(ratings.T)
    at = [ITEMS.index(item) for item in order]
    beside = np.mean([r[i, j] for i, j in pairwise(at)])
    assert beside >= np.mean([r[i, i + 1] for i in range(19)])


def test_the_halves_and_their_difference(whole: Selection, ratings: np.ndarray):
    first, second = ratings[:, :10].mean(axis=1), ratings[:, 10:].mean(axis=1)
    assert item_halves(whole)["mean"].to_list() == pytest.approx(
        [first.mean(), second.mean(), (second - first).mean()]
    )
    assert half_correlations(whole)["r"][0] == pytest.approx(stats.pearsonr(first, second).statistic)


def test_the_residual_profile_adds_up_to_zero(whole: Selection, ratings: np.ndarray):
    table = item_profile(whole)
    assert table["mean"].sum() == pytest.approx(0, abs=1e-9)
    assert table["mean"].to_list() == sorted(table["mean"], reverse=True)
    left = dict(zip(ITEMS, (ratings - ratings.mean(axis=1, keepdims=True)).mean(axis=0), strict=True))
    assert dict(table.select("item", "mean").iter_rows()) == pytest.approx(left)


def test_a_correlation_s_interval_is_the_jackknife_s_and_its_effect_cohen_s_q(real: Corpus):
    a, b = (select(real, Filter.from_query(query)[0]) for query in ("id=1-900", "id=700-1600"))
    _, of_b, groups = stacked(a, b)
    items = pl.concat([a.items, b.items])
    names = [name for name in items.columns if name != "dialogue_id"][:2]
    x, y = (items[name].to_numpy().astype(float) for name in names)

    def apart(rows: np.ndarray) -> float:
        first, second = (np.corrcoef(x[part], y[part])[0, 1] for part in (rows & ~of_b, rows & of_b))
        return second - first

    found = row_of(differences(item_correlations, a, b), " ".join(names))
    assert found["difference"] == pytest.approx(apart(np.ones(len(of_b), dtype=bool)))
    half = stats.t.ppf(0.975, degrees(groups)) * jackknifed(apart, groups, len(of_b))
    assert found["high"] - found["difference"] == pytest.approx(half, rel=0.05)
    assert found["effect"] == pytest.approx(np.arctanh(found["b"]) - np.arctanh(found["a"]))
