"""How ratings go with the score."""

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.estimates import SAMPLE_SIZES, Types, row
from analysis.core.measure import Measure, measured
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import of_statistic
from analysis.core.statistics import inference
from analysis.core.statistics.inference.methods import ALONE, FISHER, INFLUENCE, ONE_SIDE, SPEARMAN, TWO_WAY
from analysis.scores.rating_reading import SCALE, per_dialogue, rated

FEWEST = 5
SCORES: Types = {
    "scale": pl.String,
    "item": pl.String,
    "moment": pl.String,
    "rater_kind": pl.String,
    "rho": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    **SAMPLE_SIZES,
}


def _scored(selection: Selection, measure: Measure) -> pl.DataFrame:
    need(selection, "score")
    ratings = per_dialogue(rated(selection), *SCALE, "rater_kind")
    return ratings.with_columns(outcome=pl.col(measured(selection, measure))).drop_nulls("outcome")


def _basis(selection: Selection, *, measure: Measure, **options: object) -> pl.DataFrame:
    return selection.dialogues.join(
        _scored(selection, measure), on="dialogue_id", how="semi", maintain_order="left"
    )


@table(
    methods=(SPEARMAN, INFLUENCE, FISHER, TWO_WAY, ALONE, ONE_SIDE),
    not_comparable="relations",
    drilldown="a correlation belongs to all dialogues with both",
    basis=of_dialogues(_basis),
)
def rating_scores(selection: Selection, *, measure: Measure = "item_sum") -> pl.DataFrame:
    """How ratings on other scales go with the score of the same dialogues.

    Options:
        measure: score (the published one) or item_sum (the plain sum of the 20 items)

    Columns:
        scale, item, moment, rater_kind
        rho (Spearman's rank correlation, -1 to 1) with low, high (95 % interval, two-way clustered by client and
            counselor; null below
            5 clusters; by one side where the other is a system or not named; in a corpus of no persons, each
            dialogue is one)
        n_dialogues, n_clients, n_counselors, largest_share (of one person)

    Scales with fewer than five such dialogues are left out.
    """
    rows = []
    scored = _scored(selection, measure).sort(*SCALE, "rater_kind", nulls_last=True, maintain_order=True)
    for key, frame in scored.group_by(*SCALE, "rater_kind", maintain_order=True):
        if frame.height < FEWEST:
            continue
        values, outcome = (frame[name].cast(pl.Float64).to_numpy() for name in ("value", "outcome"))
        statistic = inference.spearman(values, outcome)
        estimate, _ = inference.correlation(statistic, of_statistic(frame, statistic).clusters)
        rows.append((*key, *row(estimate)))
    frame = pl.DataFrame(rows, schema=SCORES, orient="row").with_columns(pl.col(pl.Float64).fill_nan(None))
    return frame.filter(np.array([value is not None for value in frame["rho"]], dtype=bool))
