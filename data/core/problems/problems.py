"""What can be wrong with a source: errors that stop a command, and problems that are listed while it goes on."""

import re
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import orjson

from data.core.problems.messages import ERRORS, PROBLEMS

LONGEST = 400


class UserError(Exception):
    """An error that the user can fix; its message says how. Exit code 2.

    ``code`` and ``values`` identify it for an app that words it in another language.
    """

    def __init__(self, message: str, code: str = "", **values: object) -> None:
        super().__init__(message)
        self.code = code
        self.values = {name: plain(value) for name, value in values.items()}

    @classmethod
    def of(cls, code: str, **values: object) -> "UserError":
        """The error of a code in ``data.core.problems.messages``; a value may be another error or a problem."""
        return cls(ERRORS[code].format(**values), code, **values)


class Missing(UserError):
    """Something of the corpus has not been made yet.

    ``why``: the reason where making it has failed; ``command``: what makes it.
    """

    def __init__(self, what: str, corpus: str, why: str = "", command: str = "") -> None:
        failed = f" ({why})" if why else ""
        self.command = command or f"python -m data prepare {corpus}"
        super().__init__(f"{corpus} has no {what} yet{failed}: run  {self.command}")
        self.what = what
        self.corpus = corpus
        self.why = why


class Starting(UserError):
    """A model is being loaded; the same question can be asked again in a moment."""


def of_the_disk(error: Exception) -> str | None:
    """The disk's own message, where an error is the disk's; other libraries wrap such errors in their own."""
    if isinstance(error, OSError):
        return error.strerror or str(error)
    match = re.search(r"([\w -]+?) \(os error \d+\)", str(error))
    return match[1].strip() if match else None


@dataclass(frozen=True)
class Problem:
    """One problem of one record."""

    #: The file, with the line or index of the record.
    where: str
    #: Its code in ``data.core.problems.messages.PROBLEMS``.
    rule: str
    #: What is wrong and what was done about it, in English.
    message: str
    #: Whether the dialogue is in the corpus all the same.
    kept: bool
    #: What the message contains, for an app that words it in another language.
    values: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message

    @property
    def detail(self) -> str:
        """The value in question."""
        return str(self.values.get("detail", ""))


def plain(value: object) -> object:
    """A value of an error as JSON can hold it; an error within an error keeps its own code and values."""
    if isinstance(value, UserError):
        return {"message": str(value), "code": value.code, "values": value.values}
    if isinstance(value, Problem):
        return {"message": value.message, "code": value.rule, "values": value.values}
    if isinstance(value, int | float | None):
        return value
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


@dataclass
class Problems:
    """The problems of one import: all are counted, the first of each rule are stored in full."""

    limit: int = 200
    listed: list[Problem] = field(default_factory=list)
    counts: Counter[tuple[str, bool]] = field(default_factory=Counter)

    def add(self, where: str, rule: str, message: str = "", *, kept: bool, **values: object) -> None:
        """Note a problem; ``kept`` says whether the dialogue stays in the corpus all the same.

        ``message``: by default the sentence of ``data.core.problems.messages`` for the rule, with these values.
        """
        self.counts[rule, kept] += 1
        if self.counts[rule, kept] <= self.limit:
            said = {name: plain(value) for name, value in values.items()}
            self.listed.append(Problem(where, rule, message or PROBLEMS[rule].format(**said), kept, said))

    @property
    def set_aside(self) -> int:
        """How many records did not come into the corpus."""
        return sum(n for (_, kept), n in self.counts.items() if not kept)

    @property
    def noted(self) -> int:
        """How many problems there are in records that came into the corpus."""
        return sum(n for (_, kept), n in self.counts.items() if kept)

    def summary(self, first: int = 3) -> list[dict[str, Any]]:
        """What was set aside, then what was noted, most frequent first: rule, kept, n, and the first of each."""
        groups = sorted(self.counts.items(), key=lambda item: (item[0][1], -item[1], item[0][0]))
        return [
            {
                "rule": rule,
                "kept": kept,
                "n": n,
                "first": [asdict(p) for p in self.listed if (p.rule, p.kept) == (rule, kept)][:first],
            }
            for (rule, kept), n in groups
        ]

    def to_dict(self) -> dict[str, object]:
        """For the file beside the tables."""
        return {
            "counts": [{"rule": rule, "kept": kept, "n": n} for (rule, kept), n in sorted(self.counts.items())],
            "listed": [asdict(problem) for problem in self.listed],
        }

    @classmethod
    def read(cls, path: Path) -> "Problems":
        """The problems stored beside a corpus."""
        saved = orjson.loads(path.read_bytes())
        return cls(
            listed=[_restored(**problem) for problem in saved["listed"]],
            counts=Counter({(row["rule"], row["kept"]): row["n"] for row in saved["counts"]}),
        )


def _restored(detail: str = "", **problem: Any) -> Problem:
    """A problem from its file; older files have a detail in place of values."""
    return Problem(**{"values": {"detail": detail} if detail else {}, **problem})
