"""The metrics of predicted scores, each a function of sums over dialogues."""

from typing import Literal, get_args

import numpy as np
import polars as pl

from analysis.core.statistics.inference import Array
from analysis.responses.metrics import Made, ratio

Metric = Literal["acc", "soft_acc", "mae", "pearson", "spearman", "qwk"]
METRICS: tuple[str, ...] = get_args(Metric)
LOWER_IS_BETTER = ("mae",)
EXACT = ("acc", "soft_acc")

P, Y, WHOLE, RANK_P, RANK_Y = (pl.col(name) for name in ("value", "truth", "whole", "rank_value", "rank_truth"))


def _correlation(sums: Array) -> Array:
    """Pearson's r of (…, 6): n, sums of both, of both squared, of their product."""
    n, p, y, pp, yy, py = (sums[..., i] for i in range(6))
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.sqrt(np.maximum(n * pp - p**2, 0) * np.maximum(n * yy - y**2, 0))
        return np.asarray(np.where(spread > 1e-9 * np.maximum(n, 1), (n * py - p * y) / spread, np.nan))


def _kappa(sums: Array) -> Array:
    """Cohen's kappa with quadratic weights of (…, 5): n, sums of both, of both squared together, of d squared.

    The squared differences, over those that the two would have if they were independent (Cohen 1968).
    """
    n, p, y, squares, missed = (sums[..., i] for i in range(5))
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = squares - 2 * p * y / n
        return np.asarray(np.where(expected > 1e-9, 1 - missed / expected, np.nan))


def _pairs(a: pl.Expr, b: pl.Expr) -> tuple[pl.Expr, ...]:
    return (a.is_not_null(), a, b, a**2, b**2, a * b)


MADE: dict[str, Made] = {
    "acc": Made((WHOLE == Y, Y.is_not_null()), ratio),
    "soft_acc": Made(((WHOLE - Y).abs() <= 1, Y.is_not_null()), ratio),
    "mae": Made(((P - Y).abs(), Y.is_not_null()), ratio),
    "pearson": Made(_pairs(P, Y), _correlation),
    "spearman": Made(_pairs(RANK_P, RANK_Y), _correlation),
    "qwk": Made((Y.is_not_null(), WHOLE, Y, WHOLE**2 + Y**2, (WHOLE - Y) ** 2), _kappa),
}
"""``truth``: the rating; ``value``: the prediction; ``whole``: the prediction rounded to the scale of ratings;
``rank_…``: ranks among the dialogues compared, ties by their mean."""
