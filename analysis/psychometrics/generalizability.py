"""What one session tells of a person, how many tell enough, and how many dialogues a comparison needs."""

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads
from analysis.core.measure import Measure
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.models.generalizability import (
    design_effect,
    needed,
    reliability_of_mean,
    sessions_for,
    typical_size,
)
from analysis.psychometrics.crossed_model import ModelSettings, fitted
from analysis.psychometrics.methods import CROSSED, DESIGN, GENERALIZED
from analysis.psychometrics.predictors import DEFAULT
from analysis.psychometrics.variance import modelled, modelled_dialogues

SESSIONS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 75, 100)
WANTED = (0.5, 0.7, 0.8, 0.9)
DIFFERENCES = (1, 2, 3, 5, 10)
PERSONS = ("client", "counselor")


@table(
    methods=(CROSSED, GENERALIZED),
    not_comparable="refit",
    basis=of_dialogues(modelled_dialogues),
    drilldown=Leads(modelled, named=("role", "sessions")),
)
def session_reliability(
    selection: Selection, *, measure: Measure = "item_sum", predictors: str = DEFAULT
) -> pl.DataFrame:
    """How far a mean over so many sessions tells one counselor, or one client, from another.

    Each session is with another partner, as the shares of the crossed model say.

    Options:
        measure: as in variance_shares
        predictors: as in variance_shares

    Columns:
        role (counselor: sessions with so many different clients; client: rating so many different
            counselors)
        sessions
        reliability (0-1)
        share (the person's share of the variance, which is what one session tells)
        n_dialogues (the model's)

    Source: Brennan (2001).
    """
    model = fitted(selection, ModelSettings(measure, predictors))
    rows = []
    for role in reversed(PERSONS):
        share = model.fit.shares[role]
        reliable = reliability_of_mean(share, np.array(SESSIONS, dtype=float))
        rows += [
            (role, n, float(value), share, model.dialogues.height)
            for n, value in zip(SESSIONS, reliable, strict=True)
        ]
    schema = {"role": pl.String, "sessions": pl.UInt32, "reliability": pl.Float64, "share": pl.Float64}
    return pl.DataFrame(rows, schema={**schema, "n_dialogues": pl.UInt32}, orient="row")


@table(
    methods=(CROSSED, GENERALIZED),
    not_comparable="refit",
    basis=of_dialogues(modelled_dialogues),
    drilldown=Leads(modelled, named=("role", "reliability")),
)
def sessions_needed(
    selection: Selection, *, measure: Measure = "item_sum", predictors: str = DEFAULT
) -> pl.DataFrame:
    """How many sessions it takes until a person's mean is reliable.

    Options:
        measure: as in variance_shares
        predictors: as in variance_shares

    Columns:
        role (counselor, client)
        reliability (0-1, wanted)
        sessions (the fewest, each with another partner; null where no number reaches it)
        n_dialogues (the model's)

    Source: Brennan (2001).
    """
    model = fitted(selection, ModelSettings(measure, predictors))
    rows = [
        (role, wanted, sessions_for(model.fit.shares[role], wanted), model.dialogues.height)
        for role in reversed(PERSONS)
        for wanted in WANTED
    ]
    schema = {"role": pl.String, "reliability": pl.Float64, "sessions": pl.UInt32, "n_dialogues": pl.UInt32}
    return pl.DataFrame(rows, schema=schema, orient="row")


@table(
    methods=(CROSSED, DESIGN),
    not_comparable="refit",
    basis=of_dialogues(modelled_dialogues),
    drilldown=Leads(modelled, named=("design", "points")),
)
def comparison_sizes(
    selection: Selection, *, measure: Measure = "item_sum", predictors: str = DEFAULT
) -> pl.DataFrame:
    """How many dialogues each of two cohorts needs to find a difference of means, given who rates and counsels.

    Two cohorts of other persons, a two-sided test at 5 %, found in 80 of 100 cases.

    Options:
        measure: as in variance_shares
        predictors: as in variance_shares

    Columns:
        design (independent: each dialogue with a new client and a new counselor; new_clients: each with a
            new client, counselors as often as here; as_here: clients and counselors return as often as
            here)
        points (the difference to be found)
        dialogues (in each cohort)
        design_effect (times as many as if rows were independent)
        per_client, per_counselor (dialogues of the person behind a dialogue drawn at random)
        n_dialogues (the model's)

    Source: Kish (1965).
    """
    model = fitted(selection, ModelSettings(measure, predictors))
    sizes = {name: np.bincount(model.model.groups[name]).astype(float) for name in PERSONS}
    typical = {name: typical_size(counts) for name, counts in sizes.items()}
    designs = {
        "independent": (1.0, 1.0),
        "new_clients": (1.0, typical["counselor"]),
        "as_here": (typical["client"], typical["counselor"]),
    }
    shares, sd = model.fit.shares, float(np.sqrt(model.fit.total))
    rows = []
    for name, (per_client, per_counselor) in designs.items():
        effect = design_effect(shares["client"], shares["counselor"], per_client, per_counselor)
        for points in DIFFERENCES:
            n = needed(points, sd, effect)
            rows.append((name, points, n, effect, per_client, per_counselor, model.dialogues.height))
    schema = {
        "design": pl.String,
        "points": pl.UInt32,
        "dialogues": pl.UInt32,
        "design_effect": pl.Float64,
        "per_client": pl.Float64,
        "per_counselor": pl.Float64,
        "n_dialogues": pl.UInt32,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")
