"""How ratings change from before a session to after it."""

from math import sqrt

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.estimates import SAMPLE_SIZES, Types, row
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, TextKey, of_column
from analysis.core.statistics.inference.methods import ALONE, ONE_SIDE, TWO_WAY
from analysis.scores.methods import MEAN_CHANGE, RELIABLE_CHANGE
from analysis.scores.rating_reading import per_dialogue, rated

KEYS: Types = {"scale": pl.String, "item": pl.String, "rater_kind": pl.String}
CHANGES: Types = {
    **KEYS,
    "mean_before": pl.Float64,
    "mean_after": pl.Float64,
    "mean": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "standardized_change": pl.Float64,
    "retest_r": pl.Float64,
    "reliable_difference": pl.Float64,
    "share_up": pl.Float64,
    "share_down": pl.Float64,
    **SAMPLE_SIZES,
}
RELIABLE = 1.96


def changed(selection: Selection) -> pl.DataFrame:
    """One row a dialogue, scale, item and kind of rater that has both: before, after and their difference."""
    both = per_dialogue(rated(selection), *KEYS, "moment")
    parts = [
        both.filter(pl.col("moment") == moment).rename({"value": moment}).drop("moment", "n_ratings")
        for moment in ("before", "after")
    ]
    on = ["dialogue_id", *KEYS]
    joined = parts[0].join(
        parts[1].select(*on, "after"), on=on, how="inner", nulls_equal=True, maintain_order="left"
    )
    return joined.with_columns(change=pl.col("after") - pl.col("before"))


def change_samples(selection: Selection, **options: object) -> list[Sample]:
    """For each scale, item and kind of rater: one change a dialogue."""
    return [
        of_column(frame, "change", (TextKey(scale), item and TextKey(item), kind))
        for (scale, item, kind), frame in changed(selection).group_by(list(KEYS), maintain_order=True)
    ]


def _with_both(row: Row, selection: Selection) -> RowTarget:
    is_it = (pl.col(name).eq_missing(pl.lit(row[name], dtype=pl.String)) for name in KEYS)
    return RowTarget(mask=those(selection, changed(selection).filter(*is_it)))


def _basis(selection: Selection, **options: object) -> pl.DataFrame:
    return selection.dialogues.join(changed(selection), on="dialogue_id", how="semi", maintain_order="left")


@table(
    methods=(TWO_WAY, ALONE, ONE_SIDE, MEAN_CHANGE, RELIABLE_CHANGE),
    samples=change_samples,
    drilldown=Leads(_with_both, named=tuple(KEYS)),
    basis=of_dialogues(_basis),
)
def rating_changes(selection: Selection, *, reliability: float = 0.8) -> pl.DataFrame:
    """How ratings change from before a session to after it, and how many dialogues change reliably.

    Options:
        reliability: of the scale, 0-1, for the reliable change (of a single item it is rarely above 0.8)

    Columns:
        scale, item, rater_kind
        mean_before, mean_after (of the dialogues rated at both moments)
        mean (of the change) with low, high (95 % interval, two-way clustered by client and counselor; null below
            5 clusters; by one side where the other is a system or not named; in a corpus of no persons, each
            dialogue is one)
        standardized_change (mean change by the standard deviation before, with the small-sample correction; Becker
            1988)
        retest_r (correlation of before and after)
        reliable_difference (errors of measurement alone make a change as large in 5 %; Jacobson & Truax 1991)
        share_up, share_down (dialogues that rise or fall by at least that, 0-1; the scale says which is better)
        n_dialogues, n_clients, n_counselors, largest_share (of one person)
    """
    trust = min(max(float(reliability), 0.0), 1.0)
    samples = change_samples(selection)
    groups = changed(selection).group_by(list(KEYS), maintain_order=True)
    rows = []
    for sample, (key, frame) in zip(samples, groups, strict=True):
        before, after, change = (frame[name].to_numpy() for name in ("before", "after", "change"))
        value, low, high, *sizes = row(sample.estimate())
        n = len(change)
        spread = float(np.std(before, ddof=1)) if n > 1 else 0.0
        standardized = (1 - 3 / (4 * (n - 1) - 1)) * change.mean() / spread if spread > 0 and n > 2 else None
        varies = n > 2 and np.ptp(before) > 0 and np.ptp(after) > 0
        r = float(np.corrcoef(before, after)[0, 1]) if varies else None
        least = RELIABLE * spread * sqrt(2 * (1 - trust)) if spread > 0 else None
        shares = (
            (None, None) if least is None else (float((change >= least).mean()), float((change <= -least).mean()))
        )
        means = (float(before.mean()), float(after.mean()))
        rows.append((*key, *means, value, low, high, standardized, r, least, *shares, *sizes))
    return pl.DataFrame(rows, schema=CHANGES, orient="row")
