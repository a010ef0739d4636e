"""Cohort A against cohort B: the same table of both, and the differences with interval and effect size."""

from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl

from analysis import inference
from analysis.inference import Clusters
from analysis.registry import TABLES, Entry
from analysis.samples import Sample, persons_apart
from analysis.selection import Selection

DIFFERENCE = {
    "a": pl.Float64,
    "b": pl.Float64,
    "difference": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "effect": pl.Float64,
    "effect_kind": pl.String,
    "p": pl.Float64,
    "p_adjusted": pl.Float64,
    "n_a": pl.UInt32,
    "n_b": pl.UInt32,
}


def both(function: Callable[..., pl.DataFrame], a: Selection, b: Selection, **options: Any) -> pl.DataFrame:
    """The table of A and of B below each other, with a first column ``cohort``; B's rows in A's order.

    A table that is itself a comparison is made once, of both.
    """
    if TABLES[function.__name__].pairs:
        return function(a, other=b, **options)
    first, second = function(a, **options), function(b, **options)
    keys = [name for name, dtype in first.schema.items() if not dtype.is_numeric()]
    if keys:
        order = pl.concat([first.select(keys), second.select(keys)]).unique(maintain_order=True)
        second = order.join(second, on=keys, how="inner", nulls_equal=True, maintain_order="left")
        second = second.select(first.columns)
    return pl.concat(
        frame.select(pl.lit(name).alias("cohort"), pl.all()) for name, frame in (("A", first), ("B", second))
    )


def differences(function: Callable[..., pl.DataFrame], a: Selection, b: Selection, **options: Any) -> pl.DataFrame:
    """How B differs from A in each estimate of a table.

    Columns: key (the row's codes, joined by a space); a, b (means or shares); difference (b - a) with
    low, high (95 % interval, two-way clustered by the persons behind both cohorts; null below 5
    clusters in either); effect, effect_kind (hedges_g for means, cohen_h for shares); p (two-sided,
    t on the clustered standard error); p_adjusted (Benjamini-Hochberg over the rows of this table);
    n_a, n_b. Empty where the table holds no estimates.
    """
    entry: Entry = TABLES[function.__name__]
    if entry.samples is None:
        return pl.DataFrame(schema={"key": pl.String, **DIFFERENCE})
    of_b = {sample.key: sample for sample in entry.samples(b, **options)}
    apart = persons_apart(a, b)
    rows = [_row(sample, of_b[sample.key], apart) for sample in entry.samples(a, **options) if sample.key in of_b]
    table = pl.DataFrame(rows, schema={"key": pl.String, **DIFFERENCE}, orient="row")
    adjusted = inference.benjamini_hochberg(table["p"].fill_null(np.nan).to_numpy())
    return table.with_columns(p_adjusted=pl.Series(adjusted).fill_nan(None))


def _row(a: Sample, b: Sample, apart: bool) -> tuple[Any, ...]:
    found = inference.difference(a.values, b.values, _clusters(a, b, apart), is_share=a.is_share)
    means = [float(np.mean(sample.values)) if len(sample.values) else None for sample in (a, b)]
    numbers = (found.value, found.low, found.high, found.effect)
    value, low, high, effect = (None if number != number else number for number in numbers)
    p = None if found.p != found.p else found.p
    key = " ".join(str(part) for part in a.key if part is not None)
    kind = "cohen_h" if a.is_share else None if a.is_pseudo else "hedges_g"
    effect = None if a.is_pseudo else effect
    return key, *means, value, low, high, effect, kind, p, None, found.n_a, found.n_b


def _clusters(a: Sample, b: Sample, apart: bool) -> Clusters | None:
    """The persons behind A's rows and then B's; ids of another corpus are other persons."""
    if a.clients is None or a.counselors is None or b.clients is None or b.counselors is None:
        return None
    shift = np.uint64(1 << 31) if apart else np.uint64(0)
    return Clusters.from_ids(
        np.concatenate([a.clients.astype(np.uint64), b.clients.astype(np.uint64) + shift]),
        np.concatenate([a.counselors.astype(np.uint64), b.counselors.astype(np.uint64) + shift]),
    )
