"""Change over time: the same raters' drift, counselors' experience, and who is still there to be seen."""

from typing import Any

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.estimates import INTERVAL, in_rows
from analysis.core.experience import experience
from analysis.core.kept import kept
from analysis.core.measure import Measure, measured
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import Sample, of_values
from analysis.core.statistics.inference import LEVEL
from analysis.core.statistics.inference.clusters import p_value, quantile
from analysis.core.statistics.inference.methods import TWO_WAY, WALD, record
from analysis.core.statistics.models.crossed import Model
from analysis.core.statistics.models.not_fitted import check_crossed, check_fitted
from analysis.psychometrics.methods import CROSSED, MUNDLAK
from analysis.psychometrics.predictors import EXPERIENCE, with_experience

BANDS = ((0, 0), (1, 4), (5, 9), (10, 19), (20, 39), (40, 10**6))
FIRST = 5
DAYS = 365.25 * 86_400_000


def _rated(selection: Selection, measure: Measure) -> tuple[pl.DataFrame, str]:
    """Dated dialogues with a score and both persons, with ``experience``, and the score's column."""
    need(selection, "times")
    need(selection, "persons")
    column = measured(selection, measure)
    there = (pl.col(name).is_not_null() for name in (column, "started_at", "client_id", "counselor_id"))
    return with_experience(selection).filter(*there), column


def _every(selection: Selection, *, measure: Measure = "item_sum", **options: Any) -> pl.DataFrame:
    return _rated(selection, measure)[0]


def _later(selection: Selection, *, measure: Measure = "item_sum", **options: Any) -> pl.DataFrame:
    return _own(*_rated(selection, measure))


def _code(low: int, high: int) -> str:
    return f"{low}" if low == high else f"{low}-{high}" if high < 10**6 else f"{low}+"


def _band(code: str) -> tuple[int, int]:
    return next(band for band in BANDS if _code(*band) == code)


def _in_band(row: Row, selection: Selection, *, measure: Measure, **options: Any) -> RowTarget:
    return _of_band(row, selection, _rated(selection, measure)[0])


def _in_band_later(row: Row, selection: Selection, *, measure: Measure, **options: Any) -> RowTarget:
    return _of_band(row, selection, _own(*_rated(selection, measure)))


def _of_band(row: Row, selection: Selection, dialogues: pl.DataFrame) -> RowTarget:
    there = dialogues.filter(pl.col(EXPERIENCE).is_between(*_band(row["experience"])))
    return RowTarget(Filter(), those(selection, there))


def _own(dialogues: pl.DataFrame, column: str) -> pl.DataFrame:
    """With ``own``: the score minus the counselor's mean over the first five dialogues; from the sixth on."""
    early = pl.col(column).filter(pl.col(EXPERIENCE) < FIRST).mean().over("counselor_id")
    return dialogues.with_columns(own=pl.col(column) - early).filter(
        (pl.col(EXPERIENCE) >= FIRST) & pl.col("own").is_not_null()
    )


def _by_band(dialogues: pl.DataFrame, column: str) -> list[Sample]:
    """One sample for each band of experience that has a dialogue."""
    parts = ((band, dialogues.filter(pl.col(EXPERIENCE).is_between(*band))) for band in BANDS)
    return [
        of_values(part, part[column].cast(pl.Float64).to_numpy(), (_code(*band),))
        for band, part in parts
        if part.height
    ]


def experience_samples(selection: Selection, *, measure: Measure) -> list[Sample]:
    """For each band of experience: the scores."""
    return _by_band(*_rated(selection, measure))


def experience_change_samples(selection: Selection, *, measure: Measure) -> list[Sample]:
    """For each band of experience: the scores minus the counselor's own early mean."""
    return _by_band(_own(*_rated(selection, measure)), "own")


@table(
    methods=(TWO_WAY,),
    samples=experience_samples,
    basis=of_dialogues(_every),
    drilldown=Leads(_in_band, named=("experience",)),
)
def experience_scores(selection: Selection, *, measure: Measure = "item_sum") -> pl.DataFrame:
    """How counselors with so much experience are rated, and how those who got that far were rated at the start.

    Who has many dialogues is not who left early: a rise over all counselors may only say who stayed.

    Options:
        measure: item_sum, score

    Columns:
        experience (dialogues in that role before this one, in the corpus)
        mean (points)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        n_dialogues
        n_clients, n_counselors (those who are still there)
        largest_share (of one person)
        starters (mean score, over their first five dialogues, of the counselors who reached this band,
            0-100)
    """
    dialogues, column = _rated(selection, measure)
    frame = in_rows(_by_band(dialogues, column), {"experience": pl.String}, INTERVAL)
    first = pl.col(EXPERIENCE) < FIRST
    early = dialogues.filter(first).group_by("counselor_id", maintain_order=True).agg(early=pl.col(column).mean())
    reached = []
    for code in frame["experience"]:
        who = dialogues.filter(pl.col(EXPERIENCE).is_between(*_band(code)))["counselor_id"].unique().implode()
        reached.append(early.filter(pl.col("counselor_id").is_in(who))["early"].mean())
    return frame.with_columns(starters=pl.Series(reached, dtype=pl.Float64))


