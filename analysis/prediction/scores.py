"""How near predicted scores come to the ratings: six metrics with intervals by client, and systems two by two."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

import numpy as np
import polars as pl

from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import Array, holm
from analysis.core.statistics.inference.methods import (
    BOOTSTRAP_CLIENTS,
    HOLM,
    PAIRED_BOOTSTRAP_CLIENTS,
    RANDOMIZATION_CLIENTS,
)
from analysis.core.statistics.inference.resampling import Side, interval, paired_interval, swap_test
from analysis.prediction.methods import AGREEMENT, UNSEEN
from analysis.prediction.metrics import MADE, METRICS, Metric
from analysis.prediction.predicted import EVERY_ITEM, Items, predicted, predicted_basis
from analysis.responses.metrics import Made, together
from data.core.schema import ITEMS
from data.predictions.store import SUM

SYSTEMS = "its rows are systems on the same dialogues; prediction_errors lists these one by one"
SEED = 1
Types = dict[str, pl.DataType | type[pl.DataType]]
NUMBERS: Types = {
    "estimate": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "n": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "n_clients": pl.UInt32,
}
SCORES: Types = {"target": pl.String, "metric": pl.String, "system": pl.String, **NUMBERS, "leaky": pl.Boolean}
OF_ITEMS: Types = {"target": pl.String, "metric": pl.String, "system": pl.String, **NUMBERS, "leaky": pl.Boolean}
PAIRS: Types = {
    "system_a": pl.String,
    "system_b": pl.String,
    "estimate_a": pl.Float64,
    "estimate_b": pl.Float64,
    "difference": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "p": pl.Float64,
    "p_adjusted": pl.Float64,
    "n_dialogues": pl.UInt32,
    "n_clients": pl.UInt32,
    "n_tests": pl.UInt32,
}


@table(
    methods=(AGREEMENT, UNSEEN, BOOTSTRAP_CLIENTS),
    not_comparable="systems",
    drilldown=SYSTEMS,
    basis=predicted_basis,
)
def prediction_scores(
    selection: Selection,
    *,
    target: str = SUM,
    systems: str = "",
    predictions: str = "",
    items: Items = "shared",
    seed: int = SEED,
) -> pl.DataFrame:
    """How near each system's predictions come to the ratings, by six metrics, with intervals by client.

    Options:
        target: item_sum, score (as published), one of the 20 items, or items: the metric's mean over the items
        systems: names of systems separated by commas; empty: all
        predictions: ids of sets of predictions separated by commas; empty: all that fit the corpus
        items: shared: only what every chosen system predicted; all: whatever each predicted
        seed: of the random draws

    Columns:
        target (item_sum, score, an item, or items)
        metric (acc: share of predictions that equal the rating; soft_acc: share at most one point away, both of
            predictions rounded to whole points, 0-1; mae: mean distance in points, unrounded; pearson, spearman:
            correlation, -1 to 1; qwk: Cohen's kappa with quadratic weights, of rounded predictions)
        system
        estimate (null where all predictions are alike and the metric needs a spread)
        low, high (95 % percentile interval, 1,000 draws of clients with all their dialogues; null below 5 clients
            or where a client is unknown; ranks are those of all dialogues)
        n (predictions)
        n_dialogues
        n_clients
        leaky (whether the system knows other ratings by the client it predicts: no fair comparison)
    """
    scored = predicted(selection, target, systems, predictions, items)
    targets = _targets(scored.rows, target)
    rows = []
    for system in scored.systems:
        mine = scored.of(system)
        made = together(list(MADE.values()))
        numbers = numbers_of(mine, made, targets, _mean_over(made, len(targets), axis=-2), seed)
        counts = counts_of(mine)
        rows += [
            (target, metric, system, *one, *counts, system in scored.leaky)
            for metric, one in zip(MADE, numbers, strict=True)
        ]
    frame = pl.DataFrame(rows, schema=SCORES, orient="row")
    order = pl.col("metric").cast(pl.Enum(METRICS)).to_physical()
    return frame.sort(order, maintain_order=True)


@table(
    methods=(AGREEMENT, UNSEEN, BOOTSTRAP_CLIENTS),
    not_comparable="systems",
    drilldown=SYSTEMS,
    basis=predicted_basis,
)
def prediction_items(
    selection: Selection,
    *,
    metric: Metric = "mae",
    systems: str = "",
    predictions: str = "",
    items: Items = "shared",
    seed: int = SEED,
) -> pl.DataFrame:
    """How near each system's predictions come to the ratings of each of the 20 items, by one metric.

    Options:
        metric: acc, soft_acc, mae, pearson, spearman or qwk
        systems: names of systems separated by commas; empty: all
        predictions: ids of sets of predictions separated by commas; empty: all that fit the corpus
        items: shared: only what every chosen system predicted; all: whatever each predicted
        seed: of the random draws

    Columns:
        target (the item)
        metric
        system
        estimate (see prediction_scores)
        low, high (95 % percentile interval, 1,000 draws of clients; null below 5)
        n (predictions)
        n_dialogues
        n_clients
        leaky

    Twenty items are no twenty findings: most of their spread is one dimension.
    """
    scored = predicted(selection, EVERY_ITEM, systems, predictions, items)
    rows = []
    for system in scored.systems:
        mine = scored.of(system)
        of = _targets(mine, EVERY_ITEM)
        numbers = numbers_of(mine, MADE[metric], of, _each(MADE[metric], len(of)), seed)
        counts = {str(key[0]): counts_of(part) for key, part in mine.partition_by("target", as_dict=True).items()}
        rows += [
            (item, metric, system, *one, *counts[item], system in scored.leaky)
            for item, one in zip(of, numbers, strict=True)
        ]
    frame = pl.DataFrame(rows, schema=OF_ITEMS, orient="row")
    return frame.sort(pl.col("target").cast(pl.Enum(ITEMS)).to_physical(), maintain_order=True)


@table(
    methods=(AGREEMENT, UNSEEN, PAIRED_BOOTSTRAP_CLIENTS, RANDOMIZATION_CLIENTS, HOLM),
    not_comparable="systems",
    drilldown=SYSTEMS,
    basis=predicted_basis,
)
def prediction_pairs(
    selection: Selection,
    *,
    target: str = SUM,
    metric: Metric = "mae",
    systems: str = "",
    predictions: str = "",
    seed: int = SEED,
) -> pl.DataFrame:
    """Which of two systems predicts better, on the dialogues that every chosen system predicted.

    Options:
        target: item_sum, score, one of the 20 items, or items: the mean over the items
        metric: acc, soft_acc, mae, pearson, spearman or qwk
        systems: names of systems separated by commas; empty: all
        predictions: ids of sets of predictions separated by commas; empty: all that fit the corpus
        seed: of the random draws

    Columns:
        system_a, system_b
        estimate_a, estimate_b (see prediction_scores)
        difference (b - a; of mae below zero where b is nearer) with low, high (95 % percentile interval, 1,000
            draws of clients, both systems together)
        p (two-sided, approximate randomization: clients swap sides 1,999 times)
        p_adjusted (Holm over all pairs)
        n_dialogues
        n_clients
        n_tests

    Below 5 clients no interval and no test.
    """
    scored = predicted(selection, target, systems, predictions, "shared")
    targets, made = _targets(scored.rows, target), MADE[metric]
    value = _mean_over(made, len(targets))
    totals = {name: _totals(scored.of(name), made, targets) for name in scored.systems}
    known = all(each for _, each in totals.values())
    sides = {name: Side(part, value, seed=seed) for name, (part, _) in totals.items()}
    rows = []
    for a, b in combinations(scored.systems, 2):
        values = [float(value(sides[name].sums.sum(axis=0))) for name in (a, b)]
        bounds, p = _paired(sides[a], sides[b]) if known else ((), None)
        n = scored.of(a)["dialogue_id"].n_unique()
        numbers = [*values, values[1] - values[0], *(bounds if len(bounds) else (None, None)), p, None]
        rows.append((a, b, *map(_number, numbers), n, len(sides[a].sums) if known else 0, 0))
    frame = pl.DataFrame(rows, schema=PAIRS, orient="row")
    adjusted = holm(frame["p"].fill_null(np.nan).to_numpy())
    return frame.with_columns(
        p_adjusted=pl.Series(adjusted, dtype=pl.Float64).fill_nan(None),
        n_tests=pl.lit(frame["p"].count(), dtype=pl.UInt32),
    )


def _targets(rows: pl.DataFrame, target: str) -> list[str]:
    """What a metric is the mean of: one total or item, or the items that there are."""
    there = set(rows["target"].unique())
    return [item for item in ITEMS if item in there] if target == EVERY_ITEM else [target]


def _totals(rows: pl.DataFrame, made: Made, targets: list[str]) -> tuple[Array, bool]:
    """(groups, targets * parts) what each client adds to a metric of each target; whether all clients are known.

    Where one is unknown the groups are dialogues, and nothing is drawn from them.
    """
    known = not rows["client_id"].has_nulls()
    group = "client_id" if known else "dialogue_id"
    parts = [part.cast(pl.Float64).sum().alias(str(i)) for i, part in enumerate(made.parts)]
    added = rows.group_by(group, "target").agg(parts)
    names, codes = np.unique(added[group].to_numpy(), return_inverse=True)
    totals = np.zeros((len(names), len(targets), len(parts)))
    places = added["target"].replace_strict(targets, range(len(targets)), return_dtype=pl.Int64).to_numpy()
    totals[codes, places] = added.drop(group, "target").to_numpy()
    return totals.reshape(len(names), -1), known


def _each(made: Made, n_targets: int) -> Callable[[Array], Array]:
    """The value of a metric for each of several targets, (…, targets * parts) to (…, targets)."""
    width = len(made.parts)
    return lambda totals: made.value(totals.reshape(*totals.shape[:-1], n_targets, width))


def _mean_over(made: Made, n_targets: int, axis: int = -1) -> Callable[[Array], Array]:
    """The mean of a metric over several targets, which lie along an axis of its values."""
    each = _each(made, n_targets)
    return lambda totals: np.asarray(each(totals).mean(axis=axis))


def numbers_of(
    rows: pl.DataFrame, made: Made, targets: list[str], value: Callable[[Array], Array], seed: int
) -> list[tuple[float | None, float | None, float | None]]:
    """(estimate, low, high) of each value that ``value`` makes of sums over the targets' rows."""
    totals, known = _totals(rows, made, targets)
    values = np.atleast_1d(value(totals.sum(axis=0)))
    bounds = (
        interval(totals, value, seed=seed, method=BOOTSTRAP_CLIENTS)
        if known
        else np.full((2, len(values)), np.nan)
    )
    low, high = bounds.reshape(2, -1)
    return [(_number(a), _number(b), _number(c)) for a, b, c in zip(values, low, high, strict=True)]


def counts_of(rows: pl.DataFrame) -> tuple[int, int, int]:
    """Predictions, dialogues, clients."""
    return rows.height, rows["dialogue_id"].n_unique(), rows["client_id"].drop_nulls().n_unique()


def _paired(a: Side, b: Side) -> tuple[Any, float]:
    """The interval of b's value less a's, and its p: clients are drawn, and swap sides."""
    bounds, _ = paired_interval(a, b, method=PAIRED_BOOTSTRAP_CLIENTS)
    return bounds, swap_test(a, b, method=RANDOMIZATION_CLIENTS)


def _number(value: Any) -> float | None:
    return None if value is None or value != value else float(value)
