"""The crossed model of a selection: which score, which predictors, who rates and who counsels."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import polars as pl

from analysis.core.measure import Measure, measured
from analysis.core.query.per_selection import once_per_selection
from analysis.core.query.selection import Selection
from analysis.core.registry import need
from analysis.core.statistics.inference import Array
from analysis.core.statistics.models.crossed import Crossed, Model
from analysis.core.statistics.models.not_fitted import check_crossed, check_fitted
from analysis.psychometrics.predictors import DEFAULT, chosen, columns, formula, with_predictors

PERSONS = ("client", "counselor")


class ModelSettings(NamedTuple):
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


def fitted(selection: Selection, settings: ModelSettings) -> Fitted:
    """The model of a selection. Raises Absent without scores or persons, NotFitted where it cannot be had."""
    return _fitted(selection, settings)


@once_per_selection
def _fitted(selection: Selection, settings: ModelSettings) -> Fitted:
    need(selection, "persons")
    measure = measured(selection, settings.measure)
    names = chosen(selection, settings.predictors)
    dialogues = _modelled(selection, measure, names)
    outcome = dialogues[measure].cast(pl.Float64).to_numpy()
    ids = {name: dialogues[f"{name}_id"].to_numpy() for name in PERSONS}
    if settings.pairs:
        ids["pair"] = ids["client"].astype(np.uint64) << np.uint64(32) | ids["counselor"].astype(np.uint64)
    coded = {name: np.unique(values, return_inverse=True) for name, values in ids.items()}
    fixed, references = columns(dialogues, names)
    check_crossed(outcome, {name: len(levels) for name, (levels, _) in coded.items()}, len(fixed))
    model = Model(outcome, fixed, {name: codes for name, (_, codes) in coded.items()})
    levels = {name: values for name, (values, _) in coded.items()}
    written = formula(measure, _entered(names, fixed), pairs=settings.pairs)
    return Fitted(measure, written, dialogues, model, check_fitted(model.result()), references, levels)


def written_formula(selection: Selection, settings: ModelSettings) -> str:
    """The model as it is fitted, without predictors that have one value only, before any fit."""
    measure, names = measured(selection, settings.measure), chosen(selection, settings.predictors)
    fixed, _ = columns(_modelled(selection, measure, names), names)
    return formula(measure, _entered(names, fixed), pairs=settings.pairs)


def _modelled(selection: Selection, measure: str, names: tuple[str, ...]) -> pl.DataFrame:
    """The dialogues with a score, both persons and every predictor."""
    there = (pl.col(name).is_not_null() for name in (measure, "client_id", "counselor_id"))
    return with_predictors(selection, names).filter(*there)


def _entered(names: tuple[str, ...], fixed: Mapping[str, Array]) -> tuple[str, ...]:
    """The predictors of which a column entered the model."""
    return tuple(name for name in names if name in fixed or any(column.startswith(f"{name}=") for column in fixed))
