"""Persons beside each other once topics, years and the other person are held apart: shrunken effects."""

from typing import Any, Literal

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.measure import Measure
from analysis.core.query.filter import Filter
from analysis.core.query.person import FEWEST
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference.methods import record
from analysis.core.statistics.models.rating_kinds import Array
from analysis.psychometrics.crossed_model import Fitted, ModelSettings, fitted
from analysis.psychometrics.methods import CONDITIONAL, CROSSED, SHRUNKEN
from analysis.psychometrics.predictors import DEFAULT
from analysis.psychometrics.variance import modelled_dialogues

Side = Literal["counselor", "client"]
HALF = 1.96
NO_VARIANCE = 1e-8  # of the residual variance: a model at the border of what it can tell


@table(
    methods=(CROSSED, CONDITIONAL),
    not_comparable="refit",
    basis=of_dialogues(modelled_dialogues),
    drilldown="it names no persons: a single one's effect stands on that person's page",
)
def person_effects(
    selection: Selection, *, role: Side = "counselor", measure: Measure = "item_sum", predictors: str = DEFAULT
) -> pl.DataFrame:
    """How far persons lie apart once everything else is held apart: shrunken effects, in order, without names.

    Effects are pulled towards 0 the more, the fewer dialogues stand behind them.

    Options:
        role: counselor, client
        measure: as in variance_shares
        predictors: as in variance_shares

    Columns:
        role
        rank (1 is the lowest)
        effect (points above or below what is expected)
        low, high (95 % interval from the conditional standard deviation, given the model's variances; null
            where the model finds no variance between these persons)
        n_dialogues
        n_levels (persons in all)

    Source: Bates et al. (2015); Goldstein and Spiegelhalter (1996).
    """
    model = fitted(selection, ModelSettings(measure, predictors))
    effects, errors = _effects(model, role)
    counts = _counts(model, role)
    order = np.argsort(effects, kind="stable")
    columns = {
        "role": [role] * len(order),
        "rank": np.arange(1, len(order) + 1),
        "effect": effects[order],
        "low": (effects - HALF * errors)[order],
        "high": (effects + HALF * errors)[order],
        "n_dialogues": counts[order],
        "n_levels": np.full(len(order), len(order)),
    }
    whole = dict.fromkeys(("rank", "n_dialogues", "n_levels"), pl.UInt32)
    made = pl.DataFrame(columns).cast(whole)  # type: ignore[arg-type]
    return made.with_columns(pl.col("low", "high").fill_nan(None))


def _of_person(row: Row, selection: Selection, **options: Any) -> RowTarget:
    from analysis.core.query.person import person_of

    known = person_of(selection, options.get("person", ""))
    if known is None:
        return RowTarget(None, np.zeros(len(selection.mask), dtype=bool))
    model = fitted(selection, ModelSettings())
    own = model.dialogues.filter(pl.col(f"{known[0]}_id") == known[1])
    return RowTarget(Filter(), those(selection, own))


@table(
    methods=(CROSSED, CONDITIONAL, SHRUNKEN),
    not_comparable="one",
    drilldown=Leads(_of_person, n="n_dialogues", named=("role",)),
)
def person_effect(selection: Selection, *, person: str = "") -> pl.DataFrame:
    """Where one person stands once topics, years and the other person are held apart; only from 5 dialogues on.

    Options:
        person: as counselor:12; empty: the counselor of the first selected dialogue

    Columns:
        role
        effect (points of the item sum above or below what is expected, shrunken towards 0 the more the
            fewer dialogues)
        low, high (95 % interval, given the model's variances; null where these are 0)
        reliability (how far this many dialogues tell this person from others, 0-1)
        n_dialogues
        n_levels (persons compared)

    Source: Bates et al. (2015); Brennan (2001).
    """
    from analysis.core.query.person import person_of

    schema = {"role": pl.String, **dict.fromkeys(("effect", "low", "high", "reliability"), pl.Float64)}
    schema |= {"n_dialogues": pl.UInt32, "n_levels": pl.UInt32}
    known = person_of(selection, person)
    if known is None:
        return pl.DataFrame(schema=schema)
    role, number = known
    model = fitted(selection, ModelSettings())
    place = np.flatnonzero(model.levels[role] == number)
    if not len(place):
        return pl.DataFrame(schema=schema)
    n = int(_counts(model, role)[place[0]])
    effect, error = (float(part[place[0]]) for part in _effects(model, role))
    reliable = 0.0 if np.isnan(error) else 1 - error**2 / model.fit.variances[role]
    shown = (effect, effect - HALF * error, effect + HALF * error, reliable) if n >= FEWEST else (None,) * 4
    made = pl.DataFrame([(role, *shown, n, len(model.levels[role]))], schema=schema, orient="row")
    return made.with_columns(pl.col("low", "high").fill_nan(None))


def _effects(model: Fitted, role: Side) -> tuple[Array, Array]:
    """Effects with their standard errors; 0 without an error where the model finds no variance."""
    effects, errors = model.fit.effects[role]
    if model.fit.variances[role] <= NO_VARIANCE * model.fit.variances["residual"]:
        return np.zeros_like(effects), np.full_like(errors, np.nan)
    record(CONDITIONAL)
    return effects, errors


def _counts(model: Fitted, role: Side) -> Any:
    """(levels,) dialogues of each person."""
    return np.bincount(model.model.groups[role], minlength=len(model.levels[role]))
