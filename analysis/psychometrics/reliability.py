"""How reliably a scale is rated: coefficients with intervals, and what each item adds."""

from typing import Any

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.estimates import BOUNDS
from analysis.core.kept import kept
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, of_statistic
from analysis.core.statistics import inference
from analysis.core.statistics.inference import MIN_CLUSTERS, Clusters, Statistic, resampling
from analysis.core.statistics.inference.methods import FISHER, INFLUENCE, TWO_WAY, record
from analysis.core.statistics.models.rating_kinds import Array, Kind, correlations, rows_of
from analysis.core.statistics.models.reliability import (
    alpha,
    coefficients,
    omegas,
    rest_correlations,
    without_each,
)
from analysis.psychometrics.methods import ALPHA, CLIENTS_DRAWN, LEVELS, OMEGA, REST
from analysis.psychometrics.scale import Scale, rated_dialogues, scale_of

COEFFICIENTS = ("alpha", "omega_total", "omega_hierarchical")
DRAWS = 200
ALPHA_DRAWS = 1_000
SEED = 1


def complete(row: Row, selection: Selection, *, scale: str, **options: Any) -> RowTarget:
    """The dialogues with a complete rating of the scale; within clients, of those with two or more."""
    scale_data = scale_of(selection, scale)
    dialogues = scale_data.dialogues
    if row.get("kind") == "within_client":
        dialogues = dialogues.filter(pl.len().over("client_id") > 1)
    return RowTarget(Filter(), those(selection, dialogues))


def reliability_samples(selection: Selection, *, scale: str, draws: int, seed: int) -> list[Sample]:
    """Pseudo-values of pooled alpha, whose influence is known in closed form."""
    scale_data = scale_of(selection, scale)
    return [of_statistic(scale_data.dialogues, _alpha(scale_data.ratings), ("alpha", "pooled"), effect=None)]


@table(
    methods=(ALPHA, OMEGA, LEVELS, CLIENTS_DRAWN),
    samples=reliability_samples,
    basis=of_dialogues(rated_dialogues),
    drilldown=Leads(complete, named=("coefficient", "kind")),
)
@kept(2)
def scale_reliability(
    selection: Selection, *, scale: str = "", draws: int = DRAWS, seed: int = SEED
) -> pl.DataFrame:
    """How reliable the sum of a scale is: alpha and omega, pooled, within clients and between clients.

    Clients rate several dialogues, and some are lenient throughout: part of what holds the items together
    is that habit. Within clients it is taken off; between clients only the clients' levels count.

    Options:
        scale: items (the 20 items) or the name of another scale; empty: the first there is
        draws: of omega; alpha has 1,000
        seed: of chance

    Columns:
        coefficient (alpha: Cronbach's; omega_total; omega_hierarchical: the general factor's share of the
            sum's variance, from a Schmid-Leiman solution of three oblimin factors; null below six items)
        kind (pooled; within_client: deviations from the client's own means, clients with two dialogues or
            more; between_clients: clients' levels as variance components)
        estimate (0-1)
        low, high (95 % percentile interval, clients resampled with all their dialogues; null below 5
            clients)
        n_items
        n_dialogues with a complete rating
        n_clients (null where unknown)
        n_incomplete (ratings left out, an item missing)
        draws

    Source: Cronbach (1951); McDonald (1999); Zinbarg et al. (2005); Geldhof, Preacher and Zyphur (2014).
    """
    scale_data = scale_of(selection, scale)
    rows = []
    for kind in scale_data.kinds:
        n, clients = scale_data.behind(kind)
        values, intervals = _coefficients(scale_data, kind, draws, seed)
        times = (ALPHA_DRAWS, draws, draws)
        for name, value, (low, high), drawn in zip(COEFFICIENTS, values, intervals, times, strict=True):
            bounded = (clients or 0) >= MIN_CLUSTERS and not np.isnan(low)
            rows.append(
                (
                    name,
                    kind,
                    _known(value),
                    *((_known(low), _known(high)) if bounded else (None, None)),
                    len(scale_data.items),
                    n,
                    clients,
                    scale_data.incomplete,
                    drawn if bounded else None,
                )
            )
    schema = {
        "coefficient": pl.String,
        "kind": pl.String,
        "estimate": pl.Float64,
        **BOUNDS,
        "n_items": pl.UInt32,
        "n_dialogues": pl.UInt32,
        "n_clients": pl.UInt32,
        "n_incomplete": pl.UInt32,
        "draws": pl.UInt32,
    }
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    order = {name: place for place, name in enumerate(COEFFICIENTS)}
    return frame.sort(pl.col("coefficient").replace_strict(order, return_dtype=pl.Int32), maintain_order=True)


