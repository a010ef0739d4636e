"""Options of a table as text: K=V on the command line, o.K=V in a URL."""

from collections.abc import Iterable
from typing import Any, get_args, get_type_hints

from analysis.core.errors import mistake
from analysis.core.registry import Table

TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
WRONG = {int: "not_an_integer", float: "not_a_number", bool: "not_true_or_false"}


def read_options(table: Table, pairs: Iterable[str]) -> dict[str, Any]:
    """K=V texts as the typed arguments of a table. Raises UserError naming what there is."""
    values = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        if not equals or name not in table.options:
            known = ", ".join(f"{n}={p.default}" for n, p in table.options.items()) or "none"
            raise mistake("no_option", table=table.name, option=pair, names=known)
        values[name] = read_option(table, name, text)
    return values


def read_option(table: Table, name: str, text: str) -> Any:
    """One option's value from text. Raises UserError."""
    choices = get_args(get_type_hints(table.function)[name])
    if choices:
        if text not in choices:
            raise mistake("not_a_choice", name=name, choices=", ".join(choices), text=text)
        return text
    default = table.options[name].default
    kind = type(default)
    try:
        value = TRUTH[text.lower()] if kind is bool else kind(text)
    except (ValueError, KeyError) as error:
        raise mistake(WRONG[kind], name=name, text=text) from error
    if kind in (int, float) and value != default and not 0 < value < 1_000_000:
        raise mistake("number_out_of_range", name=name, text=text)
    return value
