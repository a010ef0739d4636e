"""What can be counted of a dialogue against how its client rated it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.dialogues.features import FEATURES
from analysis.core.drilldown import Leads, Row, RowTarget, rated, those
from analysis.core.estimates import BOUNDS, SAMPLE_SIZES, row
from analysis.core.measure import Measure, measured, with_measure
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, of_statistic
from analysis.core.statistics import inference
from analysis.core.statistics.inference import Clusters, Statistic
from analysis.core.statistics.inference.methods import BENJAMINI, FISHER, INFLUENCE, SPEARMAN, TWO_WAY

Within = Literal["pooled", "within_client"]
KINDS: tuple[Within, ...] = ("pooled", "within_client")


@dataclass(frozen=True, eq=False)
class _Found:
    """One correlation, and the dialogues behind its rows."""

    feature: str
    kind: Within
    statistic: Statistic
    dialogues: pl.DataFrame


def feature_correlation_samples(selection: Selection, *, measure: Measure) -> list[Sample]:
    """For each feature and kind: pseudo-values of its correlation with the score."""
    return [of_statistic(f.dialogues, f.statistic, (f.feature, f.kind)) for f in _features(selection, measure)]


def _of_feature(row: Row, selection: Selection, *, measure: Measure) -> RowTarget:
    by_feature = {(f.feature, f.kind): f.dialogues for f in _features(selection, measure)}
    says = rated(selection, measured(selection, measure))
    return RowTarget(says, those(selection, by_feature[row["feature"], row["kind"]]))


@table(
    methods=(SPEARMAN, TWO_WAY, INFLUENCE, FISHER, BENJAMINI),
    samples=feature_correlation_samples,
    drilldown=Leads(_of_feature, named=("feature", "kind")),
    basis=of_dialogues(with_measure),
)
def feature_correlations(selection: Selection, *, measure: Measure = "score") -> pl.DataFrame:
    """How lengths, turns and times go together with the score: Spearman's rho, pooled and within client.

    ``pooled`` as Qi et al. (2025) computed it: over dialogues. ``within_client``: over the dialogues of clients
    with two or more, the client's own mean taken off both sides, then ranked.

    Options:
        measure: score (the published one) or item_sum (the plain sum of the 20 items)

    Columns:
        feature (chars_*: characters of a role in the whole dialogue; counselor_share: the counselor's share of
            them; utterances_*; n_turns; chars_per_utterance_*; duration_min; response_s_*: mean gap in seconds
            before a role answers the other; longest_gap_s)
        kind
        rho (-1 to 1; null where one side does not vary)
        low, high (95 % interval on Fisher's z from rho's influence function, two-way clustered by client and
            counselor; null below 5 clusters)
        p (two-sided)
        p_adjusted (Benjamini-Hochberg)
        n_tests (the family: all rows with a p)
        n_dialogues
        n_clients, n_counselors
        largest_share (of one person)

    Exploratory.
    """
    rows = []
    for feature in _features(selection, measure):
        estimate, p = inference.correlation(feature.statistic, Clusters.of(feature.dialogues))
        rows.append((feature.feature, feature.kind, *row(estimate), None if np.isnan(p) else p))
    values = {"rho": pl.Float64, **BOUNDS, **SAMPLE_SIZES, "p": pl.Float64}
    frame = pl.DataFrame(rows, schema={"feature": pl.String, "kind": pl.String, **values}, orient="row")
    adjusted = inference.benjamini_hochberg(frame["p"].fill_null(np.nan).to_numpy())
    frame = frame.with_columns(
        p_adjusted=pl.Series(adjusted, dtype=pl.Float64).fill_nan(None), n_tests=pl.col("p").count()
    )
    return frame.select("feature", "kind", "rho", *BOUNDS, "p", "p_adjusted", "n_tests", *SAMPLE_SIZES)


def _features(selection: Selection, measure: Measure) -> Iterator[_Found]:
    column = measured(selection, measure)
    persons = not (selection.dialogues["client_id"].has_nulls() or selection.dialogues["counselor_id"].has_nulls())
    rated = selection.dialogues.filter(pl.col(column).is_not_null()).select(
        "client_id", "counselor_id", pl.col(column).cast(pl.Float64).alias("y"), "dialogue_id", **FEATURES
    )
    for feature in FEATURES:
        pooled = rated.filter(pl.col(feature).is_not_null()) if rated[feature].has_nulls() else rated
        if selection.dialogues.height and pooled.is_empty():
            continue
        for kind in KINDS if persons else KINDS[:1]:
            part = pooled if kind == "pooled" else pooled.filter(pl.len().over("client_id") > 1)
            yield _Found(feature, kind, _rho(part, feature, kind), part)


def _rho(part: pl.DataFrame, feature: str, kind: Within) -> Statistic:
    x, y = part[feature].cast(pl.Float64).to_numpy(), part["y"].to_numpy()
    if kind == "within_client":
        codes = np.unique(part["client_id"].to_numpy(), return_inverse=True)[1]
        # rounded: equal values of one client must stay equal after the mean is taken off
        x, y = (np.round(inference.within(side, codes), 9) for side in (x, y))
    return inference.spearman(x, y)
