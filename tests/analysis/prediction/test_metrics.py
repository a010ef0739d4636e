"""Each metric of sums is that of scikit-learn and SciPy."""

import numpy as np
import polars as pl
import pytest
from scipy.stats import pearsonr, spearmanr
from sklearn.metrics import cohen_kappa_score

from analysis.prediction.metrics import MADE

RNG = np.random.default_rng(2)
TRUTH = RNG.integers(0, 6, 200)
VALUE = np.clip(TRUTH + RNG.normal(0, 1.2, 200), 0, 5)
WHOLE = np.floor(VALUE + 0.5).astype(int)
ROWS = pl.DataFrame({"value": VALUE, "truth": TRUTH.astype(float), "whole": WHOLE.astype(float)}).with_columns(
    rank_value=pl.col("value").rank(), rank_truth=pl.col("truth").rank()
)
EXPECTED = {
    "acc": (WHOLE == TRUTH).mean(),
    "soft_acc": (abs(WHOLE - TRUTH) <= 1).mean(),
    "mae": abs(VALUE - TRUTH).mean(),
    "pearson": pearsonr(VALUE, TRUTH).statistic,
    "spearman": spearmanr(VALUE, TRUTH).statistic,
    "qwk": cohen_kappa_score(WHOLE, TRUTH, weights="quadratic"),
}


def value(metric: str, rows: pl.DataFrame) -> float:
    made = MADE[metric]
    sums = [rows.select(part.cast(pl.Float64).sum()).item() for part in made.parts]
    return float(made.value(np.array(sums)))


@pytest.mark.parametrize("metric", MADE)
def test_metric(metric: str):
    assert value(metric, ROWS) == pytest.approx(EXPECTED[metric])


@pytest.mark.parametrize("metric", ["pearson", "spearman"])
def test_a_constant_prediction_has_no_correlation(metric: str):
    flat = ROWS.with_columns(value=pl.lit(3.0), rank_value=pl.lit(100.5))
    assert np.isnan(value(metric, flat))
