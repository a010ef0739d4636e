"""How the 20 items hang together: correlations, the two halves, and what is left without the mean."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any, Literal

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, rated, those
from analysis.core.estimates import BOUNDS, INTERVAL, SAMPLE_SIZES, in_rows, row
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import Sample, of_statistic, of_values
from analysis.core.statistics import inference
from analysis.core.statistics.inference import Array, Clusters, Statistic
from analysis.core.statistics.inference.methods import FISHER, INFLUENCE, IPSATISED, TWO_WAY
from data.core.schema import IMPRESSION_ITEMS, ITEMS, SKILL_ITEMS

Kind = Literal["pooled", "within_client", "between_clients"]
KINDS: tuple[Kind, ...] = ("pooled", "within_client", "between_clients")
HALVES = {"impression": IMPRESSION_ITEMS, "skills": SKILL_ITEMS}
HALF_OF = {item: half for half, items in HALVES.items() for item in items}


def _complete_of(row: Row, selection: Selection) -> RowTarget:
    """The dialogues with all 20 items; within clients, of those who have two or more."""
    dialogues = _complete(selection)[1]
    if row.get("kind") != "within_client":
        return RowTarget(rated(selection, "item_sum"), those(selection, dialogues))
    return RowTarget(
        rated(selection, "item_sum"), those(selection, dialogues.filter(pl.len().over("client_id") > 1))
    )


def _n_of_kind(row: Row) -> int | None:
    """How many dialogues a correlation is over; between clients it counts clients."""
    return None if row["kind"] == "between_clients" else row["n"]


def item_correlation_samples(selection: Selection, *, kind: Kind) -> list[Sample]:
    """For each pair of items, in the questionnaire's order: pseudo-values of their correlation."""
    ratings, dialogues = _complete(selection)
    persons_of, ratings = _persons_of(dialogues, kind), _part(ratings, dialogues, kind)
    return [
        of_statistic(persons_of, inference.pearson(ratings[:, a], ratings[:, b]), (ITEMS[a], ITEMS[b]))
        for a, b in combinations(range(len(ITEMS)), 2)
    ]


def _complete_dialogues(selection: Selection, **options: Any) -> pl.DataFrame:
    """The dialogues with all 20 items."""
    return _complete(selection)[1]


@table(
    methods=(),
    samples=item_correlation_samples,
    drilldown=Leads(_complete_of, _n_of_kind, named=("item_a", "item_b")),
    basis=of_dialogues(_complete_dialogues),
)
def item_correlations(selection: Selection, *, kind: Kind = "pooled") -> pl.DataFrame:
    """How the 20 items correlate (Pearson), items in clustered order, each pair once.

    ``pooled``: over dialogues; ``within_client``: over dialogues, each client's own mean taken off, clients with
    two or more; ``between_clients``: over the clients' means, each client once. The order comes from average
    linkage on 1 - r, leaves ordered so that neighbours resemble each other.

    Options:
        kind: pooled, within clients (client means removed) or between clients

    Columns:
        kind
        item_a, item_b
        r (-1 to 1; null where an item does not vary)
        n (dialogues, or clients for between_clients)

    Only dialogues with all 20 items count.
    """
    ratings, dialogues = _complete(selection)
    ratings = _part(ratings, dialogues, kind)
    r = _correlations(ratings)
    order = _order(r)
    rows = [
        (kind, ITEMS[a], ITEMS[b], None if np.isnan(r[a, b]) else float(r[a, b]), len(ratings))
        for index, a in enumerate(order)
        for b in order[index + 1 :]
    ]
    schema = {"kind": pl.String, "item_a": pl.String, "item_b": pl.String, "r": pl.Float64, "n": pl.UInt32}
    return pl.DataFrame(rows, schema=schema, orient="row")


def half_samples(selection: Selection) -> list[Sample]:
    """Each dialogue's mean rating of the impression items, of the skill items, and their difference."""
    ratings, dialogues = _complete(selection)
    first, second = _halves(ratings)
    values = {"impression": first, "skills": second, "difference": second - first}
    return [of_values(dialogues, part, (name,)) for name, part in values.items()]


@table(
    methods=(TWO_WAY,),
    samples=half_samples,
    drilldown=Leads(_complete_of, named=("part",)),
    basis=of_dialogues(_complete_dialogues),
)
def item_halves(selection: Selection) -> pl.DataFrame:
    """The two halves of the questionnaire: impression, skills, and their difference, with intervals.

    Columns:
        part (impression: mean of items 1-10; skills: mean of items 11-20; difference: skills minus impression in
            the same dialogue)
        mean (0-5, difference -5 to 5)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        sd
        n_dialogues with all 20 items
        n_clients, n_counselors
        largest_share (of one person)
    """
    samples = half_samples(selection)
    means = in_rows(samples, {"part": pl.String}, INTERVAL)
    spread = pl.Series("sd", [pl.Series(s.values).std() for s in samples], dtype=pl.Float64)
    return means.with_columns(spread).select("part", "mean", *BOUNDS, "sd", *SAMPLE_SIZES)


def half_correlation_samples(selection: Selection) -> list[Sample]:
    """For each kind: pseudo-values of the correlation of the two halves."""
    return [
        of_statistic(dialogues, statistic, (kind,)) for kind, statistic, dialogues in _half_statistics(selection)
    ]


