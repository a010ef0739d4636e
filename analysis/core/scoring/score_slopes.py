"""Rates against a score: slopes, their tests, and whether they hold in two halves of the clients."""

from typing import Any

import numpy as np
import polars as pl

from analysis.core.estimates import Types
from analysis.core.scoring.methods import HALVES, RESIDUAL, SLOPES
from analysis.core.statistics.inference import LEVEL, Clusters, benjamini_hochberg, quantile
from analysis.core.statistics.inference.client_weights import groups_of, weights
from analysis.core.statistics.inference.methods import BENJAMINI, record
from analysis.core.statistics.inference.survival import cut, survival
from analysis.core.statistics.multivariate.ridge import folds_of
from analysis.core.statistics.multivariate.slopes import Slopes, drawn_slopes, slopes
from analysis.core.text.lexicon import Array

CLEAR, PER, RESAMPLES = 0.05, 1_000.0, 200
SLOPE: Types = {
    "n_dialogues": pl.UInt32,
    "points_per_sd": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "p": pl.Float64,
    "p_adjusted": pl.Float64,
    "survival": pl.Float64,
    "first_half": pl.Float64,
    "second_half": pl.Float64,
    "replicates": pl.Boolean,
    "per_thousand": pl.Float64,
    "n_tests": pl.UInt32,
}


def score_slopes(
    counts: Any, size: Array, left: Array, dialogues: pl.DataFrame, *, resamples: int, seed: int
) -> pl.DataFrame:
    """One row a column of ``counts``, columns as in ``SLOPE``.

    Args:
        counts: CSR (n_dialogues, n) how often each is said.
        size: (n_dialogues,) of what; its logarithm is held.
        left: (n_dialogues,) the score without what persons, topic and year explain.
        dialogues: with client and counselor.
        resamples: how often clients are drawn anew for ``survival``.
        seed: of the two halves and the resamples.
    """
    n = counts.shape[1]
    rates = counts.copy().astype(np.float64)
    rates.data *= np.repeat(PER / size, np.diff(rates.indptr))
    controls = np.column_stack([np.ones(len(size)), np.log(size)])
    fitted = slopes(rates, left, controls, Clusters.of(dialogues))
    record(RESIDUAL)
    per_sd = fitted.slope * fitted.spread
    half = np.full(n, np.nan)
    if (sure := fitted.degrees > 0).any():
        record(SLOPES, BENJAMINI)
        steps, place = np.unique(fitted.degrees[sure], return_inverse=True)
        quantiles = np.array([quantile(LEVEL, int(degrees)) for degrees in steps])[place]
        half[sure] = quantiles * (fitted.error * fitted.spread)[sure]
    halves = [_half(rates, left, controls, dialogues, there) for there in _split(dialogues, seed)]
    record(HALVES)
    slopes_of = [part.slope * fitted.spread for part in halves]
    replicates = (np.sign(slopes_of[0]) == np.sign(slopes_of[1])) & (halves[0].p < CLEAR) & (halves[1].p < CLEAR)
    adjusted = benjamini_hochberg(fitted.p)
    columns = {
        "n_dialogues": np.bincount(counts.indices, minlength=n),
        "points_per_sd": per_sd,
        "low": per_sd - half,
        "high": per_sd + half,
        "p": fitted.p,
        "p_adjusted": adjusted,
        "survival": _survival(rates, left, controls, dialogues, fitted, adjusted, resamples, seed),
        "first_half": slopes_of[0],
        "second_half": slopes_of[1],
        "replicates": replicates,
        "per_thousand": PER * np.asarray(counts.sum(axis=0)).ravel() / size.sum(),
        "n_tests": np.full(n, n),
    }
    return pl.DataFrame(columns).select(pl.col(name).cast(dtype) for name, dtype in SLOPE.items())


def _survival(
    rates: Any,
    left: Array,
    controls: Array,
    dialogues: pl.DataFrame,
    fitted: Slopes,
    adjusted: Array,
    resamples: int,
    seed: int,
) -> Array:
    """How often words that stand out are clear again when clients are drawn anew; nan for the others."""
    from scipy.special import stdtrit

    again = np.full(len(fitted.slope), np.nan)
    some = np.flatnonzero(np.nan_to_num(fitted.p, nan=1.0) < CLEAR)
    client = np.unique(groups_of(dialogues)[0], return_inverse=True)[1]
    drawn_anew = weights(int(client.max(initial=-1)) + 1, resamples, seed)
    if drawn_anew is None or not len(some):
        return again
    drawn = drawn_slopes(rates[:, some], left, controls, client, drawn_anew)
    least = stdtrit(fitted.degrees[some], 1 - cut(fitted.p, adjusted) / 2)
    again[some] = survival(drawn, fitted.slope[some], fitted.error[some], least)
    return again


def ranked(frame: pl.DataFrame, columns: Types) -> pl.DataFrame:
    """Rows with a slope, the clearest first."""
    typed = frame.select(pl.col(name).cast(dtype) for name, dtype in columns.items())
    known = typed.with_columns(pl.col(pl.Float64).fill_nan(None)).filter(pl.col("points_per_sd").is_not_null())
    return known.sort("p", pl.col("points_per_sd").abs(), descending=[False, True], nulls_last=True)


def _split(dialogues: pl.DataFrame, seed: int) -> tuple[Array, Array]:
    """(n,) masks of two halves without a common client, about equally many dialogues each."""
    fold = folds_of(groups_of(dialogues)[0], 2, seed)
    return fold == 0, fold == 1


def _half(rates: Array, left: Array, controls: Array, dialogues: pl.DataFrame, there: Array) -> Slopes:
    """The slopes among some dialogues."""
    if there.sum() < 3:
        nothing = np.full(rates.shape[1], np.nan)
        return Slopes(nothing, nothing, nothing, np.zeros(len(nothing), dtype=np.int64))
    clusters = Clusters.of(dialogues.filter(pl.Series(there)))
    return slopes(rates[there], left[there], controls[there], clusters)
