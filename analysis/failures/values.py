"""The distribution of a metric, of judgements, or of the difference from another system, over responses."""

import numpy as np
import polars as pl

from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import Array
from analysis.failures.listing import REASON, Measure, Verdict, chosen_basis, failing

BINS = 30
VALUE: Types = {
    "bin_low": pl.Float64,
    "bin_high": pl.Float64,
    "n": pl.UInt32,
    "n_chosen": pl.UInt32,
    "metric": pl.String,
    "worse_than": pl.String,
}


@table(methods=(), not_comparable="quotes", drilldown=REASON, basis=chosen_basis)
def failure_values(
    selection: Selection,
    *,
    system: str = "",
    worse_than: str = "",
    metric: Measure = "chrf",
    verdict: Verdict = "any",
    attribute: str = "",
    raters: str = "",
    low: str = "",
    high: str = "",
    failure_set: str = "",
) -> pl.DataFrame:
    """How many responses have which value, or which difference from another system, and which are chosen.

    Options:
        system, worse_than, metric, verdict, attribute, raters, low, high, failure_set: which responses are the
            failures, see response_failures

    Columns:
        bin_low, bin_high (a bin of values, or of differences where another system is named)
        n (responses)
        n_chosen (of these the failures)
        metric
        worse_than (the other system; empty: none)
    """
    frame, _, other = failing(
        selection, system, worse_than, metric, verdict, attribute, raters, low, high, failure_set
    )
    known = frame.select("chosen", value=pl.col("gap" if other else "own_value").cast(pl.Float64)).drop_nulls(
        "value"
    )
    if known.is_empty():
        return pl.DataFrame(schema=VALUE)
    values = known["value"].to_numpy()
    edges = _edges(float(values.min()), float(values.max()))
    chosen = known["chosen"].to_numpy()
    counted, picked = np.histogram(values, edges)[0], np.histogram(values[chosen], edges)[0]
    rows = [
        (float(a), float(b), int(n), int(own), metric, other)
        for a, b, n, own in zip(edges[:-1], edges[1:], counted, picked, strict=True)
    ]
    return pl.DataFrame(rows, schema=VALUE, orient="row")


def _edges(lowest: float, highest: float) -> Array:
    """Edges of at most 30 bins at round numbers, which a range can be named by exactly."""
    span = highest - lowest or 1.0
    power = 10.0 ** np.floor(np.log10(span / BINS))
    width = next(step * power for step in (1, 2, 2.5, 5, 10, 20) if span / (step * power) <= BINS - 1)
    first = np.floor(lowest / width)
    n = max(1, int(np.ceil(highest / width - first + 1e-9)))
    return np.asarray(np.round((first + np.arange(n + 1)) * width, 9))
