"""Search queries as search engines read them: and, or, not, and phrases.

A space means *and*, ``|`` means *or* and binds more tightly, a leading ``-`` means *not*, and quotation marks
make a phrase of what they enclose: ``眠れ|睡眠 不安 -仕事`` finds utterances with 眠れ or 睡眠, with 不安, and
without 仕事; ``"気 が"`` finds both words next to each other. Full-width signs mean the same. A query of signs
alone is searched for as it stands.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce

import numpy as np

Array = np.ndarray
_QUOTED = r'"[^"]*"|“[^”]*”|＂[^＂]*＂'
# within a term: /a pattern/ and field:"a value" of the query language for words, which may hold spaces and |
_TERM = r'(?:[^\s|｜"“＂/]|/(?:\\.|[^/\\\s])+/(?=$|[\s&|｜])|/|(?<=:)"[^"]*"|(?<=[^\s|｜])["“＂])+'
_TOKEN = re.compile(rf"\s*(?P<or>[|｜])\s*|(?P<not>[-－])?(?:(?P<phrase>{_QUOTED})|(?P<term>{_TERM}))|\s+|.")


@dataclass(frozen=True)
class Clause:
    """Alternatives of which an utterance must hold one, or, where it is negated, none."""

    alternatives: tuple[str, ...]
    negated: bool = False


def parse(query: str) -> list[Clause]:
    """The clauses of a query, all of which must be met; none if it is empty."""
    clauses: list[Clause] = []
    is_alternative = False
    for token in _TOKEN.finditer(query):
        text = token["phrase"][1:-1].strip() if token["phrase"] else token["term"]
        if token["or"]:
            is_alternative = bool(clauses)
        elif text:
            last = clauses[-1] if is_alternative else None
            if last is not None and not token["not"] and not last.negated:
                clauses[-1] = Clause((*last.alternatives, text))
            else:
                clauses.append(Clause((text,), negated=bool(token["not"])))
            is_alternative = False
    return clauses or ([Clause((query.strip(),))] if query.strip() else [])


def positive_terms(query: str) -> list[str]:
    """The words and phrases that a query looks for, each once."""
    clauses = [clause for clause in parse(query) if not clause.negated]
    return list(dict.fromkeys(term for clause in clauses for term in clause.alternatives))


def evaluate(query: str, find: Callable[[str], Array]) -> Array:
    """Which utterances meet a query; ``find`` gives those that hold one word or phrase."""
    masks = [_clause_mask(clause, find) for clause in parse(query)]
    return reduce(np.logical_and, masks)


def _clause_mask(clause: Clause, find: Callable[[str], Array]) -> Array:
    masks: Iterable[Array] = (find(term) for term in clause.alternatives)
    mask: Array = reduce(np.logical_or, masks)
    return ~mask if clause.negated else mask
