"""Rules over the texts of responses: named lists of patterns, and which texts they hold of."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import polars as pl

from analysis.conduct.rule_texts import ACTS, PERSONA, SAFETY
from analysis.core.errors import mistake
from analysis.core.statistics.inference import Array
from data.core.matching import scan
from data.core.matching.normalization import normalize
from data.core.problems import UserError

LONGEST, MOST_RULES, MOST_PATTERNS = 20_000, 40, 200
SHIPPED = {"acts": ACTS, "safety": SAFETY, "persona": PERSONA}


@dataclass(frozen=True)
class Rule:
    """A named list of patterns, of which one must be found."""

    name: str
    patterns: tuple[str, ...]


def shipped(kind: str, language: str) -> str:
    """The text of the rules that are in force where none are written: acts, safety or persona."""
    texts = SHIPPED[kind]
    return texts.get(language, texts["en"])


@lru_cache(maxsize=32)
def read_rules(text: str) -> tuple[Rule, ...]:
    """The rules of a text, in order. Raises UserError that names the line."""
    if len(text) > LONGEST:
        raise mistake("conduct_rules", line=0, why=f"{len(text):,} > {LONGEST:,}")
    rules: list[tuple[str, list[str]]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        if stripped.startswith("*"):
            rules.append((stripped[1:].strip(), []))
        elif not rules:
            raise mistake("conduct_rules", line=number, why="*")
        else:
            try:
                rules[-1][1].append(scan.regex(stripped))
            except UserError as error:
                raise mistake("conduct_rules", line=number, why=error) from error
    names = [name for name, _ in rules]
    if len(rules) > MOST_RULES or sum(len(patterns) for _, patterns in rules) > MOST_PATTERNS:
        raise mistake("conduct_rules", line=0, why=f"> {MOST_RULES}, > {MOST_PATTERNS}")
    if len(set(names)) < len(names):
        raise mistake("conduct_rules", line=0, why="*" + next(name for name in names if names.count(name) > 1))
    return tuple(Rule(name, tuple(patterns)) for name, patterns in rules if patterns)


def held(texts: pl.Series, rules: tuple[Rule, ...]) -> Array:
    """(n_texts, n_rules) which rules hold of which text."""
    plain = _comparable(texts)
    columns = [_any(plain, rule.patterns) for rule in rules]
    return np.column_stack(columns) if columns else np.zeros((len(plain), 0), dtype=bool)


def first_hit(text: str, rule: Rule) -> str:
    """The words of a text that a rule was found by; empty where it does not hold."""
    for pattern in rule.patterns:
        answers = _comparable(pl.Series([text])).str.extract(f"({pattern})", 1)[0]
        if answers is not None:
            return str(answers)
    return ""


def _comparable(texts: pl.Series) -> pl.Series:
    """Texts as patterns are made for: normalised, no text for none."""
    return pl.Series([normalize(text or "") for text in texts], dtype=pl.String)


def _any(texts: pl.Series, patterns: tuple[str, ...]) -> Array:
    hits = np.zeros(len(texts), dtype=bool)
    for pattern in patterns:
        hits |= scan.hits(texts, pattern, is_literal=False)
    return hits
