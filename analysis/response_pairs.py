"""Systems compared two by two, on the targets that both answered."""

from itertools import combinations
from typing import Any

import numpy as np
import polars as pl

from analysis.answered import KEY, answered
from analysis.inference import MIN_CLUSTERS, holm
from analysis.inference.resampling import detectable, paired_interval, swap_test
from analysis.registry import table
from analysis.response_leads import SYSTEMS
from analysis.response_metrics import METRICS, SEGMENT, Made, Metric, sums
from analysis.response_scores import SEED, Types
from analysis.selection import Selection

PAIR: Types = {
    "system_a": pl.String,
    "system_b": pl.String,
    "estimate_a": pl.Float64,
    "estimate_b": pl.Float64,
    "difference": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "effect": pl.Float64,
    "wins": pl.Float64,
    "p": pl.Float64,
    "p_adjusted": pl.Float64,
    "p_client": pl.Float64,
    "detectable": pl.Float64,
    "n": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "n_clients": pl.UInt32,
    "n_tests": pl.UInt32,
    "metric": pl.String,
}


@table(apart="systems", leads=SYSTEMS)
def response_pairs(
    selection: Selection,
    *,
    metric: Metric = "chrf_segment",
    systems: str = "",
    responses: str = "",
    seed: int = SEED,
) -> pl.DataFrame:
    """Which of two systems comes nearer to the gold responses, on the targets that both answered.

    Columns: system_a, system_b; estimate_a, estimate_b (the metric, see response_scores); difference (b - a)
    with low, high (95 % percentile interval, 1,000 draws of dialogues, both systems together); effect
    (Cohen's d_z: mean difference of dialogues over their standard deviation); wins (share of targets
    where b's segment scores higher, ties half); p (two-sided, approximate randomization: dialogues swap
    sides 1,999 times); p_adjusted (Holm over all pairs); p_client (the same test, clients swap sides:
    the check); detectable (the true difference that a test of one pair with these dialogues finds with
    a power of 80 %); n (targets); n_dialogues; n_clients; n_tests (pairs); metric. Below 5 dialogues no
    interval and no test.
    """
    found = answered(selection, systems, responses)
    rows = []
    for a, b in combinations(found.systems, 2):
        both = found.of(a).join(found.of(b).select(KEY), on=KEY, how="semi").sort(KEY)
        other = found.of(b).join(both.select(KEY), on=KEY, how="semi").sort(KEY)
        rows.append((a, b, *_compared(both, other, METRICS[metric], metric, seed), metric))
    made = pl.DataFrame(rows, schema=PAIR, orient="row")
    adjusted = holm(made["p"].fill_null(np.nan).to_numpy())
    return made.with_columns(
        p_adjusted=pl.Series(adjusted, dtype=pl.Float64).fill_nan(None),
        n_tests=pl.lit(len(rows), dtype=pl.UInt32),
    )


def _compared(a: pl.DataFrame, b: pl.DataFrame, made: Made, metric: str, seed: int) -> tuple[Any, ...]:
    """A pair's figures from ``estimate_a`` on; rows of both in the same order."""
    if a.is_empty():
        return (None,) * 11 + (0, 0, 0, 0)
    of_a, of_b = sums(a, made, "dialogue_id"), sums(b, made, "dialogue_id")
    values = [float(made.value(part.sum(axis=0))) for part in (of_a, of_b)]
    (low, high), error = paired_interval(of_a, of_b, made.value, seed=seed)
    single = made.value(of_b) - made.value(of_a)
    spread = float(np.std(single, ddof=1)) if len(single) >= MIN_CLUSTERS else 0.0
    effect = float(np.mean(single)) / spread if spread > 0 else float("nan")
    has_clients = not a["client_id"].has_nulls()
    by_client = [sums(part, made, "client_id") if has_clients else np.zeros((0, 1)) for part in (a, b)]
    p = swap_test(of_a, of_b, made.value, seed=seed)
    p_client = swap_test(by_client[0], by_client[1], made.value, seed=seed)
    numbers = (
        *values,
        values[1] - values[0],
        low,
        high,
        effect,
        _wins(a, b, metric),
        p,
        float("nan"),
        p_client,
        detectable(error, len(of_a)),
    )
    known = tuple(None if number != number else float(number) for number in numbers)
    return (*known, a.height, len(of_a), len(by_client[0]), 0)


def _wins(a: pl.DataFrame, b: pl.DataFrame, metric: str) -> float:
    """The share of segments in which b scores higher, ties half."""
    column = metric if metric in SEGMENT else "bleu" if metric.startswith("bleu") else "chrf"
    mine, theirs = a[column].to_numpy(), b[column].to_numpy()
    return float(np.mean((theirs > mine) + 0.5 * (theirs == mine)))
