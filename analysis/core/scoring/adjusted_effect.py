"""The effect of one measure on a rating, adjusted for topic, year and persons, as a crossed model estimates it."""

from typing import Any

import numpy as np
import polars as pl

from analysis.core.statistics.inference import LEVEL
from analysis.core.statistics.inference.clusters import p_value, quantile
from analysis.core.statistics.inference.methods import WALD, record
from analysis.core.statistics.models.crossed import Model
from analysis.core.statistics.models.not_fitted import check_crossed


def adjusted_effect(part: pl.DataFrame, column: str, x: np.ndarray) -> tuple[Any, ...]:
    """Estimate, interval, p, counts and state of one measure's crossed model.

    ``part``: dialogues with persons, topic, time and the outcome ``column``; ``x``: (n,) the measure.
    """
    ids = {role: part[f"{role}_id"].to_numpy() for role in ("client", "counselor")}
    groups = {role: np.unique(values, return_inverse=True)[1] for role, values in ids.items()}
    levels = {role: int(codes.max()) + 1 for role, codes in groups.items()}
    outcome = part[column].cast(pl.Float64).to_numpy()
    fixed = {"x": x} | _context(part)
    check_crossed(outcome, levels, len(fixed))
    fit = Model(outcome, fixed, groups).result()
    if fit.saturated:
        return (None, None, None, None, len(outcome), *levels.values(), "not_fitted")
    degrees = min(levels.values()) - 1
    record(WALD)
    error = float(np.sqrt(max(0.0, fit.covariance[1, 1])))
    value, reach = float(fit.estimates[1]), quantile(LEVEL, degrees) * error
    state = "not_converged" if not fit.converged else "singular" if fit.singular else "ok"
    return (
        value,
        value - reach,
        value + reach,
        p_value(value, error, degrees),
        len(outcome),
        *levels.values(),
        state,
    )


def _context(part: pl.DataFrame) -> dict[str, np.ndarray]:
    """Topic and year as columns, the first level of each left out."""
    columns: dict[str, np.ndarray] = {}
    for name, values in (("topic", part["topic_main"]), ("year", part["started_at"].dt.year().cast(pl.String))):
        levels = sorted(values.drop_nulls().unique())[1:]
        columns |= {
            f"{name}={level}": (values == level).fill_null(False).cast(pl.Float64).to_numpy() for level in levels
        }
    return columns