@table(
    methods=(TWO_WAY, INFLUENCE, FISHER),
    samples=half_correlation_samples,
    drilldown=Leads(_complete_of, _n_of_kind, named=("kind",)),
    basis=of_dialogues(_complete_dialogues),
)
def half_correlations(selection: Selection) -> pl.DataFrame:
    """How the two halves of the questionnaire correlate: pooled, within client, between clients.

    Columns:
        kind (pooled, within_client, between_clients as in item_correlations)
        r (Pearson)
        low, high (95 % interval on Fisher's z, two-way clustered by client and counselor, between clients with
            each client a cluster; null below 5 clusters)
        n (dialogues, or clients for between_clients)
        n_clients, n_counselors (null between clients)
        largest_share (of one person)
    """
    rows = []
    for kind, statistic, dialogues in _half_statistics(selection):
        estimate, _ = inference.correlation(statistic, Clusters.of(dialogues))
        rows.append((kind, *row(estimate)))
    counts = {"n": pl.UInt32, **{name: dtype for name, dtype in SAMPLE_SIZES.items() if name != "n_dialogues"}}
    schema = {"kind": pl.String, "r": pl.Float64, **BOUNDS, **counts}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    between = pl.col("kind") == "between_clients"
    return frame.with_columns(n_counselors=pl.when(~between).then("n_counselors"))


def item_profile_samples(selection: Selection) -> list[Sample]:
    """For each item: its ratings minus the dialogue's own mean over the 20 items."""
    ratings, dialogues = _complete(selection)
    left = ratings - ratings.mean(axis=1, keepdims=True)
    return [of_values(dialogues, left[:, i], (item, HALF_OF[item])) for i, item in enumerate(ITEMS)]


@table(
    methods=(TWO_WAY, IPSATISED),
    samples=item_profile_samples,
    drilldown=Leads(_complete_of, named=("item",)),
    basis=of_dialogues(_complete_dialogues),
)
def item_profile(selection: Selection) -> pl.DataFrame:
    """What is rated higher or lower than the rest of the same dialogue (ipsatised), highest first.

    Columns:
        item
        half
        mean (rating minus the dialogue's mean over the 20 items, -5 to 5; the 20 add up to 0)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        n_dialogues with all 20 items
        n_clients, n_counselors
        largest_share (of one person)
    """
    means = in_rows(item_profile_samples(selection), {"item": pl.String, "half": pl.String}, INTERVAL)
    return means.sort("mean", descending=True, maintain_order=True)


def _complete(selection: Selection) -> tuple[Array, pl.DataFrame]:
    """(n, 20) ratings of the dialogues with all items, and these dialogues."""
    need(selection, "feedback")
    complete = selection.items.select(pl.all_horizontal(pl.col(ITEMS).is_not_null())).to_series()
    ratings = selection.items.filter(complete).select(ITEMS).to_numpy().astype(float)
    return ratings, selection.dialogues.filter(complete)


def _halves(ratings: Array) -> tuple[Array, Array]:
    split = len(IMPRESSION_ITEMS)
    return ratings[:, :split].mean(axis=1), ratings[:, split:].mean(axis=1)


def _part(ratings: Array, dialogues: pl.DataFrame, kind: Kind) -> Array:
    """The ratings, or what is left within clients, or the clients' means."""
    if kind == "pooled" or dialogues["client_id"].has_nulls():
        return ratings if kind == "pooled" else ratings[:0]
    _, codes, counts = np.unique(dialogues["client_id"].to_numpy(), return_inverse=True, return_counts=True)
    sums = np.zeros((len(counts), ratings.shape[1]))
    np.add.at(sums, codes, ratings)
    means = sums / counts[:, None]
    return means if kind == "between_clients" else (ratings - means[codes])[counts[codes] > 1]


def _half_statistics(selection: Selection) -> Iterator[tuple[Kind, Statistic, pl.DataFrame]]:
    """For each kind the correlation of the halves, and the dialogues (or one a client) behind its rows."""
    ratings, dialogues = _complete(selection)
    for kind in KINDS:
        statistic = inference.pearson(*_halves(_part(ratings, dialogues, kind)))
        yield kind, statistic, _persons_of(dialogues, kind)


def _persons_of(dialogues: pl.DataFrame, kind: Kind) -> pl.DataFrame:
    """The dialogues behind the rows of ``_part``, or one a client, who is then the only cluster."""
    if kind == "pooled":
        return dialogues
    if dialogues["client_id"].has_nulls():
        return dialogues.clear()
    if kind == "within_client":
        return dialogues.filter(pl.len().over("client_id") > 1)
    each = dialogues.unique("client_id", maintain_order=True).sort("client_id")
    return each.with_columns(counselor_id=pl.col("client_id"))


def _correlations(ratings: Array) -> Array:
    """(20, 20) Pearson correlations; nan where an item does not vary."""
    if len(ratings) < 2:
        return np.full((len(ITEMS), len(ITEMS)), np.nan)
    left = ratings - ratings.mean(axis=0)
    length = np.sqrt((left * left).sum(axis=0))
    length[length < 1e-9] = np.nan
    unit = left / length
    return np.asarray(np.clip(unit.T @ unit, -1, 1))


def _order(r: Array) -> list[int]:
    """The items so that those that correlate stand together; the questionnaire's order if any r is missing."""
    if np.isnan(r).any():
        return list(range(len(r)))
    from scipy.cluster.hierarchy import leaves_list, linkage, optimal_leaf_ordering
    from scipy.spatial.distance import squareform

    distance = 1 - (r + r.T) / 2
    np.fill_diagonal(distance, 0)
    distances = squareform(np.maximum(distance, 0), checks=False)
    tree = optimal_leaf_ordering(linkage(distances, "average"), distances)
    return [int(item) for item in leaves_list(tree)]
