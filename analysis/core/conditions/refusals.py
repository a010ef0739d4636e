"""What a query or a rule cannot mean, with the place where it stands."""

from typing import Any

from analysis.core.conditions.rule_file import RuleError
from analysis.core.conditions.tree import Atom
from analysis.core.errors import Mistake
from data.core.problems import UserError


class QueryError(Mistake):
    """A query that cannot be read: why, where (``position``, a character from 1), and which ``part``."""

    def __init__(self, reason: str, position: int, part: str = "", **values: Any) -> None:
        part = part if len(part) <= 40 else part[:39] + "…"
        super().__init__(f"grammar_{reason}", position=position, part=part, **values)
        self.reason, self.position, self.part = reason, position, part


def refused(atom: Atom, code: str, part: str | UserError, **values: Any) -> UserError:
    """The error of an atom, by the line of its rule file or by its place in its query."""
    return RuleError(code, atom.line, part) if atom.line else QueryError(code, atom.position, str(part), **values)
