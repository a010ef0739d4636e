"""Options of a table as text: K=V on the command line, o.K=V in a URL."""

from collections.abc import Iterable
from typing import Any, get_args, get_type_hints

from analysis.core.registry import Table
from data.problems import UserError

TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
KINDS = {int: "a whole number", float: "a number", bool: "true or false", str: "text"}


def read_options(table: Table, pairs: Iterable[str]) -> dict[str, Any]:
    """K=V texts as the typed arguments of a table. Raises UserError naming what there is."""
    values = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        if not equals or name not in table.options:
            known = ", ".join(f"{n}={p.default}" for n, p in table.options.items()) or "none"
            raise UserError(f"{table.name} has no option '{pair}'; there are: {known}")
        values[name] = read_option(table, name, text)
    return values


def read_option(table: Table, name: str, text: str) -> Any:
    """One option's value from text. Raises UserError."""
    choices = get_args(get_type_hints(table.function)[name])
    if choices:
        if text not in choices:
            raise UserError(f"{name} is one of {', '.join(choices)}, not '{text}'")
        return text
    default = table.options[name].default
    kind = type(default)
    try:
        value = TRUTH[text.lower()] if kind is bool else kind(text)
    except (ValueError, KeyError) as error:
        raise UserError(f"{name} is {KINDS[kind]}, not '{text}'") from error
    if kind in (int, float) and value != default and not 0 < value < 1_000_000:
        raise UserError(f"{name} must be above 0 and below a million, not {text}")
    return value
