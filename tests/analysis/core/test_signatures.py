"""Options of a table are written once: what the functions beside it may declare."""

import inspect
from collections.abc import Callable
from typing import Any, Literal

import polars as pl
import pytest

from analysis.core.drilldown import Leads, RowTarget
from analysis.core.registry import TABLES, Table, table
from analysis.core.signatures import check, taken

Step = Literal["month", "year"]


def counts(selection: Any, *, every: Step = "year", top: int = 5) -> pl.DataFrame:
    return pl.DataFrame()


def complete(selection: Any, *, every: Step, top: int, other: Any = None) -> list[Any]:
    return []


def any_option(selection: Any, **options: Any) -> list[Any]:
    return []


def narrow(row: Any, selection: Any, *, every: str) -> list[Any]:
    return []


def default_again(selection: Any, *, every: Step = "year", top: int) -> list[Any]:
    return []


def another_type(selection: Any, *, every: Step, top: str) -> list[Any]:
    return []


def unknown(selection: Any, *, every: Step, top: int, seed: int) -> list[Any]:
    return []


@pytest.mark.parametrize(("function", "names"), [(complete, {"every", "top"}), (any_option, {"every", "top"})])
def test_samples_take_every_option(function: Callable[..., Any], names: set[str]):
    check(function, counts, every=names)
    assert set(taken(function, {"every": "year", "top": 5})) == names


def test_a_drilldown_takes_what_it_needs():
    check(narrow, counts)
    assert taken(narrow, {"every": "year", "top": 5}) == {"every": "year"}


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (default_again, "its default is that of counts"),
        (another_type, "its type is <class 'int'> in counts"),
        (unknown, "counts has no such option"),
        (narrow, "narrow takes no option top, as counts does"),
    ],
)
def test_a_mismatch_is_refused(function: Callable[..., Any], message: str):
    with pytest.raises(TypeError, match=message):
        check(function, counts, every=("every", "top"))


def test_a_table_with_a_mismatch_does_not_register():
    with pytest.raises(TypeError, match="default_again, option every"):
        table(methods=(), drilldown="no_rows", samples=default_again)(counts)
    with pytest.raises(TypeError, match="takes no option"):
        table(methods=(), drilldown="no_rows", samples=narrow)(counts)
    with pytest.raises(TypeError, match="no such option"):
        table(methods=(), drilldown=Leads(lambda row, selection, *, seed: RowTarget()), samples=complete)(counts)
    assert "counts" not in TABLES


@pytest.mark.parametrize("entry", TABLES.values(), ids=list(TABLES))
def test_no_function_beside_a_table_repeats_a_default(entry: Table):
    """A basis serves several tables, and has a default only for options that one of them lacks."""
    served = [one for one in TABLES.values() if one.basis is entry.basis]
    for name, parameter in inspect.signature(entry.basis).parameters.items():
        if (
            name != "other"
            and parameter.kind is parameter.KEYWORD_ONLY
            and parameter.default is not parameter.empty
        ):
            assert any(name not in one.options for one in served), f"{entry.basis.__name__}, {name}"
    for function in (entry.samples, entry.drilldown.to if isinstance(entry.drilldown, Leads) else None):
        if function is not None:
            check(function, entry.function)
