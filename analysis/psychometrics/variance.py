"""Whose variance a score is: the client's who rates, the counselor's, and what is left."""

from typing import Any

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.kept import kept
from analysis.core.measure import Measure, measured
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.statistics.inference import LEVEL, MIN_CLUSTERS, resampling
from analysis.core.statistics.inference.clusters import p_value, quantile
from analysis.core.statistics.inference.methods import WALD, record
from analysis.core.statistics.models.generalizability import icc_of_totals
from analysis.psychometrics.crossed_model import ModelSettings, fitted
from analysis.psychometrics.methods import CROSSED, GROUPS_DRAWN, ONE_WAY, PARAMETRIC, R_SQUARED
from analysis.psychometrics.predictors import DEFAULT
from data.core.progress import Progress, silent

DRAWS = 200
SEED = 1
MODEL: dict[str, Any] = {"n_dialogues": pl.UInt32, "formula": pl.String, "settled": pl.String}
ICC_OF = {"client": "client_id", "counselor": "counselor_id", "topic": "topic_main"}


def modelled(row: Row, selection: Selection, *, measure: Measure, predictors: str, **options: Any) -> RowTarget:
    """The dialogues that a model was fitted to."""
    pairs = bool(options.get("pairs", False))
    dialogues = modelled_dialogues(selection, measure=measure, predictors=predictors, pairs=pairs)
    return RowTarget(Filter(), those(selection, dialogues))


def modelled_dialogues(
    selection: Selection,
    *,
    measure: Measure = "item_sum",
    predictors: str = DEFAULT,
    pairs: bool = False,
    **options: Any,
) -> pl.DataFrame:
    """The dialogues that a model is fitted to."""
    return fitted(selection, ModelSettings(measure, predictors, pairs)).dialogues


@table(
    methods=(CROSSED, R_SQUARED),
    not_comparable="refit",
    basis=of_dialogues(modelled_dialogues),
    drilldown=Leads(modelled, named=("component",)),
)
def variance_shares(
    selection: Selection, *, measure: Measure = "item_sum", predictors: str = DEFAULT, pairs: bool = False
) -> pl.DataFrame:
    """Whose variance a score is: the shares of client, counselor and the rest, by the crossed model.

    Options:
        measure: item_sum, score
        predictors: fixed effects, separated by commas: topic, year, experience, a feature of the dialogue, a
            measure of interaction as reply_s_counselor, or a label as labels:SCHEME:LABEL (its share of the
            dialogue's utterances; labels:SCHEME where labels are numbers: their mean)
        pairs: whether the pair of client and counselor has an effect of its own, beside what each brings

    Columns:
        component (client, counselor, pair, residual; fixed: what the predictors explain)
        variance (points squared)
        sd (points)
        share (of the variance beside the fixed effects, 0-1; null for fixed)
        share_of_all (fixed effects included, 0-1)
        n_levels (persons or pairs; null for residual and fixed)
        r2_marginal, r2_conditional (Nakagawa and Schielzeth's, of the whole model)
        n_dialogues
        formula (as lme4 writes it)
        settled (ok; singular: a variance is estimated as 0; not_converged)

    Source: Bates et al. (2015); Nakagawa and Schielzeth (2013).
    """
    model = fitted(selection, ModelSettings(measure, predictors, pairs))
    fit = model.fit
    fixed, (marginal, conditional) = float(np.var(fit.fixed_part)), fit.r_squared
    whole = fixed + fit.total
    behind = (model.dialogues.height, model.formula, model.state)
    rows = [
        (
            name,
            value,
            float(np.sqrt(value)),
            None if name == "fixed" else value / fit.total,
            value / whole,
            len(model.levels[name]) if name in model.levels else None,
            marginal,
            conditional,
            *behind,
        )
        for name, value in (*fit.variances.items(), ("fixed", fixed))
    ]
    numbers = dict.fromkeys(("variance", "sd", "share", "share_of_all"), pl.Float64)
    squared = dict.fromkeys(("r2_marginal", "r2_conditional"), pl.Float64)
    schema = {"component": pl.String, **numbers, "n_levels": pl.UInt32, **squared, **MODEL}
    return pl.DataFrame(rows, schema=schema, orient="row")


@table(
    methods=(CROSSED, PARAMETRIC),
    not_comparable="refit",
    basis=of_dialogues(modelled_dialogues),
    drilldown=Leads(modelled, named=("component",)),
)
@kept(1, quick=0)
def variance_share_intervals(
    selection: Selection,
    *,
    measure: Measure = "item_sum",
    predictors: str = DEFAULT,
    pairs: bool = False,
    draws: int = DRAWS,
    seed: int = SEED,
    progress: Progress = silent,
) -> pl.DataFrame:
    """How sure the shares of variance are: intervals by parametric bootstrap of the crossed model.

    Scores are simulated from the fitted model and the model is fitted to each of them anew. A minute or
    two for a corpus of several thousand dialogues.

    Options:
        measure: as in variance_shares
        predictors: as in variance_shares
        pairs: as in variance_shares
        draws: how many
        seed: of chance

    Columns:
        component (client, counselor, pair, residual)
        share (of the variance beside the fixed effects, 0-1)
        low, high (95 % percentile interval)
        draws (fits that converged)
        n_levels (persons or pairs; null for residual)
        n_dialogues
        formula
        settled (ok; singular; not_converged)

    Source: Efron and Tibshirani (1993).
    """
    model = fitted(selection, ModelSettings(measure, predictors, pairs))
    simulated: list[dict[str, float]] = []
    progress("bootstrap", 0, draws)
    for number, fit in enumerate(model.model.simulated(draws, seed)):
        simulated.append(fit.shares)
        progress("bootstrap", number + 1, draws)
    record(PARAMETRIC)
    tail = (1 - LEVEL) / 2
    rows = []
    for name, share in model.fit.shares.items():
        values = np.array([one[name] for one in simulated])
        low, high = np.quantile(values, (tail, 1 - tail)) if len(values) >= 20 else (None, None)
        levels = len(model.levels[name]) if name in model.levels else None
        rows.append(
            (name, share, low, high, len(values), levels, model.dialogues.height, model.formula, model.state)
        )
    numbers = {"share": pl.Float64, "low": pl.Float64, "high": pl.Float64}
    counts = {"draws": pl.UInt32, "n_levels": pl.UInt32}
    return pl.DataFrame(rows, schema={"component": pl.String, **numbers, **counts, **MODEL}, orient="row")


