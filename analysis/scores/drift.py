"""How ratings change over the years: all together, and within the same person."""

from collections.abc import Iterator
from typing import Literal

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, rated, those
from analysis.core.estimates import BOUNDS, INTERVAL, SAMPLE_SIZES, in_rows, row
from analysis.core.measure import Measure, measured
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import Sample, of_statistic, of_values
from analysis.core.statistics import inference
from analysis.core.statistics.inference import Clusters, Statistic
from analysis.core.statistics.inference.methods import INFLUENCE, TWO_WAY

Model = Literal["pooled", "within_client", "within_counselor"]
MODELS: dict[Model, str | None] = {
    "pooled": None,
    "within_client": "client_id",
    "within_counselor": "counselor_id",
}
DAYS = 365.25


def score_slope_samples(selection: Selection, *, measure: Measure) -> list[Sample]:
    """For each model: pseudo-values of the slope."""
    column = measured(selection, measure)
    return [
        of_statistic(dialogues, slope, (model,), effect="per_sd", spread=dialogues[column].cast(pl.Float64).std())  # type: ignore[arg-type]
        for model, slope, dialogues in _slopes(selection, measure)
    ]


def _of_model(row: Row, selection: Selection) -> RowTarget:
    parts = {model: dialogues for model, _, dialogues in _slopes(selection, row["measure"])}
    return RowTarget(rated(selection, row["measure"]), those(selection, parts[row["model"]]))


def _dated(selection: Selection, *, measure: Measure) -> pl.DataFrame:
    """The dialogues with a time and a rating."""
    need(selection, "times")
    return selection.dialogues.drop_nulls([measured(selection, measure), "started_at"])


@table(
    methods=(TWO_WAY, INFLUENCE),
    samples=score_slope_samples,
    drilldown=Leads(_of_model, named=("model",)),
    basis=of_dialogues(_dated),
)
def score_slopes(selection: Selection, *, measure: Measure = "item_sum") -> pl.DataFrame:
    """How many points a year ratings rise or fall: all together, within client, within counselor.

    Options:
        measure: score (the published one) or item_sum (the plain sum of the 20 items)

    Columns:
        model (pooled: least squares over dialogues; within_client, within_counselor: the person's own means taken
            off, persons with two dialogues or more, that is person fixed effects)
        slope (points a year)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        p (two-sided)
        n_dialogues
        n_clients, n_counselors
        largest_share (of one person)
        measure (item_sum, or score where there is none)
    """
    rows = []
    for model, slope, dialogues in _slopes(selection, measure):
        estimate, p = inference.plain(slope, Clusters.of(dialogues))
        rows.append((model, *row(estimate), None if np.isnan(p) else p))
    schema = {"model": pl.String, "slope": pl.Float64, **BOUNDS, **SAMPLE_SIZES, "p": pl.Float64}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    named = pl.lit(measured(selection, measure)).alias("measure")
    return frame.select("model", "slope", *BOUNDS, "p", *SAMPLE_SIZES, named)


def score_change_samples(selection: Selection, *, measure: Measure) -> list[Sample]:
    """For each number of years since a client's first: each dialogue's rating minus the first year's mean."""
    parts = (
        _changed(selection, measure=measure)
        .sort("since", maintain_order=True)
        .group_by("since", maintain_order=True)
    )
    return [of_values(part, part["change"].to_numpy(), (f"+{since}",)) for (since,), part in parts]


def _changed(selection: Selection, *, measure: Measure) -> pl.DataFrame:
    """The dialogues after a client's first year: since, change."""
    need(selection, "times")
    need(selection, "persons")
    column = measured(selection, measure)
    year = pl.col("started_at").dt.year()
    return (
        selection.dialogues.filter(pl.col(column).is_not_null() & pl.col("started_at").is_not_null())
        .filter(pl.col("client_id").is_not_null())
        .with_columns(since=year - year.min().over("client_id"))
        .with_columns(change=pl.col(column) - pl.col(column).filter(pl.col("since") == 0).mean().over("client_id"))
        .filter(pl.col("since") > 0)
    )


def _of_later_year(row: Row, selection: Selection) -> RowTarget:
    later = _changed(selection, measure=row["measure"]).filter(pl.col("since") == int(row["years_since"]))
    return RowTarget(mask=those(selection, later))


@table(
    methods=(TWO_WAY,),
    samples=score_change_samples,
    drilldown=Leads(_of_later_year, named=("years_since",)),
    basis=of_dialogues(_changed),
)
def score_change(selection: Selection, *, measure: Measure = "item_sum") -> pl.DataFrame:
    """How the same client rates later years beside the first: mean change with interval.

    Each dialogue after a client's first year counts with its rating minus that client's mean in the first year.

    Options:
        measure: score (the published one) or item_sum (the plain sum of the 20 items)

    Columns:
        years_since (+1, +2, … calendar years after the client's first in this selection)
        mean (change in points, -100 to 100)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        n_dialogues in that later year
        n_clients, n_counselors
        largest_share (of one person)
        measure (item_sum, or score where there is none)

    Who stays for years is not who leaves: exploratory.
    """
    means = in_rows(score_change_samples(selection, measure=measure), {"years_since": pl.String}, INTERVAL)
    return means.with_columns(measure=pl.lit(measured(selection, measure)))


def _slopes(selection: Selection, measure: Measure) -> Iterator[tuple[Model, Statistic, pl.DataFrame]]:
    column, rated = measured(selection, measure), _dated(selection, measure=measure)
    for model, person in MODELS.items():
        if person is not None and rated[person].has_nulls():
            continue
        part = rated if person is None else rated.filter(pl.len().over(person) > 1)
        x = part["started_at"].cast(pl.Int64).to_numpy() / (DAYS * 86_400_000)
        y = part[column].cast(pl.Float64).to_numpy()
        if person is not None:
            codes = np.unique(part[person].to_numpy(), return_inverse=True)[1]
            x, y = (inference.within(side, codes) for side in (x, y))
        yield model, inference.slope(x, y), part
