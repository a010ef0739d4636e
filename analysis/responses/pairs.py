"""Systems compared two by two, on the targets that both answered."""

from functools import cached_property
from itertools import combinations
from typing import Any

import numpy as np
import polars as pl

from analysis.core.query.selection import Selection
from analysis.core.registry import Options, table
from analysis.core.statistics.inference import MIN_CLUSTERS, Array, holm
from analysis.core.statistics.inference.methods import (
    COHEN_D,
    DETECTABLE,
    HOLM,
    PAIRED_BOOTSTRAP,
    RANDOMIZATION,
    Method,
)
from analysis.core.statistics.inference.resampling import Side, detectable, paired_interval, swap_test
from analysis.responses.answers import KEY, Answered, answered
from analysis.responses.methods import of_metric
from analysis.responses.metrics import MADE, SEGMENT, Made, Metric, sums
from analysis.responses.nearness_models import NEARNESS, by_metric
from analysis.responses.reasons import SYSTEMS
from analysis.responses.scores import SEED, Types, compared_basis

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


def pair_methods(options: Options) -> tuple[Method, ...]:
    """The metric that was chosen, and how two systems are compared by it."""
    return (*of_metric(options), PAIRED_BOOTSTRAP, COHEN_D, RANDOMIZATION, HOLM, DETECTABLE)


@table(methods=pair_methods, not_comparable="systems", drilldown=SYSTEMS, basis=compared_basis)
def response_pairs(
    selection: Selection,
    *,
    metric: Metric = "chrf_segment",
    systems: str = "",
    responses: str = "",
    model: str = "",
    seed: int = SEED,
) -> pl.DataFrame:
    """Which of two systems comes nearer to the gold responses, on the targets that both answered.

    Options:
        model: whose nearness, where that is the metric and several have measured it
        metric: the metric that is compared: bleu_1, bleu_2, bleu_3, bleu_4, chrf, chrf_segment, rouge_1, rouge_2,
            rouge_l, nearness
        systems: names of systems separated by commas; empty: all
        responses: ids of response sets separated by commas; empty: all that fit the corpus
        seed: seed of the random draws

    Columns:
        system_a, system_b
        estimate_a, estimate_b (the metric, see response_scores)
        difference (b - a) with low, high (95 % percentile interval, 1,000 draws of dialogues, both systems
            together)
        effect (Cohen's d_z: mean difference of dialogues over their standard deviation)
        wins (share of targets where b's segment scores higher, ties half)
        p (two-sided, approximate randomization: dialogues swap sides 1,999 times)
        p_adjusted (Holm over all pairs)
        p_client (the same test, clients swap sides: the check)
        detectable (the true difference that a test of one pair with these dialogues finds with a power of 80 %)
        n (targets)
        n_dialogues
        n_clients
        n_tests (pairs that were tested)
        metric (of nearness: measure, model and revision)

    Below 5 dialogues no interval and no test.
    """
    compared = answered(selection, systems, responses).compared
    answers, named = by_metric(compared, selection.corpus, metric, model)
    return compared_pairs(answers, metric, seed, named)


def compared_pairs(answers: Answered, metric: Metric, seed: int, named: str = "") -> pl.DataFrame:
    """Every two systems on the targets that both answered, as in ``response_pairs``.

    ``named``: what the metric is called, if not by its code.
    """
    alone = {name: Compared(answers.of(name).sort(KEY), MADE[metric], seed) for name in answers.systems}
    rows = []
    for a, b in combinations(answers.systems, 2):
        both = _both(alone[a], alone[b])
        rows.append((a, b, *_compared(*both, metric), named or metric))
    frame = pl.DataFrame(rows, schema=PAIR, orient="row")
    adjusted = holm(frame["p"].fill_null(np.nan).to_numpy())
    return frame.with_columns(
        p_adjusted=pl.Series(adjusted, dtype=pl.Float64).fill_nan(None),
        n_tests=pl.lit(frame["p"].count(), dtype=pl.UInt32),
    )


class Compared:
    """A system's rows in order of their targets, and both ways of grouping what they add to a metric."""

    def __init__(self, rows: pl.DataFrame, formula: Made, seed: int) -> None:
        self.rows = rows
        self.made = formula
        self.seed = seed
        self.targets = rows.select(KEY)

    @cached_property
    def dialogues(self) -> Side:
        """By dialogue."""
        return self._by("dialogue_id")

    @cached_property
    def clients(self) -> Side | None:
        """By client, where all are known."""
        return None if self.rows["client_id"].has_nulls() else self._by("client_id")

    def _by(self, group: str) -> Side:
        return Side(sums(self.rows, self.made, group), self.made.value, seed=self.seed)

    @cached_property
    def each(self) -> Array:
        """The metric of each dialogue alone."""
        return self.made.value(self.dialogues.sums)

    @cached_property
    def value(self) -> float:
        """The metric of all."""
        return float(self.made.value(self.dialogues.sums.sum(axis=0)))


def _both(a: Compared, b: Compared) -> tuple[Compared, Compared]:
    """Two systems on the targets that both answered; as they are, where those are all."""
    if a.targets.equals(b.targets):
        return a, b
    first = a.rows.join(b.targets, on=KEY, how="semi", maintain_order="left")
    second = b.rows.join(first.select(KEY), on=KEY, how="semi", maintain_order="left")
    return Compared(first, a.made, a.seed), Compared(second, b.made, b.seed)


def _compared(a: Compared, b: Compared, metric: str) -> tuple[Any, ...]:
    """A pair's figures from ``estimate_a`` on; rows of both in the same order."""
    if a.rows.is_empty():
        return (None,) * 11 + (0, 0, 0, 0)
    (low, high), error = paired_interval(a.dialogues, b.dialogues)
    single = b.each - a.each
    spread = float(np.std(single, ddof=1)) if len(single) >= MIN_CLUSTERS else 0.0
    effect = float(np.mean(single)) / spread if spread > 0 else float("nan")
    numbers = (
        a.value,
        b.value,
        b.value - a.value,
        low,
        high,
        effect,
        _wins(a.rows, b.rows, metric),
        swap_test(a.dialogues, b.dialogues),
        float("nan"),
        swap_test(a.clients, b.clients) if a.clients and b.clients else float("nan"),
        detectable(error, len(single)),
    )
    clients = len(a.clients.sums) if a.clients and b.clients else 0
    figures = tuple(None if number != number else float(number) for number in numbers)
    return (*figures, a.rows.height, len(single), clients, 0)


def _wins(a: pl.DataFrame, b: pl.DataFrame, metric: str) -> float:
    """The share of segments in which b scores higher, ties half."""
    column = metric if metric in (*SEGMENT, NEARNESS) else "bleu" if metric.startswith("bleu") else "chrf"
    mine, theirs = a[column].to_numpy(), b[column].to_numpy()
    return float(np.mean((theirs > mine) + 0.5 * (theirs == mine)))
