"""Answers of tables on the demos, computed once for all the tests of a worker that ask for them."""

from typing import Any

import polars as pl

from analysis.core.query.selection import Selection
from analysis.core.registry import Table
from analysis.statistics.inference.methods import Method, record, recorded
from data.problems import UserError

#: resampled as often as shows that it is done: what more draws change is no more than digits
FEW = {"draws": 20, "resamples": 20}
_answers: dict[tuple[Any, ...], tuple[pl.DataFrame | UserError, tuple[Method, ...]]] = {}


def few(table: Table) -> dict[str, int]:
    """Few draws, for a table that has a number of draws."""
    return {name: n for name, n in FEW.items() if name in table.options}


def answer(table: Table, selection: Selection, **options: Any) -> pl.DataFrame:
    """The table of a selection, from few draws; raises what the table raises, and records the methods that ran."""
    options = few(table) | options
    key = (table.name, selection.corpus, selection.filter, tuple(sorted(options.items())))
    if key not in _answers:
        with recorded() as applied:
            _answers[key] = _asked(table, selection, options), ()
        _answers[key] = _answers[key][0], tuple(applied)
    found, methods = _answers[key]
    record(*methods)
    if isinstance(found, UserError):
        raise found
    return found


def _asked(table: Table, selection: Selection, options: dict[str, Any]) -> pl.DataFrame | UserError:
    try:
        return table.function(selection, **options)
    except UserError as error:
        return error
