"""Residuals of the crossed model against those of the fit itself."""

import numpy as np
import polars as pl
import pytest
from scipy import stats

from analysis.core.query.selection import select
from analysis.psychometrics.crossed_model import ModelSettings, fitted
from analysis.psychometrics.residuals import crossed_residuals
from data.corpus import Corpus


def test_quantiles_lie_beside_the_normal_distribution_s(demo_ja: Corpus):
    whole = select(demo_ja)
    fit = fitted(whole, ModelSettings()).fit
    rows = crossed_residuals(whole)
    quantiles = rows.filter(pl.col("quantity") == "residual")
    shares = stats.norm.cdf(quantiles["expected"].to_numpy())
    standardised = (fit.residuals - fit.residuals.mean()) / fit.residuals.std()
    assert quantiles["seen"].to_numpy() == pytest.approx(np.quantile(standardised, shares))
    bins = rows.filter(pl.col("quantity") == "fitted")
    assert bins["n"].is_between(2, len(fit.residuals) / 5).all() and bins["expected"].is_sorted()
