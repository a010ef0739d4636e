"""The tree that search queries and coding rules are read into: things to look for, and how they go together."""

from dataclasses import dataclass
from typing import Literal

from analysis.core.text.patterns import Term

DISTANCE = 10
Kind = Literal[
    "word",
    "pos",
    "string",
    "phrase",
    "near",
    "seq",
    "variable",
    "code",
    "words",
    "characters",
    "pattern",
    "form",
    "regex",
    "rule",
    "query",
    "label",
]


@dataclass(frozen=True)
class Atom:
    """One thing to look for.

    ``words``: of a phrase or a distance. ``within``: b an utterance, d a turn. ``patterns``: of words side by
    side, any of which may stand there. ``line``: of a rule file, from 1; ``position``: in a query, from 1.
    """

    kind: Kind
    value: str = ""
    words: tuple[str, ...] = ()
    distance: int = DISTANCE
    within: str = ""
    line: int = 0
    patterns: tuple[tuple[Term, ...], ...] = ()
    position: int = 0


@dataclass(frozen=True)
class Node:
    """An atom, a comparison of one, or a combination of nodes.

    ``operator``: ``atom``, ``not``, ``and``, ``or``; ``near`` and ``seq``, the parts at most ``number`` tokens
    apart; ``then``, the second within ``number`` turns after the first; or a comparison with ``number``.
    """

    operator: str
    parts: "tuple[Node, ...]" = ()
    atom: Atom | None = None
    number: float = 0.0