@table(
    methods=(CROSSED, WALD),
    not_comparable="refit",
    basis=of_dialogues(modelled_dialogues),
    drilldown=Leads(modelled, named=("term",)),
)
def crossed_effects(
    selection: Selection, *, measure: Measure = "item_sum", predictors: str = DEFAULT, pairs: bool = False
) -> pl.DataFrame:
    """What goes with a score once who rates and who counsels are held apart: the crossed model's fixed effects.

    Options:
        measure: as in variance_shares
        predictors: as in variance_shares
        pairs: as in variance_shares

    Columns:
        term (intercept; a topic or year beside the reference; a feature, in standard deviations)
        reference (the level that a topic or year is compared with)
        estimate (points)
        low, high (95 % interval, Student's t with as many degrees of freedom as the fewer of clients and
            counselors, less one)
        p (two-sided)
        n_dialogues
        formula
        settled (ok; singular; not_converged)

    Source: Bates et al. (2015).
    """
    model = fitted(selection, ModelSettings(measure, predictors, pairs))
    fit = model.fit
    degrees = min(len(model.levels[name]) for name in ("client", "counselor")) - 1
    errors = np.sqrt(np.maximum(np.diagonal(fit.covariance), 0))
    record(WALD)
    reach = quantile(LEVEL, degrees)
    rows = []
    for name, value, error in zip(fit.names, fit.estimates, errors, strict=True):
        p = p_value(float(value), float(error), degrees)
        bounds = (float(value - reach * error), float(value + reach * error))
        reference = model.references.get(name.partition("=")[0]) if "=" in name else None
        known = None if np.isnan(p) else p
        rows.append(
            (name, reference, float(value), *bounds, known, model.dialogues.height, model.formula, model.state)
        )
    numbers = dict.fromkeys(("estimate", "low", "high", "p"), pl.Float64)
    schema = {"term": pl.String, "reference": pl.String, **numbers, **MODEL}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _scored(selection: Selection, *, measure: Measure = "item_sum", **options: Any) -> pl.DataFrame:
    return selection.dialogues.drop_nulls(measured(selection, measure))


def _of_group(row: Row, selection: Selection, *, measure: Measure, **options: Any) -> RowTarget:
    column = measured(selection, measure)
    there = pl.col(column).is_not_null() & pl.col(ICC_OF[row["component"]]).is_not_null()
    return RowTarget(Filter(), those(selection, selection.dialogues.filter(there)))


@table(
    methods=(ONE_WAY, GROUPS_DRAWN),
    not_comparable="refit",
    basis=of_dialogues(_scored),
    drilldown=Leads(_of_group, named=("component",)),
)
def group_iccs(selection: Selection, *, measure: Measure = "item_sum", seed: int = SEED) -> pl.DataFrame:
    """How alike the scores of one client, one counselor or one topic are, each taken by itself: ICC(1).

    Options:
        measure: item_sum, score
        seed: of chance

    Columns:
        component (client, counselor, topic)
        icc (share of the variance between groups, one-way, can be below 0)
        low, high (95 % percentile interval, groups resampled; null below 5 groups, and for topics, which
            are no sample)
        n_levels (groups)
        n_dialogues

    Source: Shrout and Fleiss (1979).
    """
    need(selection, "score")
    column = measured(selection, measure)
    rows = []
    for name, by in ICC_OF.items():
        rated = selection.dialogues.filter(pl.col(column).is_not_null() & pl.col(by).is_not_null())
        if rated.is_empty():
            continue
        y = pl.col(column).cast(pl.Float64)
        each = rated.group_by(by).agg(n=pl.len().cast(pl.Float64), sums=y.sum(), squares=(y**2).sum()).sort(by)
        n, sums, squares = (each[part].to_numpy() for part in ("n", "sums", "squares"))
        totals = np.stack([np.ones_like(n), n, n**2, sums, squares, sums**2 / n], axis=1)
        value = float(icc_of_totals(totals.sum(axis=0)))
        low = high = None
        if name != "topic" and len(n) >= MIN_CLUSTERS and np.isfinite(value):
            record(GROUPS_DRAWN)
            drawn = resampling.bootstrap(totals, icc_of_totals, seed=seed)
            low, high = (float(v) for v in np.nanquantile(drawn, (0.025, 0.975)))
        rows.append((name, value if np.isfinite(value) else None, low, high, len(n), rated.height))
    schema = {"component": pl.String, "icc": pl.Float64, "low": pl.Float64, "high": pl.Float64}
    return pl.DataFrame(rows, schema={**schema, "n_levels": pl.UInt32, "n_dialogues": pl.UInt32}, orient="row")
