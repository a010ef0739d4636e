"""What the statistics of a table mean for a reader who is no statistician, and how they are made."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

from analysis.core.registry import Table
from analysis.labels import TEXTS, Labels


@dataclass(frozen=True)
class Explanation:
    """One method: in plain words, and as a methods section says it, with its source (may be empty)."""

    plain: str
    formal: str


def explanations(table: Table, options: Mapping[str, Any], labels: Labels) -> list[Explanation]:
    """The methods behind a table's numbers with these options, those that have words for everybody."""
    return [
        Explanation(labels(f"explain.{method.name}"), _formal(method.name, labels))
        for method in table.applied(options)
        if f"explain.{method.name}" in TEXTS
    ]


def _formal(name: str, labels: Labels) -> str:
    """The sentence of a methods section, where it names no value of one result."""
    key = f"export.method.{name}"
    if key not in TEXTS:
        return ""
    values = {value for _, value, _, _ in Formatter().parse(labels(key)) if value}
    return "" if values else labels(key)
