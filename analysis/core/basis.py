"""Basis: the rows that the values of a table rest on, which its n counts; not the selection around them.

A table names the function that makes its basis where it is registered; by default it rests on all selected
dialogues. The function takes the arguments of its table.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from analysis.core.query.selection import Selection


@dataclass(frozen=True, eq=False)
class Basis:
    """Some dialogues of a corpus, and what is counted in them."""

    selection: Selection
    #: their rows of ``Corpus.dialogues``; columns may be added
    dialogues: pl.DataFrame
    #: (unit, number) of what is counted, the unit of analysis first
    counts: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, selection: Selection, dialogues: pl.DataFrame) -> "Basis":
        """Dialogues as the unit of analysis, with their utterances."""
        utterances = int(dialogues["n_utterances"].sum())
        return cls(selection, dialogues, (("dialogues", dialogues.height), ("utterances", utterances)))

    @classmethod
    def counted(cls, selection: Selection, dialogues: pl.DataFrame, **counts: int) -> "Basis":
        """Other units of analysis, the first one first, and the dialogues that they come from."""
        return cls(selection, dialogues, (*counts.items(), ("dialogues", dialogues.height)))

    @property
    def has_persons(self) -> bool:
        """Whether the corpus says who speaks."""
        return self.selection.corpus.has("persons")

    @cached_property
    def persons_known(self) -> bool:
        """Whether client and counselor of every dialogue are known; without that there is no clustering."""
        return not (self.dialogues["client_id"].has_nulls() or self.dialogues["counselor_id"].has_nulls())

    @property
    def n_clients(self) -> int:
        """Different clients."""
        return self.dialogues["client_id"].drop_nulls().n_unique()

    @property
    def n_counselors(self) -> int:
        """Different counselors."""
        return self.dialogues["counselor_id"].drop_nulls().n_unique()

    @property
    def n_persons(self) -> int:
        """Different persons, in either role."""
        return pl.concat([self.dialogues["client_id"], self.dialogues["counselor_id"]]).drop_nulls().n_unique()

    @property
    def largest_share(self) -> float:
        """Share of the dialogues held by the person with the most, 0-1."""
        ids = [self.dialogues[name].drop_nulls() for name in ("client_id", "counselor_id")]
        most = max((int(column.unique_counts().max() or 0) for column in ids if len(column)), default=0)  # type: ignore[arg-type]
        return most / max(1, self.dialogues.height)


Bases = Callable[..., Basis | tuple[Basis, ...]]


def selected(selection: Selection, **options: Any) -> Basis:
    """All selected dialogues."""
    return Basis.of(selection, selection.dialogues)


def having(*columns: str) -> Callable[..., Basis]:
    """The selected dialogues in which none of these columns is null."""

    def make(selection: Selection, **options: Any) -> Basis:
        return Basis.of(selection, selection.dialogues.drop_nulls(list(columns)))

    return make


def of_dialogues(make: Callable[..., pl.DataFrame]) -> Callable[..., Basis]:
    """The dialogues that a function of the table's arguments returns, each once."""

    def basis(selection: Selection, **options: Any) -> Basis:
        return Basis.of(selection, make(selection, **options))

    return basis
