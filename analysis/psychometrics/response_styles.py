"""How clients use the rating scale: ceiling, floor, ratings all alike, and how far that is a habit of persons."""

from typing import Any

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.estimates import BOUNDS, SAMPLE_SIZES, row
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, of_values
from analysis.core.statistics.inference import Array
from analysis.core.statistics.inference.methods import LOGIT, TWO_WAY
from analysis.core.statistics.models.generalizability import icc_of_totals
from analysis.psychometrics.methods import ONE_WAY
from analysis.psychometrics.scale import ITEMS_SCALE, Scale, rated_dialogues, scale_of
from data.core.schema import ITEM_HIGH, ITEM_LOW

MEASURES = ("all_alike", "all_highest", "ceiling", "floor", "spread", "level")
SHARES = ("all_alike", "all_highest")


def response_style_samples(selection: Selection, *, scale: str) -> list[Sample]:
    """For each measure its value in each dialogue."""
    scale_data = scale_of(selection, scale)
    return [
        of_values(scale_data.dialogues, values, (name,), is_share=name in SHARES)
        for name, values in _styles(scale_data, _ends(selection, scale_data)).items()
    ]


def _ends(selection: Selection, scale_data: Scale) -> tuple[float, float]:
    """The lowest and the highest rating that the scale has; without that, of the whole corpus."""
    if scale_data.name == ITEMS_SCALE:
        return ITEM_LOW, ITEM_HIGH
    every = selection.corpus.ratings.filter((pl.col("scale") == scale_data.name) & pl.col("item").is_not_null())
    low, high = every.select(
        pl.coalesce(pl.col("low").min(), pl.col("value").min()),
        pl.coalesce(pl.col("high").max(), pl.col("value").max()),
    ).row(0)
    return float(low), float(high)


def _rated(row: Row, selection: Selection, *, scale: str, **options: Any) -> RowTarget:
    return RowTarget(Filter(), those(selection, scale_of(selection, scale).dialogues))


@table(
    methods=(TWO_WAY, LOGIT, ONE_WAY),
    samples=response_style_samples,
    basis=of_dialogues(rated_dialogues),
    drilldown=Leads(_rated, named=("style",)),
)
def response_styles(selection: Selection, *, scale: str = "") -> pl.DataFrame:
    """How clients use the scale, over dialogues, within clients and between clients side by side.

    Options:
        scale: items (the 20 items) or the name of another scale; empty: the first there is

    Columns:
        style (all_alike: share of dialogues with all items rated alike; all_highest: with all items at the
            scale's highest rating; ceiling, floor: share of a dialogue's items at the scale's highest, lowest;
            spread: standard deviation of a dialogue's items; level: mean of its items)
        mean (shares 0-1, spread and level in points)
        low, high (95 % interval, two-way clustered by client and counselor, shares of dialogues on the
            logit scale; null below 5 clusters)
        client_mean (clients' means, each client once)
        client_sd (standard deviation of clients' means, clients with five dialogues or more)
        within_sd (of dialogues around their client's mean)
        icc (share of the variance between clients, one-way; null where it cannot be had)
        n_dialogues
        n_clients, n_counselors
        largest_share (of one person)
    """
    scale_data = scale_of(selection, scale)
    rows = []
    for sample in response_style_samples(selection, scale=scale):
        estimate = row(sample.estimate())
        rows.append((sample.key[0], *estimate[:3], *_by_client(sample.values, scale_data.raters), *estimate[3:]))
    between = dict.fromkeys(("client_mean", "client_sd", "within_sd", "icc"), pl.Float64)
    schema = {"style": pl.String, "mean": pl.Float64, **BOUNDS, **between, **SAMPLE_SIZES}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _styles(scale_data: Scale, ends: tuple[float, float]) -> dict[str, Array]:
    x = scale_data.ratings
    if not len(x):
        return {name: np.zeros(0) for name in MEASURES}
    low, high = ends
    return {
        "all_alike": (x.max(axis=1) == x.min(axis=1)).astype(float),
        "all_highest": (x.min(axis=1) == high).astype(float),
        "ceiling": (x == high).mean(axis=1),
        "floor": (x == low).mean(axis=1),
        "spread": x.std(axis=1, ddof=1),
        "level": x.mean(axis=1),
    }


def _by_client(values: Array, raters: Array | None) -> tuple[float | None, ...]:
    """Mean of clients' means, their spread, the spread within, and the one-way ICC."""
    if raters is None or not len(values):
        return (None,) * 4
    _, codes = np.unique(raters, return_inverse=True)
    n = np.bincount(codes).astype(float)
    sums, squares = np.bincount(codes, values), np.bincount(codes, values**2)
    means = sums / n
    often = means[n >= 5]
    within = float((squares - sums**2 / n).sum() / max(1.0, n.sum() - len(n)))
    totals = np.array([len(n), n.sum(), (n**2).sum(), sums.sum(), squares.sum(), (sums**2 / n).sum()])
    client_means = (
        float(means.mean()),
        float(often.std(ddof=1)) if len(often) > 1 else None,
        float(np.sqrt(max(0.0, within))) if n.max() > 1 else None,
        float(icc_of_totals(totals)),
    )
    return tuple(None if value is None or not np.isfinite(value) else value for value in client_means)
