"""Pairs that meet again: what the client brings, what the counselor brings, and what is between the two."""

from functools import partial
from typing import Any

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.kept import kept
from analysis.core.measure import Measure
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics import inference
from analysis.core.statistics.inference import MIN_CLUSTERS, Array, Clusters
from analysis.core.statistics.models.not_fitted import NotFitted
from analysis.psychometrics.crossed_model import Fitted, ModelSettings, fitted
from analysis.psychometrics.methods import CROSSED, RECIPROCITY, RELATIONS
from analysis.psychometrics.predictors import DEFAULT
from analysis.psychometrics.variance import modelled_dialogues

FEWEST = 10
MEANING = {"client": "perceiver", "counselor": "partner", "pair": "relationship", "residual": "session"}


def _repeated(row: Row, selection: Selection, *, measure: Measure, **options: Any) -> RowTarget:
    predictors = options.get("predictors", DEFAULT)
    return RowTarget(
        Filter(), those(selection, fitted(selection, ModelSettings(measure, predictors, pairs=True)).dialogues)
    )


@table(
    methods=(CROSSED, RELATIONS, RECIPROCITY),
    not_comparable="refit",
    basis=of_dialogues(partial(modelled_dialogues, pairs=True)),
    drilldown=Leads(_repeated, n=lambda row: row["n_dialogues"], named=("component",)),
)
@kept(1)
def social_relations(
    selection: Selection, *, measure: Measure = "item_sum", predictors: str = DEFAULT
) -> pl.DataFrame:
    """What lies with the client, with the counselor, and between the two, where pairs meet again.

    Needs 10 pairs or more with two dialogues; with few of them relationship and session cannot be told apart.

    Options:
        measure: as in variance_shares
        predictors: as in variance_shares

    Columns:
        component (perceiver: how leniently the client rates everybody; partner: how the counselor is rated
            by everybody; relationship: what is particular to the pair; session: what differs between
            sessions of one pair; generalized_reciprocity: whether who rates leniently as client is rated
            highly as counselor, a correlation of shrunken effects; dyadic_reciprocity: whether two who
            took both roles rate each other alike, a correlation of pairs' mean residuals)
        variance (points squared; null for correlations)
        share (of the variance beside fixed effects, 0-1; null for correlations)
        r (-1 to 1)
        low, high (95 % interval of r on Fisher's z, each person or pair once; null below 5)
        n_levels (persons, pairs or dialogues behind it)
        n_repeated (pairs with two dialogues or more)
        n_dialogues
        settled (ok; singular; not_converged)

    Source: Kenny, Kashy and Cook (2006).
    """
    model = fitted(selection, ModelSettings(measure, predictors, pairs=True))
    counts = np.bincount(model.model.groups["pair"])
    repeated = int((counts > 1).sum())
    if repeated < FEWEST:
        raise NotFitted("few_pairs", n=repeated, needed=FEWEST)
    rows: list[tuple[Any, ...]] = []
    behind = (repeated, model.dialogues.height, model.state)
    for name, value in model.fit.variances.items():
        n = len(model.levels[name]) if name in model.levels else model.dialogues.height
        rows.append((MEANING[name], value, value / model.fit.total, None, None, None, n, *behind))
    for name, (x, y) in (("generalized_reciprocity", _persons(model)), ("dyadic_reciprocity", _dyads(model))):
        rows.append((name, None, None, *_correlation(x, y), len(x), *behind))
    numbers = dict.fromkeys(("variance", "share", "r", "low", "high"), pl.Float64)
    whole = dict.fromkeys(("n_levels", "n_repeated", "n_dialogues"), pl.UInt32)
    schema = {"component": pl.String, **numbers, **whole, "settled": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _persons(model: Fitted) -> tuple[Array, Array]:
    """The effects as client and as counselor of those who took both roles."""
    _, as_client, as_counselor = np.intersect1d(
        model.levels["client"], model.levels["counselor"], return_indices=True
    )
    return model.fit.effects["client"][0][as_client], model.fit.effects["counselor"][0][as_counselor]


def _dyads(model: Fitted) -> tuple[Array, Array]:
    """Mean residuals of A rating B and of B rating A, each couple once."""
    effects = model.fit.effects
    level = (
        effects["client"][0][model.model.groups["client"]]
        + effects["counselor"][0][model.model.groups["counselor"]]
    )
    left = model.fit.fitted + model.fit.residuals - model.fit.fixed_part - level
    each = model.dialogues.select("client_id", "counselor_id").with_columns(left=pl.Series(left))
    means = each.group_by("client_id", "counselor_id", maintain_order=True).agg(pl.col("left").mean())
    turned = means.rename({"client_id": "counselor_id", "counselor_id": "client_id", "left": "returned"})
    couples = means.join(turned, on=["client_id", "counselor_id"]).filter(
        pl.col("client_id") < pl.col("counselor_id")
    )
    couples = couples.sort("client_id", "counselor_id")
    return couples["left"].to_numpy(), couples["returned"].to_numpy()


def _correlation(x: Array, y: Array) -> tuple[float | None, float | None, float | None]:
    """Pearson's r with its interval, each row a cluster of its own."""
    if len(x) < MIN_CLUSTERS:
        return None, None, None
    each = np.arange(1, len(x) + 1)
    estimate, _ = inference.correlation(inference.pearson(x, y), Clusters.from_ids(each, each))
    known = (None if np.isnan(value) else float(value) for value in (estimate.value, estimate.low, estimate.high))
    return next(known), next(known), next(known)
