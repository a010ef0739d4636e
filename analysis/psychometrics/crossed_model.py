"""The crossed model of a selection: which score, which predictors, who rates and who counsels."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import polars as pl

from analysis.core.per_selection import once_per_selection
from analysis.core.registry import need
from analysis.inference import MIN_CLUSTERS, Array
from analysis.models.crossed import Crossed, Model
from analysis.psychometrics.problems import NotFitted
from analysis.query.selection import Selection
from analysis.scores.features import FEATURES
from analysis.scores.measure import Measure, measured
from data.problems import UserError

DEFAULT = "topic,year"
FACTORS: dict[str, tuple[str, pl.Expr]] = {
    "topic": ("topics", pl.col("topic_main")),
    "year": ("times", pl.col("started_at").dt.year().cast(pl.String)),
}
EXPERIENCE = "experience"
COVARIATES: dict[str, pl.Expr] = {**FEATURES, EXPERIENCE: pl.col(EXPERIENCE)}
PREDICTORS = (*FACTORS, *COVARIATES)
PERSONS = ("client", "counselor")


class Asked(NamedTuple):
    """What a model is asked for: the score, its predictors, and whether pairs have an effect of their own."""

    measure: Measure = "item_sum"
    predictors: str = DEFAULT
    pairs: bool = False


@dataclass(frozen=True, eq=False)
class Fitted:
    """A fitted crossed model and what it was fitted to.

    Attributes:
        measure: The score that was taken.
        formula: As lme4 writes it.
        dialogues: The dialogues it was fitted to.
        model: Can be simulated from.
        fit: The result.
        references: For each factor the level that the others are compared with.
        levels: For each random effect the ids of its levels.
    """

    measure: Measure
    formula: str
    dialogues: pl.DataFrame
    model: Model
    fit: Crossed
    references: Mapping[str, str]
    levels: Mapping[str, Array]

    @property
    def state(self) -> str:
        """``ok``, ``singular`` or ``not_converged``."""
        if not self.fit.converged:
            return "not_converged"
        return "singular" if self.fit.singular else "ok"


def chosen(selection: Selection, predictors: str) -> tuple[str, ...]:
    """The predictors that this corpus has, in the order of ``PREDICTORS``. Raises UserError for an unknown one."""
    names = {name.strip() for name in predictors.split(",") if name.strip()}
    if unknown := names - {*PREDICTORS}:
        raise UserError(f"no predictor '{sorted(unknown)[0]}'; there are: {', '.join(PREDICTORS)}")
    return tuple(
        name
        for name in PREDICTORS
        if name in names and (name not in FACTORS or selection.corpus.has(FACTORS[name][0]))
    )


def formula(measure: str, predictors: tuple[str, ...], *, pairs: bool = False) -> str:
    """The model as lme4 writes it."""
    own = [
        *(predictors or ("1",)),
        "(1 | client)",
        "(1 | counselor)",
        *(["(1 | client:counselor)"] if pairs else []),
    ]
    return f"{measure} ~ {' + '.join(own)}"


def fitted(selection: Selection, asked: Asked) -> Fitted:
    """The model of a selection. Raises Absent without scores or persons, NotFitted where it cannot be had."""
    return _fitted(selection, asked)


@once_per_selection
def _fitted(selection: Selection, asked: Asked) -> Fitted:
    need(selection, "persons")
    measure = measured(selection, asked.measure)
    names = chosen(selection, asked.predictors)
    dialogues = with_experience(selection).filter(
        pl.col(measure).is_not_null() & pl.col("client_id").is_not_null() & pl.col("counselor_id").is_not_null()
    )
    for name in names:
        expression = FACTORS[name][1] if name in FACTORS else COVARIATES[name]
        dialogues = dialogues.filter(expression.is_not_null())
    outcome = dialogues[measure].cast(pl.Float64).to_numpy()
    ids = {name: dialogues[f"{name}_id"].to_numpy() for name in PERSONS}
    if asked.pairs:
        ids["pair"] = ids["client"].astype(np.uint64) << np.uint64(32) | ids["counselor"].astype(np.uint64)
    coded = {name: np.unique(values, return_inverse=True) for name, values in ids.items()}
    fixed, references = _columns(dialogues, names)
    check(outcome, {name: len(levels) for name, (levels, _) in coded.items()}, len(fixed))
    model = Model(outcome, fixed, {name: codes for name, (_, codes) in coded.items()})
    levels = {name: values for name, (values, _) in coded.items()}
    written = formula(measure, names, pairs=asked.pairs)
    return Fitted(measure, written, dialogues, model, model.result(), references, levels)


def with_experience(selection: Selection) -> pl.DataFrame:
    """The dialogues with ``experience``: how many the counselor had before each; null without times."""
    every = selection.corpus.dialogues
    order = pl.col("started_at").rank("ordinal").over("counselor_id")
    known = every.select(
        "dialogue_id",
        pl.when(pl.col("counselor_id").is_not_null()).then(order - 1).cast(pl.Float64).alias(EXPERIENCE),
    )
    return selection.dialogues.join(known, on="dialogue_id", how="left", maintain_order="left")


def check(outcome: Array, groups: Mapping[str, int], fixed: int) -> None:
    """Raise NotFitted where the model has nothing to stand on."""
    fewest = min(groups[name] for name in PERSONS) if len(outcome) else 0
    if fewest < MIN_CLUSTERS:
        why = f"{fewest} clients or counselors; a crossed model needs {MIN_CLUSTERS} of each: widen the selection"
        raise NotFitted("few_persons", why)
    if np.ptp(outcome) == 0:
        raise NotFitted("no_spread", "all scores are alike; there is no variance to divide")
    if max(groups.values()) >= len(outcome) or len(outcome) <= fixed + 3:
        why = "each person has one dialogue, or there are as many predictors as dialogues: widen the selection"
        raise NotFitted("no_repeats", why)


def _columns(dialogues: pl.DataFrame, names: tuple[str, ...]) -> tuple[dict[str, Array], dict[str, str]]:
    """The fixed effects' columns, those that add nothing to the others left out; and factors' reference levels."""
    found: dict[str, Array] = {}
    references = {}
    for name in names:
        if name in FACTORS:
            levels = _levels(dialogues, name)
            if levels:
                references[name] = levels[0]
            values = dialogues.select(FACTORS[name][1]).to_series()
            found |= {f"{name}={level}": (values == level).cast(pl.Float64).to_numpy() for level in levels[1:]}
        else:
            numbers = dialogues.select(COVARIATES[name].cast(pl.Float64)).to_series().to_numpy()
            if len(numbers) and np.ptp(numbers) > 0:
                found[name] = (numbers - numbers.mean()) / numbers.std(ddof=1)
    kept: dict[str, Array] = {}
    basis = np.ones((dialogues.height, 1)) / max(1.0, np.sqrt(dialogues.height))
    for name, column in found.items():
        left = column - basis @ (basis.T @ column)
        size = float(np.linalg.norm(left))
        if size > 1e-7 * max(1.0, float(np.linalg.norm(column))):
            kept[name] = column
            basis = np.column_stack([basis, left / size])
    return kept, references


def _levels(dialogues: pl.DataFrame, name: str) -> list[str]:
    """A factor's levels: topics by frequency, years in order; the first is the reference."""
    values = dialogues.select(FACTORS[name][1].alias("level")).to_series()
    if name == "year":
        return sorted(values.unique())
    counts = values.value_counts(name="n").sort("n", "level", descending=[True, False])
    return counts["level"].to_list()
