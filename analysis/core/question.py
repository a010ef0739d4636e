"""Question: a table asked of one cohort, or of two, with its options. Pages, exports and caches pass it on."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from analysis.core import compare
from analysis.core.basis import Basis
from analysis.core.drilldown import Destination
from analysis.core.query.selection import Selection
from analysis.core.registry import TABLES, Table


@dataclass(frozen=True, eq=False)
class Question:
    """What is asked: equal questions have equal keys, and the same answer."""

    table: Table
    #: the selection, or cohort A where there are two
    a: Selection
    #: the table's options that were set, by name
    options: tuple[tuple[str, Any], ...] = ()
    #: cohort B
    b: Selection | None = None

    @classmethod
    def of(
        cls,
        function: Callable[..., pl.DataFrame],
        a: Selection,
        options: Mapping[str, Any] | None = None,
        b: Selection | None = None,
    ) -> "Question":
        """A registered function asked with these options."""
        return cls(TABLES[function.__name__], a, tuple(sorted((options or {}).items())), b)

    @property
    def key(self) -> Hashable:
        """What identifies it: table, options, and each cohort's corpus, version, stages and filter."""
        reads = self.table.reads_labels(self.values) or self.table.reads_judgements
        judged = self.table.reads_judgements
        cohorts = (_identity(one, labels=reads, judged=judged) for one in (self.a, self.b))
        return self.table.name, self.options, *cohorts

    @property
    def values(self) -> dict[str, Any]:
        """The options as keyword arguments."""
        return dict(self.options)

    @property
    def selections(self) -> list[Selection]:
        """Its one or two cohorts."""
        return [self.a] if self.b is None else [self.a, self.b]

    @property
    def bases(self) -> list[Basis]:
        """What its values rest on: of the selection, or of each cohort."""
        return self.table.bases(self.a, self.values, self.b)

    @property
    def has_differences(self) -> bool:
        """Whether B can be subtracted from A."""
        return self.b is not None and self.table.samples is not None

    def answer(self) -> pl.DataFrame:
        """The table of A, or of A and of B below each other with a first column ``cohort``."""
        if self.b is None:
            return self.table.function(self.a, **self.values)
        return compare.both(self.table.function, self.a, self.b, **self.values)

    def differences(self) -> pl.DataFrame:
        """How B differs from A (see ``analysis.core.compare.differences``)."""
        if self.b is None:
            raise ValueError(f"{self.table.name} is asked of one cohort only")
        return compare.differences(self.table.function, self.a, self.b, **self.values)

    def drilldown(self, frame: pl.DataFrame, rows: Iterable[int]) -> list[Destination]:
        """The dialogues that some rows of its answer count."""
        return self.table.rows_dialogues(frame, rows, self.a, self.values, self.b)


def _identity(selection: Selection | None, *, labels: bool, judged: bool) -> Hashable:
    """Corpus and filter; where they rest on what people add while others read, also its state."""
    if selection is None:
        return None
    corpus = selection.corpus
    state = corpus.coding.state() if labels or selection.filter.has_labels else ""
    if judged:
        sets = ",".join(corpus.responses.name_of(one) for one in corpus.responses.sets())
        state += f"|{corpus.judging.state()}|{sets}"
    return corpus.id, corpus.version, tuple(sorted(corpus.manifest.stages.items())), selection.filter, state
