"""What data says of files in English, in the reader's language, where there are words for it."""

from pathlib import PurePath
from string import Formatter
from typing import Any

import polars as pl

from analysis.labels import TEXTS, Labels
from data.core.problems import Problem, UserError
from data.core.problems.messages import PROBLEMS

CODES = {"item": "item", "mark": "mark", "field": "field", "what": "stage"}


def listed(labels: Labels, remarks: list[Problem]) -> pl.DataFrame:
    """The problems of an import as a table."""
    rows = [(p.where, p.rule, _row(labels, p.rule, p.message, p.values), p.kept) for p in remarks]
    return pl.DataFrame(rows, schema=["where", "rule", "message", "kept"], orient="row")


def problems(labels: Labels, report: pl.DataFrame) -> pl.DataFrame:
    """A report of problems, its messages in the reader's language; the column ``detail`` stands in them."""
    messages = [
        _row(labels, rule, message, {"detail": detail} if detail else {})
        for rule, message, detail in report.select("rule", "message", "detail").iter_rows()
    ]
    return report.with_columns(message=pl.Series(messages, dtype=pl.String)).drop("detail")


def summary(labels: Labels, report: list[dict[str, Any]]) -> list[str]:
    """What an import set aside and noted, one line a kind with its first records."""
    lines = []
    for group in report:
        first = [
            f"{one['where']} – {_row(labels, one['rule'], one['message'], one['values'])}"
            for one in group["first"]
        ]
        kind = labels("corpora.noted" if group["kept"] else "corpora.set_aside", n=labels.number(group["n"]))
        more = ["…"] if group["n"] > len(first) else []
        rule = f"rule.{group['rule']}"
        name = labels(rule) if rule in TEXTS else group["rule"]
        lines.append(f"{kind} {name}: {'; '.join([*first, *more])}")
    return lines


def error(labels: Labels, message: str, code: str = "", values: dict[str, Any] | None = None) -> str:
    """Why something could not be done."""
    return _sentence(labels, "error", code, message, values or {})


def raised(labels: Labels, mistake: UserError) -> str:
    """The same of an error that was raised here."""
    return error(labels, str(mistake), mistake.code, mistake.values)


def _row(labels: Labels, rule: str, message: str, values: dict[str, Any]) -> str:
    """A problem as a sentence by itself: with a capital, unless it begins with a name of the source."""
    sentence = _sentence(labels, "told", rule, message, values)
    named = PROBLEMS.get(rule, "").startswith("{")
    return sentence if named else sentence[:1].upper() + sentence[1:]


def _sentence(labels: Labels, kind: str, code: str, message: str, values: dict[str, Any]) -> str:
    """The sentence of a code; the message where there is none, or where it was kept without its values."""
    key = f"{kind}.{code}"
    if key not in TEXTS:
        return message
    needed = {name for _, name, _, _ in Formatter().parse(labels(key)) if name}
    if needed - values.keys():
        return message
    return labels(key, **{name: _value(labels, name, values[name]) for name in needed})


def _value(labels: Labels, name: str, value: Any) -> str:
    """What stands in a sentence: another sentence, a code in words, a file without its folder, or itself."""
    if isinstance(value, dict):
        kind = "error" if f"error.{value['code']}" in TEXTS else "told"
        return _sentence(labels, kind, value["code"], value["message"], value["values"])
    if name == "path":
        return PurePath(value).name or str(value)
    absent = f"absent.{value}"
    code = absent if name == "what" and absent in TEXTS else f"{CODES.get(name, 'os')}.{value}"
    return labels(code) if code in TEXTS else str(value)