def _coefficients(scale_data: Scale, kind: Kind, draws: int, seed: int) -> tuple[Array, Array]:
    """(3,) the coefficients, and (3, 2) their intervals; nan where there are none."""
    covariance = scale_data.covariance(kind)
    values = coefficients(covariance[None])[0]
    intervals = np.full((3, 2), np.nan)
    sums = scale_data.moments.sums
    if len(sums) < MIN_CLUSTERS or np.isnan(values[0]):
        return values, intervals
    record(CLIENTS_DRAWN)
    drawn = resampling.bootstrap(sums, lambda t: alpha(scale_data.moments.covariances(t, kind)), seed=seed)
    intervals[0] = np.nanquantile(drawn, (0.025, 0.975))
    if not np.isnan(values[1]):
        _, _, near = omegas(correlations(covariance))
        drawn = resampling.bootstrap(
            sums, lambda t: coefficients(scale_data.moments.covariances(t, kind), near), seed=seed, times=draws
        )
        usable = np.isfinite(drawn).all(axis=0)
        intervals[usable] = np.where(
            np.arange(3)[usable, None] == 0,
            intervals[usable],
            np.quantile(drawn[:, usable], (0.025, 0.975), axis=0).T,
        )
    return values, intervals


def _alpha(ratings: Array) -> Statistic:
    """Pooled alpha, and what each row adds to it."""
    n, k = ratings.shape
    if n < 2:
        return Statistic(float("nan"), np.full(n, np.nan))
    left = ratings - ratings.mean(axis=0)
    own, whole = (left**2).sum(axis=1), left.sum(axis=1) ** 2
    mean_own, mean_whole = float(own.mean()), float(whole.mean())
    if mean_whole <= 0:
        return Statistic(float("nan"), np.full(n, np.nan))
    scale = k / (k - 1)
    influence = scale * (-(own - mean_own) / mean_whole + mean_own * (whole - mean_whole) / mean_whole**2)
    return Statistic(scale * (1 - mean_own / mean_whole), influence)


def item_statistic_samples(selection: Selection, *, scale: str) -> list[Sample]:
    """For each item: pseudo-values of its correlation with the sum of the others, over dialogues."""
    scale_data = scale_of(selection, scale)
    return [
        of_statistic(scale_data.dialogues, _rest(scale_data.ratings, place), (item, "pooled"))
        for place, item in enumerate(scale_data.items)
    ]


@table(
    methods=(REST, LEVELS, TWO_WAY, INFLUENCE, FISHER),
    samples=item_statistic_samples,
    basis=of_dialogues(rated_dialogues),
    drilldown=Leads(complete, named=("item", "kind")),
)
def item_statistics(selection: Selection, *, scale: str = "") -> pl.DataFrame:
    """How each item goes with the rest of its scale: item-total correlations, pooled, within and between clients.

    Options:
        scale: items (the 20 items) or the name of another scale; empty: the first there is

    Columns:
        item
        kind (pooled; within_client: each client's own means taken off; between_clients: clients' levels as
            variance components, without interval)
        mean, sd (of the ratings, pooled)
        skewness (of the ratings)
        r_rest (correlation with the sum of the other items, -1 to 1)
        low, high (95 % interval on Fisher's z, two-way clustered by client and counselor; null below 5
            clusters and between clients)
        alpha_without (alpha of the scale without the item)
        n_dialogues
        n_clients (null where unknown)

    Source: Nunnally and Bernstein (1994).
    """
    scale_data = scale_of(selection, scale)
    rows = []
    for kind in scale_data.kinds:
        covariance, (n, clients) = scale_data.covariance(kind), scale_data.behind(kind)
        rest, without = rest_correlations(covariance), without_each(covariance)
        inner = (
            scale_data.ratings
            if scale_data.raters is None
            else rows_of(scale_data.ratings, scale_data.raters, kind)
        )
        dialogues = scale_data.dialogues
        if kind == "within_client":
            dialogues = dialogues.filter(pl.len().over("client_id") > 1)
        clusters = Clusters.of(dialogues)
        for place, item in enumerate(scale_data.items):
            bounds: tuple[float | None, float | None] = (None, None)
            if kind != "between_clients":
                estimate, _ = inference.correlation(_rest(inner, place), clusters)
                bounds = _known(estimate.low), _known(estimate.high)
            column = scale_data.ratings[:, place]
            rows.append(
                (
                    item,
                    kind,
                    *_described(column),
                    _known(rest[place]),
                    *bounds,
                    _known(without[place]),
                    n,
                    clients,
                )
            )
    numbers = ("mean", "sd", "skewness", "r_rest", "low", "high", "alpha_without")
    schema = {
        "item": pl.String,
        "kind": pl.String,
        **dict.fromkeys(numbers, pl.Float64),
        "n_dialogues": pl.UInt32,
        "n_clients": pl.UInt32,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _rest(rows: Array, place: int) -> Statistic:
    """The correlation of one item with the sum of the others."""
    if not len(rows):
        return Statistic(float("nan"), np.zeros(0))
    own = rows[:, place]
    return inference.pearson(own, rows.sum(axis=1) - own)


def _described(values: Array) -> tuple[float | None, ...]:
    """Mean, standard deviation and skewness."""
    series = pl.Series(values, dtype=pl.Float64)
    return tuple(_known(value) for value in (series.mean(), series.std(), series.skew()))  # type: ignore[arg-type]


def _known(value: float | None) -> float | None:
    return None if value is None or not np.isfinite(value) else float(value)
