"""How far raters of the same dialogues agree."""

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import Array
from analysis.core.statistics.inference.methods import record
from analysis.core.statistics.models import rater_agreement as coefficients
from analysis.scores.methods import ALPHA, BOOTSTRAP_DIALOGUES, ICC, WEIGHTED_KAPPA
from analysis.scores.rating_reading import SCALE, rated

DRAWS = 500
COEFFICIENTS = {
    "icc_1": coefficients.icc_one,
    "icc_a1": lambda ratings: coefficients.icc_two_way(ratings)[0],
    "icc_c1": lambda ratings: coefficients.icc_two_way(ratings)[1],
    "icc_ak": lambda ratings: coefficients.icc_two_way(ratings)[2],
    "weighted_kappa": coefficients.weighted_kappa,
    "rating_alpha": coefficients.alpha,
}
#: Of more raters no two judge enough in common; coefficients that do not ask who judged are left.
MOST_RATERS, WHOEVER = 20, ("icc_1", "rating_alpha")
AGREEMENT: Types = {
    "scale": pl.String,
    "item": pl.String,
    "moment": pl.String,
    "rating_coefficient": pl.String,
    "estimate": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "n_dialogues": pl.UInt32,
    "n_raters": pl.UInt32,
}


def judged_by_several(selection: Selection, **options: object) -> pl.DataFrame:
    """The dialogues that at least two raters judged on one scale."""
    ratings = rated(selection).filter(pl.col("rater").is_not_null())
    several = ratings.group_by("dialogue_id", *SCALE).agg(pl.col("rater").n_unique()).filter(pl.col("rater") > 1)
    return selection.dialogues.join(several, on="dialogue_id", how="semi", maintain_order="left")


def matrices(selection: Selection) -> list[tuple[tuple[object, ...], Array]]:
    """For each scale, item and moment: (dialogues, raters) of the dialogues that at least two judged."""
    ratings = rated(selection).filter(pl.col("rater").is_not_null()).sort(*SCALE, "dialogue_id", nulls_last=True)
    result = []
    for key, frame in ratings.group_by(list(SCALE), maintain_order=True):
        raters = frame["rater"].unique().sort().to_list()
        wide = frame.pivot("rater", index="dialogue_id", values="value", aggregate_function="mean")
        matrix = wide.select(pl.col(name).cast(pl.Float64).fill_null(np.nan) for name in raters).to_numpy()
        matrix = matrix[np.isfinite(matrix).sum(axis=1) > 1]
        if len(matrix) and len(raters) > 1:
            result.append((key, matrix[:, np.isfinite(matrix).any(axis=0)]))
    return result


def _whoever(matrix: Array) -> Array:
    """The ratings of each dialogue side by side, whoever gave them; as many columns as the most rated one has."""
    given = np.isfinite(matrix)
    places = np.argsort(~given, axis=1, kind="stable")[:, : int(given.sum(axis=1).max())]
    return np.take_along_axis(matrix, places, axis=1)


@table(
    methods=(ICC, WEIGHTED_KAPPA, ALPHA, BOOTSTRAP_DIALOGUES),
    not_comparable="agreement",
    drilldown="a coefficient belongs to all dialogues that several rated",
    basis=of_dialogues(judged_by_several),
)
def rating_agreement(selection: Selection, *, draws: int = DRAWS, seed: int = 1) -> pl.DataFrame:
    """How far raters of the same dialogues agree on each scale and item.

    Options:
        draws: how often dialogues are drawn anew for an interval
        seed: of what is drawn by chance

    Columns:
        scale, item, moment
        rating_coefficient (icc_1: any rater, one-way; icc_a1: absolute agreement of single raters, icc_c1:
            consistency, icc_ak: absolute agreement of their mean, of dialogues that all rated; weighted_kappa:
            quadratic weights, mean of the pairs; rating_alpha: Krippendorff's alpha, interval scale; of more than
            20 raters icc_1 and rating_alpha alone)
        estimate (at most 1; 0 is chance)
        low, high (95 % percentile interval, dialogues drawn anew; null below 5 dialogues)
        n_dialogues (that at least two raters judged)
        n_raters

    Empty where no dialogue has two named raters.
    """
    rows = []
    for key, matrix in matrices(selection):
        shape = matrix.shape
        if is_many := shape[1] > MOST_RATERS:
            matrix = _whoever(matrix)
        for name, value in COEFFICIENTS.items():
            if is_many and name not in WHOEVER:
                continue
            ends = coefficients.resampled(matrix, value, draws=max(1, int(draws)), seed=int(seed))
            rows.append((*key, name, value(matrix), *ends, *shape))
    frame = pl.DataFrame(rows, schema=AGREEMENT, orient="row").with_columns(pl.col(pl.Float64).fill_nan(None))
    if frame["low"].count():
        record(BOOTSTRAP_DIALOGUES)
    return frame.filter(pl.col("estimate").is_not_null())
