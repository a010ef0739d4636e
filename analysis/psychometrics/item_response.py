"""The graded response model of a scale: what each item tells, and at which level of the trait."""

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads
from analysis.core.kept import kept
from analysis.core.query.per_selection import once_per_selection
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import MIN_CLUSTERS, Array, Clusters, quantile
from analysis.core.statistics.inference.methods import record, unrecorded
from analysis.core.statistics.models.graded import PER_PARAMETER, Graded, fit_graded, information
from analysis.core.statistics.models.not_fitted import NotFitted
from analysis.psychometrics.methods import GRADED, SCORES_CLUSTERED
from analysis.psychometrics.reliability import complete
from analysis.psychometrics.scale import Scale, rated_dialogues, scale_of

FEWEST = 30
WIDEST = 5.0
POINTS = np.round(np.linspace(-4, 4, 81), 2)
WHOLE = "scale"


@table(
    methods=(GRADED, SCORES_CLUSTERED),
    not_comparable="refit",
    basis=of_dialogues(rated_dialogues),
    drilldown=Leads(complete, named=("item", "parameter")),
)
@kept(1)
def graded_items(selection: Selection, *, scale: str = "") -> pl.DataFrame:
    """How well each item tells high from low, and where: the graded response model of a scale.

    Neighbouring ratings are put together where an item does not use one of them.

    Options:
        scale: items (the 20 items) or the name of another scale; empty: the first there is

    Columns:
        item
        parameter (discrimination: the steeper, the more an item tells; threshold_1, …: the trait, in
            standard deviations, at which the next higher rating becomes more likely than not)
        estimate
        low, high (95 % interval, two-way clustered by client and counselor from the scores of rows; null
            below 5 clusters, with fewer than 2 dialogues a parameter, and for a discrimination that the data
            bound to no less than a factor of 148)
        settled (ok, or not_converged: then read no number)
        n_dialogues
        n_clients, n_counselors (null where unknown)

    Source: Samejima (1969); Bock and Aitkin (1981).
    """
    scale_data, fit = _fitted(selection, scale)
    clusters = _bounded(scale_data)
    if len(scale_data.ratings) < PER_PARAMETER * (fit.slopes.size + np.isfinite(fit.thresholds).sum()):
        clusters = None  # the scores' products have no inverse to speak of
    if clusters:
        record(SCORES_CLUSTERED)
    half = quantile(0.95, min(clusters.groups[:2]) - 1) if clusters else np.nan
    state = "ok" if fit.converged else "not_converged"
    behind = (len(scale_data.ratings), *(scale_data.clusters.groups[:2] if scale_data.clusters else (None, None)))
    rows = []
    for place, item in enumerate(scale_data.items):
        slope, error = float(fit.slopes[place]), float(fit.slope_errors[place])
        wide = float(np.exp(half * error / slope)) if half * error / slope < WIDEST else np.nan
        rows.append((item, "discrimination", slope, slope / wide, slope * wide, state, *behind))
        for number, value in enumerate(fit.thresholds[place]):
            reach = half * float(fit.threshold_errors[place, number])
            rows.append(
                (item, f"threshold_{number + 1}", float(value), value - reach, value + reach, state, *behind)
            )
    schema = {
        "item": pl.String,
        "parameter": pl.String,
        "estimate": pl.Float64,
        "low": pl.Float64,
        "high": pl.Float64,
    }
    counts = {"n_dialogues": pl.UInt32, "n_clients": pl.UInt32, "n_counselors": pl.UInt32}
    frame = pl.DataFrame(rows, schema={**schema, "settled": pl.String, **counts}, orient="row")
    return frame.with_columns(pl.col("low", "high").fill_nan(None))


@table(
    methods=(GRADED,),
    not_comparable="refit",
    basis=of_dialogues(rated_dialogues),
    drilldown=Leads(complete, n="n_dialogues", named=("item", "trait")),
)
def graded_information(selection: Selection, *, scale: str = "") -> pl.DataFrame:
    """Where on the trait the items and the whole scale tell most: information by the graded response model.

    It follows from the parameters of ``graded_items``, whose answer is taken where it is kept.

    Options:
        scale: items (the 20 items) or the name of another scale; empty: the first there is

    Columns:
        item (scale: all together)
        trait (-4 to 4 standard deviations)
        information (Fisher's, about the trait)
        error (standard error of measurement, 1 / √information, in standard deviations of the trait; only
            for the whole scale)
        reliability (information / (information + 1), 0-1; only for the whole scale)
        n_dialogues

    Source: Samejima (1969).
    """
    with unrecorded():  # the intervals of the parameters are not shown here
        fit = graded_items(selection, scale=scale)
    items = fit["item"].unique(maintain_order=True)
    each = information(POINTS, fit["estimate"].to_numpy().reshape(len(items), -1))  # the slope, then thresholds
    n = int(fit["n_dialogues"][0])
    frames = [_curve(WHOLE, each.sum(axis=0), n, whole=True)]
    frames += [_curve(item, values, n) for item, values in zip(items, each, strict=True)]
    return pl.concat(frames)


def _curve(item: str, values: Array, n: int, *, whole: bool = False) -> pl.DataFrame:
    only = pl.Series(values) if whole else pl.Series([None] * len(values), dtype=pl.Float64)
    return pl.DataFrame({"item": [item] * len(values), "trait": POINTS, "information": values}).with_columns(
        error=1 / only.sqrt(), reliability=only / (only + 1), n_dialogues=pl.lit(n, dtype=pl.UInt32)
    )


@once_per_selection
def _fitted(selection: Selection, scale: str) -> tuple[Scale, Graded]:
    """The scale and its model. Raises NotFitted where ratings are too few or do not vary."""
    scale_data = scale_of(selection, scale)
    if len(scale_data.ratings) < FEWEST:
        raise NotFitted("few_ratings", n=len(scale_data.ratings), needed=FEWEST)
    codes = _coded(scale_data.ratings)
    if codes is None:
        raise NotFitted("alike")
    return scale_data, fit_graded(codes, _bounded(scale_data))


def _bounded(scale_data: Scale) -> Clusters | None:
    """The persons behind rows, where they are enough for an interval."""
    clusters = scale_data.clusters
    return clusters if clusters is not None and min(clusters.groups[:2]) >= MIN_CLUSTERS else None


def _coded(ratings: Array) -> Array | None:
    """Ratings as codes that every item uses; neighbours are put together until it does. None: no two are left."""
    levels = np.unique(ratings)
    codes = np.searchsorted(levels, ratings)
    while True:
        highest = int(codes.max())
        if highest < 1:
            return None
        used = np.stack([np.bincount(column, minlength=highest + 1) for column in codes.T])
        bare = np.flatnonzero((used == 0).any(axis=0))
        if not len(bare):
            return np.asarray(codes)
        first = max(1, int(bare[0]))
        codes = codes - (codes >= first)
