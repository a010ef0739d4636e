"""Options are written once, in the signature of their table; the functions beside it name those they take."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any


def taken(function: Callable[..., Any], options: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the options that a function names as parameters; all of them where it takes ``**options``."""
    parameters = _parameters(function)
    if any(p.kind is p.VAR_KEYWORD for p in parameters.values()):
        return dict(options)
    return {name: value for name, value in options.items() if name in parameters}


def check(function: Callable[..., Any], table: Callable[..., Any], *, every: Iterable[str] = ()) -> None:
    """Check that a function takes options of a table as the table declares them.

    Args:
        function: Called with the table's options: its samples, or the dialogues of a row.
        table: The function whose signature holds the options with their types and defaults.
        every: Options that the function must take, so that none is forgotten.

    Raises:
        TypeError: The function repeats a default, lacks one of ``every``, or names an option that the table
            lacks or has of another type. ``other``, the second cohort, is free.
    """
    options = inspect.signature(table).parameters
    missing = set(every) - set(taken(function, dict.fromkeys(every)))
    if missing:
        raise TypeError(f"{function.__name__} takes no option {min(missing)}, as {table.__name__} does")
    for name, parameter in _parameters(function).items():
        if parameter.kind is not parameter.KEYWORD_ONLY or name == "other":
            continue
        where = f"{function.__name__}, option {name}"
        if name not in options:
            raise TypeError(f"{where}: {table.__name__} has no such option")
        if parameter.default is not parameter.empty:
            raise TypeError(f"{where}: its default is that of {table.__name__}; give none here")
        if parameter.annotation not in (options[name].annotation, type(options[name].default)):
            raise TypeError(f"{where}: its type is {options[name].annotation} in {table.__name__}")


def takes(function: Callable[..., Any], name: str) -> bool:
    """Whether a function names a parameter."""
    return name in _parameters(function)


@cache
def _parameters(function: Callable[..., Any]) -> Mapping[str, inspect.Parameter]:
    return inspect.signature(function).parameters
