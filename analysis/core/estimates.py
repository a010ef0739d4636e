"""Estimates as rows of a table."""

from collections.abc import Iterable, Mapping

import polars as pl

from analysis.core.samples import Row, Sample
from analysis.core.statistics.inference import Estimate

Types = Mapping[str, pl.DataType | type[pl.DataType]]

SAMPLE_SIZES: Types = {
    "n_dialogues": pl.UInt32,
    "n_clients": pl.UInt32,
    "n_counselors": pl.UInt32,
    "largest_share": pl.Float64,
}
BOUNDS: Types = {"low": pl.Float64, "high": pl.Float64}
INTERVAL: Types = {"mean": pl.Float64, **BOUNDS, **SAMPLE_SIZES}
SHARE_INTERVAL: Types = {"share": pl.Float64, **BOUNDS, **SAMPLE_SIZES}


def row(estimate: Estimate) -> Row:
    """An estimate as (value, low, high, n, clients, counselors, largest), nan as null."""
    values = (
        estimate.value,
        estimate.low,
        estimate.high,
        estimate.n,
        estimate.clients,
        estimate.counselors,
        estimate.largest,
    )
    return tuple(None if value != value else value for value in values)


def in_rows(samples: Iterable[Sample], keys: Types, columns: Types) -> pl.DataFrame:
    """One row a sample: its key, then its estimate."""
    rows = [(*sample.key, *row(sample.estimate())) for sample in samples]
    return pl.DataFrame(rows, schema={**keys, **columns}, orient="row")
