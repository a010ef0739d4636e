"""Answers of tables on the demos, computed once for all the tests of a worker that ask for them."""

from typing import Any

import polars as pl

from analysis.core.compare import both
from analysis.core.query.selection import Selection
from analysis.core.registry import Table
from analysis.core.statistics.inference.methods import Method, record, recorded
from data.core.problems import UserError

#: resampled as often as shows that it is done: what more draws change is no more than digits
FEW = {"draws": 20, "resamples": 20}
_answers: dict[tuple[Any, ...], tuple[pl.DataFrame | UserError, tuple[Method, ...]]] = {}


def few(table: Table) -> dict[str, int]:
    """Few draws, for a table that has a number of draws."""
    return {name: n for name, n in FEW.items() if name in table.options}


def answer(table: Table, selection: Selection, b: Selection | None = None, **options: Any) -> pl.DataFrame:
    """The table of a selection, or of two cohorts below each other, from few draws.

    Raises what the table raises, and records the methods that ran.
    """
    options = few(table) | options
    cohorts = tuple((one.corpus, one.filter) for one in (selection, b) if one is not None)
    key = (table.name, *cohorts, tuple(sorted(options.items())))
    if key not in _answers:
        with recorded() as applied:
            frame = _frame(table, selection, b, options)
        _answers[key] = frame, tuple(applied)
    frame, methods = _answers[key]
    record(*methods)
    if isinstance(frame, UserError):
        raise frame
    return frame


def _frame(
    table: Table, selection: Selection, b: Selection | None, options: dict[str, Any]
) -> pl.DataFrame | UserError:
    try:
        return table.function(selection, **options) if b is None else both(table.function, selection, b, **options)
    except UserError as error:
        return error
