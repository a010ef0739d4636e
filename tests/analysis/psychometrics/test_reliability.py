"""Reliability of scales in a selection: the right value, or the reason there is none."""

import numpy as np
import polars as pl
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.statistics.models.not_fitted import NotFitted
from analysis.psychometrics.reliability import item_statistics, scale_reliability
from analysis.psychometrics.scale import scale_of
from analysis.psychometrics.variance import variance_shares
from data.corpus import Corpus
from tests.analysis.psychometrics.scales import rated


def column(frame: pl.DataFrame, by: str, value: str) -> dict:
    return dict(frame.select(by, value).iter_rows())


def test_one_client_has_pooled_coefficients_without_interval_and_nothing_between(demo_ja: Corpus):
    client = demo_ja.dialogues["client_id"].mode()[0]
    of_one = select(demo_ja, Filter(client=((int(client), int(client)),)))
    assert of_one.dialogues["client_id"].n_unique() == 1 and of_one.n_dialogues > 5
    found = scale_reliability(of_one)
    pooled = found.filter((pl.col("kind") == "pooled") & (pl.col("coefficient") == "alpha")).row(0, named=True)
    ratings = scale_of(of_one).ratings
    covariance = np.cov(ratings.T)
    k = ratings.shape[1]
    assert pooled["estimate"] == pytest.approx(k / (k - 1) * (1 - np.trace(covariance) / covariance.sum()))
    assert pooled["low"] is None and pooled["n_clients"] == 1
    between = found.filter(pl.col("kind") == "between_clients")
    assert between["estimate"].null_count() == between.height
    with pytest.raises(NotFitted, match="widen the selection"):
        variance_shares(of_one)


def test_one_item_that_does_not_vary_leaves_alpha_of_the_rest(demo_ja: Corpus, monkeypatch):
    ratings = scale_of(select(demo_ja)).ratings[:40].copy()
    ratings[:, 3] = 4
    made = rated(monkeypatch, demo_ja, ratings)
    found = scale_reliability(select(demo_ja)).filter(pl.col("kind") == "pooled")
    values = dict(found.select("coefficient", "estimate").iter_rows())
    covariance = np.cov(made.ratings.T)
    assert values["alpha"] == pytest.approx(20 / 19 * (1 - np.trace(covariance) / covariance.sum()))
    assert values["omega_total"] is None, "a correlation with a constant is none"


@pytest.mark.corpus
def test_reliability_of_the_published_items(real: Corpus):
    whole = select(real)
    alpha = scale_reliability(whole, draws=20).filter(pl.col("coefficient") == "alpha").row(0, named=True)
    assert alpha["kind"] == "pooled"
    assert round(alpha["estimate"], 3) == 0.978
    assert (round(alpha["low"], 3), round(alpha["high"], 3)) == (0.976, 0.980)


def test_items_all_alike_have_no_coefficient(demo_ja: Corpus, monkeypatch):
    rated(monkeypatch, demo_ja, np.full((40, 20), 3))
    assert scale_reliability(select(demo_ja))["estimate"].null_count() == 9
    assert item_statistics(select(demo_ja))["r_rest"].null_count() == 60
