"""How interaction goes with a dialogue's score: pooled, within clients, and adjusted by the crossed model."""

from collections.abc import Iterator
from typing import Any, Literal

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.dialogues.measures import TIMED, dialogue_measures, names, values_of
from analysis.core.drilldown import Leads, Row, RowTarget, of_dialogue, one, those
from analysis.core.errors import Absent
from analysis.core.estimates import BOUNDS, SAMPLE_SIZES, row
from analysis.core.kept import kept
from analysis.core.measure import Measure, measured
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, of_statistic
from analysis.core.scoring.adjusted_effect import adjusted_effect
from analysis.core.statistics import inference
from analysis.core.statistics.inference import Clusters, Statistic
from analysis.core.statistics.inference.methods import (
    ADJUSTED,
    BENJAMINI,
    FISHER,
    INFLUENCE,
    TWO_WAY,
    WALD,
)
from analysis.core.statistics.models.not_fitted import NotFitted
from analysis.interaction.overview import parted
from data.core.progress import Progress, silent

View = Literal["pooled", "within_client"]
VIEWS: tuple[View, ...] = ("pooled", "within_client")
KEYS = {"measure_name": pl.String, "role": pl.String, "kind": pl.String}


def _rated(selection: Selection, measure: Measure) -> tuple[pl.DataFrame, str]:
    column = measured(selection, measure)
    frame = pl.concat([selection.dialogues, dialogue_measures(selection).drop("dialogue_id")], how="horizontal")
    return frame.filter(pl.col(column).is_not_null()), column


def _scored(selection: Selection, *, measure: Measure = "item_sum", **options: Any) -> pl.DataFrame:
    return _rated(selection, measure)[0]


def _names(selection: Selection) -> tuple[str, ...]:
    timed = selection.corpus.has("times")
    return tuple(name for name in names() if timed or name.split(" ")[0] not in TIMED)


def _correlated(selection: Selection, measure: Measure) -> Iterator[tuple[str, View, Statistic, pl.DataFrame]]:
    frame, column = _rated(selection, measure)
    known = not (frame["client_id"].has_nulls() or frame["counselor_id"].has_nulls())
    for name in _names(selection):
        there = frame.filter(pl.col(name).is_not_null()) if frame[name].has_nulls() else frame
        if there.is_empty() and not frame.is_empty():
            continue
        for view in VIEWS if known else VIEWS[:1]:
            part = there if view == "pooled" else there.filter(pl.len().over("client_id") > 1)
            x, y = values_of(part, name), part[column].cast(pl.Float64).to_numpy()
            if view == "within_client" and len(x):
                codes = np.unique(part["client_id"].to_numpy(), return_inverse=True)[1]
                x, y = (inference.within(side, codes) for side in (x, y))
            yield name, view, inference.pearson(x, y), part


def interaction_score_samples(selection: Selection, *, measure: Measure) -> list[Sample]:
    """For each measure, pooled and within client: pseudo-values of its correlation with the score."""
    return [
        of_statistic(part, statistic, (*parted(name), view))
        for name, view, statistic, part in _correlated(selection, measure)
    ]


def _behind(row: Row, selection: Selection, *, measure: Measure, **options: Any) -> RowTarget:
    wanted = row["measure_name"] if row["role"] == "both" else f"{row['measure_name']} {row['role']}"
    for name, view, _, part in _correlated(selection, measure):
        if name == wanted and view == row["kind"]:
            return RowTarget(Filter(), those(selection, part))
    return RowTarget(None, np.zeros(len(selection.mask), dtype=bool))


@table(
    methods=(TWO_WAY, INFLUENCE, FISHER, BENJAMINI),
    samples=interaction_score_samples,
    basis=of_dialogues(_scored),
    drilldown=Leads(_behind, named=("measure_name", "role", "kind")),
)
def interaction_scores(selection: Selection, *, measure: Measure = "item_sum") -> pl.DataFrame:
    """How each measure of interaction goes with the score, over all dialogues and within the same client.

    Options:
        measure: item_sum, score

    Columns:
        measure_name, role (as in interaction_means; seconds and lengths as logarithms)
        kind (pooled; within_client: the client's own means taken off both, clients with two dialogues or
            more)
        r (Pearson, -1 to 1; null where a side does not vary)
        low, high (95 % interval on Fisher's z, two-way clustered by client and counselor; null below 5
            clusters)
        p (two-sided)
        p_adjusted (Benjamini-Hochberg over this table)
        n_tests
        n_dialogues
        n_clients, n_counselors
        largest_share (of one person)

    Exploratory: what goes together need not cause.
    """
    rows = []
    for name, view, statistic, part in _correlated(selection, measure):
        estimate, p = inference.correlation(statistic, Clusters.of(part))
        rows.append((*parted(name), view, *row(estimate), None if np.isnan(p) else p))
    schema = {**KEYS, "r": pl.Float64, **BOUNDS, **SAMPLE_SIZES, "p": pl.Float64}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    frame = frame.with_columns(pl.col("r", "low", "high", "p").round_sig_figs(10))
    adjusted = inference.benjamini_hochberg(frame["p"].fill_null(np.nan).to_numpy())
    frame = frame.with_columns(
        p_adjusted=pl.Series(adjusted, dtype=pl.Float64).fill_nan(None), n_tests=pl.col("p").count()
    )
    return frame.select(*KEYS, "r", *BOUNDS, "p", "p_adjusted", "n_tests", *SAMPLE_SIZES)