@table(
    methods=(TWO_WAY,),
    samples=experience_change_samples,
    basis=of_dialogues(_later),
    drilldown=Leads(_in_band_later, named=("experience",)),
)
def experience_change(selection: Selection, *, measure: Measure = "item_sum") -> pl.DataFrame:
    """How the same counselors are rated with growing experience, beside their own first five dialogues.

    Options:
        measure: item_sum, score

    Columns:
        experience (dialogues in that role before this one, in the corpus; from the sixth on)
        mean (difference from the counselor's own mean over those of the first five dialogues that are
            selected, in points)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        n_dialogues
        n_clients, n_counselors
        largest_share (of one person)
    """
    samples = experience_change_samples(selection, measure=measure)
    return in_rows(samples, {"experience": pl.String}, INTERVAL)


def _of_term(row: Row, selection: Selection, *, measure: Measure, **options: Any) -> RowTarget:
    return RowTarget(Filter(), those(selection, _rated(selection, measure)[0]))


@table(
    methods=(CROSSED, MUNDLAK, WALD),
    not_comparable="refit",
    basis=of_dialogues(_every),
    drilldown=Leads(_of_term, named=("term",)),
)
@kept(1)
def experience_effects(selection: Selection, *, measure: Measure = "item_sum") -> pl.DataFrame:
    """Whether counselors are rated higher with experience, or whether those who gained it were so from the start.

    A crossed model with experience parted into the counselor's mean and the deviation from it, for the counselor
    and for the client, and the calendar year.

    Options:
        measure: item_sum, score

    Columns:
        term (counselor_within: the same counselor, tenfold experience; counselor_between: counselors whose
            mean experience is tenfold; client_within, client_between: the same of the client's dialogues
            before, in the corpus; years: one year later)
        estimate (points)
        low, high (95 % interval, Student's t with as many degrees of freedom as the fewer of clients and
            counselors, less one)
        p (two-sided)
        n_dialogues
        n_clients, n_counselors
        settled (ok; singular; not_converged)

    Source: Mundlak (1978); Curran and Bauer (2011).
    """
    dialogues, column = _rated(selection, measure)
    before = selection.corpus.dialogues.select("dialogue_id", before=experience("client").cast(pl.Float64))
    dialogues = dialogues.join(before, on="dialogue_id", how="left", maintain_order="left")
    fixed = {}
    for role, count in (("counselor", EXPERIENCE), ("client", "before")):
        level = (pl.col(count) + 1).log10()
        mean = level.mean().over(f"{role}_id")
        fixed[f"{role}_within"] = dialogues.select(level - mean).to_series().to_numpy()
        fixed[f"{role}_between"] = dialogues.select(mean).to_series().to_numpy()
    fixed["years"] = dialogues["started_at"].cast(pl.Int64).to_numpy() / DAYS
    outcome = dialogues[column].cast(pl.Float64).to_numpy()
    groups = {
        role: np.unique(dialogues[f"{role}_id"].to_numpy(), return_inverse=True)[1]
        for role in ("client", "counselor")
    }
    levels = {role: int(codes.max()) + 1 if len(codes) else 0 for role, codes in groups.items()}
    check_crossed(outcome, levels, len(fixed))
    centered = {name: values - values.mean() for name, values in fixed.items() if np.ptp(values) > 0}
    fit = check_fitted(Model(outcome, centered, groups).result())
    state = "not_converged" if not fit.converged else "singular" if fit.singular else "ok"
    degrees = min(levels.values()) - 1
    record(WALD)
    reach = quantile(LEVEL, degrees)
    rows = []
    for name, value, error in zip(fit.names, fit.estimates, np.sqrt(np.diagonal(fit.covariance)), strict=True):
        if name != "intercept":
            p = p_value(float(value), float(error), degrees)
            rows.append(
                (
                    name,
                    value,
                    value - reach * error,
                    value + reach * error,
                    p,
                    len(outcome),
                    *levels.values(),
                    state,
                )
            )
    numbers = dict.fromkeys(("estimate", "low", "high", "p"), pl.Float64)
    counts = dict.fromkeys(("n_dialogues", "n_clients", "n_counselors"), pl.UInt32)
    return pl.DataFrame(rows, schema={"term": pl.String, **numbers, **counts, "settled": pl.String}, orient="row")
