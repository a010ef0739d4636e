"""The cumulative distribution of the published score and of the plain item sum."""

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, where
from analysis.core.measure import with_scores
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import Sample, of_shares
from analysis.scores.distribution import curve_samples, score_samples
from data.core.schema import SCORE_HIGH, SCORE_LOW

SCHEMA = pl.Schema(
    {
        "measure": pl.String,
        "value": pl.Int32,
        "share": pl.Float64,
        "n_at_most": pl.UInt32,
        "n": pl.UInt32,
    }
)


def _at_most(row: Row, selection: Selection) -> RowTarget:
    measure, value = row["measure"], row["value"]
    says = Filter(score=(SCORE_LOW, value)) if measure == "score" else None
    return RowTarget(says, where(selection, pl.col(measure) <= value))


MEASURES = ("score", "item_sum")


def score_curve_samples(selection: Selection) -> list[Sample]:
    """The measures' means and largest gaps, and for each value: 1 where a dialogue has at most so many points."""
    samples = [*score_samples(selection), *curve_samples(selection)]
    for measure in MEASURES:
        rated = selection.dialogues.filter(pl.col(measure).is_not_null())
        points = rated[measure].to_numpy()
        at_most = {(measure, f"≤{value}"): points <= value for value in range(SCORE_HIGH + 1)}
        samples += of_shares(rated, at_most, (measure,))
    return samples


@table(
    methods=(),
    samples=score_curve_samples,
    drilldown=Leads(_at_most, n="n_at_most", named=("measure", "value")),
    basis=of_dialogues(with_scores),
)
def score_curve(selection: Selection) -> pl.DataFrame:
    """Which share of the dialogues has at most so many points (ECDF), for score and item sum.

    Columns:
        measure (score, item_sum)
        value (0-100 points)
        share (of the dialogues with the measure, at most value, 0-1)
        n_at_most (dialogues)
        n (dialogues with the measure)

    The last value of a measure is the first that all dialogues reach.
    """
    need(selection, "score")
    curves = [_curve(selection.dialogues[measure].drop_nulls(), measure) for measure in MEASURES]
    return pl.concat(curves)


def _curve(values: pl.Series, measure: str) -> pl.DataFrame:
    n = len(values)
    if not n:
        return pl.DataFrame(schema=SCHEMA)
    counts = np.bincount(values.to_numpy().astype(np.int64), minlength=SCORE_HIGH + 1)
    last = int(np.flatnonzero(counts)[-1])
    summed = np.cumsum(counts)[: last + 1]
    columns = {"value": np.arange(last + 1), "share": summed / n, "n_at_most": summed}
    return pl.DataFrame(columns).select(pl.lit(measure).alias("measure"), pl.all(), n=n).cast(SCHEMA)
