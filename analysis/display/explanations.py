"""What the statistics of a table mean for a reader who is no statistician, and how they are made."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

from analysis.core.registry import Table
from analysis.labels import TEXTS, Labels


@dataclass(frozen=True)
class Explanation:
    """One method: in plain words, and as a methods section says it, with its source; one of both may be empty."""

    plain: str
    formal: str


def meaning(table: Table, labels: Labels) -> str:
    """What the numbers of a table mean, in a sentence."""
    return labels(f"meaning.{table.name}")


def explanations(table: Table, options: Mapping[str, Any], labels: Labels) -> list[Explanation]:
    """The methods behind a table's numbers with these options, those with words for everybody first."""
    methods = [method.name for method in table.applied(options)]
    words = [labels(key) if (key := f"explain.{name}") in TEXTS else "" for name in methods]
    every = [Explanation(plain, _formal(name, labels)) for name, plain in zip(methods, words, strict=True)]
    return sorted((one for one in every if one.plain or one.formal), key=lambda one: not one.plain)


def _formal(name: str, labels: Labels) -> str:
    """The sentence of a methods section, where it names no value of one result."""
    key = f"export.method.{name}"
    if key not in TEXTS:
        return ""
    values = {value for _, value, _, _ in Formatter().parse(labels(key)) if value}
    return "" if values else labels(key)