def _adjusted_for(row: Row, selection: Selection, *, measure: Measure, **options: Any) -> RowTarget:
    name = row["measure_name"] if row["role"] == "both" else f"{row['measure_name']} {row['role']}"
    return RowTarget(Filter(), those(selection, _rated(selection, measure)[0].filter(pl.col(name).is_not_null())))


@table(
    methods=(ADJUSTED, WALD, BENJAMINI),
    not_comparable="refit",
    basis=of_dialogues(_scored),
    drilldown=Leads(_adjusted_for, named=("measure_name", "role")),
)
@kept(1)
def interaction_adjusted(
    selection: Selection, *, measure: Measure = "item_sum", progress: Progress = silent
) -> pl.DataFrame:
    """How each measure goes with the score once who rates, who counsels, topic and year are held apart.

    For each measure a crossed model of its own: the measure, topic and year fixed, client and counselor random.

    Options:
        measure: item_sum, score

    Columns:
        measure_name, role (as in interaction_means; seconds and lengths as logarithms)
        estimate (points for one standard deviation more)
        low, high (95 % interval, Student's t with as many degrees of freedom as the fewer of clients and
            counselors, less one)
        p (two-sided)
        p_adjusted (Benjamini-Hochberg over this table)
        n_tests
        n_dialogues
        n_clients, n_counselors
        settled (ok; singular; not_converged; not_fitted: the persons' intercepts alone reproduce every value)

    Source: Bates et al. (2015).
    """
    frame, column = _rated(selection, measure)
    frame = frame.filter(pl.col("client_id").is_not_null() & pl.col("counselor_id").is_not_null())
    rows: list[tuple[Any, ...]] = []
    wanted = _names(selection)
    for number, name in enumerate(wanted):
        progress("crossed", number, len(wanted))
        part = frame.filter(pl.col(name).is_not_null())
        x = values_of(part, name)
        if len(x) and np.ptp(x) > 0:
            rows.append((*parted(name), *adjusted_effect(part, column, (x - x.mean()) / x.std(ddof=1))))
    if not rows and not frame.is_empty():
        raise NotFitted("no_spread")
    numbers = dict.fromkeys(("estimate", "low", "high", "p"), pl.Float64)
    counts = dict.fromkeys(("n_dialogues", "n_clients", "n_counselors"), pl.UInt32)
    schema = {"measure_name": pl.String, "role": pl.String, **numbers, **counts, "settled": pl.String}
    fitted = pl.DataFrame(rows, schema=schema, orient="row").with_columns(pl.col("p").fill_nan(None))
    rounded = fitted.with_columns(pl.col(*numbers).round_sig_figs(6))  # as far as the optimizer settles them
    adjusted = inference.benjamini_hochberg(rounded["p"].fill_null(np.nan).to_numpy())
    rounded = rounded.with_columns(
        p_adjusted=pl.Series(adjusted, dtype=pl.Float64).fill_nan(None), n_tests=pl.col("p").count()
    )
    return rounded.select("measure_name", "role", *numbers, "p_adjusted", "n_tests", *counts, "settled")


@table(methods=(), not_comparable="each_dialogue", drilldown=Leads(of_dialogue, n=one, named=("dialogue_id",)))
def interaction_points(
    selection: Selection, *, of: str = "char_share counselor", measure: Measure = "item_sum"
) -> pl.DataFrame:
    """Each dialogue's measure of interaction beside its score: a point a dialogue, which leads to it.

    Options:
        of: a measure and its role, as "reply_s counselor"; of the dialogue without a role, as silences
        measure: item_sum, score

    Columns:
        dialogue_id
        measure_name
        role
        amount (of the measure)
        score (points)
    """
    if of not in names():
        raise Absent("interaction_measure", selection.corpus.id)
    frame, column = _rated(selection, measure)
    name, role = parted(of)
    return frame.filter(pl.col(of).is_not_null()).select(
        "dialogue_id",
        pl.lit(name).alias("measure_name"),
        pl.lit(role).alias("role"),
        pl.col(of).cast(pl.Float64).alias("amount"),
        pl.col(column).cast(pl.Float64).alias("score"),
    )
