"""Every table and figure by name: what pages show, Python calls and the command line prints.

The decorators record a function and return it unchanged. The modules of each theme are found by themselves.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from pkgutil import walk_packages
from typing import Any, TypeVar

import polars as pl

from analysis.core.basis import Bases, Basis, selected
from analysis.core.drilldown import Destination, Leads, Row, RowTarget, lead, together
from analysis.core.errors import Absent, mistake
from analysis.core.query.selection import Selection
from analysis.core.samples import Sample
from analysis.core.signatures import check, taken, takes
from analysis.core.statistics.inference.methods import Method

F = TypeVar("F", bound=Callable[..., Any])
Options = Mapping[str, Any]
Methods = tuple[Method, ...] | Callable[[Options], tuple[Method, ...]]

THEMES = (
    "corpus",
    "topics",
    "scores",
    "psychometrics",
    "interaction",
    "words",
    "dialogues",
    "reader",
    "persons",
    "responses",
    "prediction",
    "conduct",
    "map",
    "utterances",
    "relations",
    "rules",
    "codes",
    "comparison",
    "judgement",
    "failures",
)
LABELLED = ("analysis.codes.", "analysis.comparison.courses")
SECTIONS = ("Options:", "Columns:")
INFERRED = ("interval", "p_adjusted")  # words of a docstring that promise an interval, a test or a correction


@dataclass(frozen=True, eq=False)
class Table:
    """A registered table: a function of a selection that returns a frame."""

    #: the function's name, by which pages, Python and the command line know it
    name: str
    function: Callable[..., pl.DataFrame]
    #: the statistical methods behind its numbers, all of them or by its options
    methods: Methods
    #: the way from a row to its dialogues, or the reason why there is none
    drilldown: Leads | str
    #: called with the same options, the ``Sample`` of each estimate, from which differences are made
    samples: Callable[..., list[Sample]] | None = None
    #: whether the table is itself a comparison and takes a second cohort as its argument ``other``
    compares: bool = False
    #: whether it quotes utterances, so that the corpus' license goes with it
    quotes: bool = False
    #: why two cohorts cannot be subtracted (label ``cohort.apart.CODE``); empty where they can
    not_comparable: str = ""
    #: whether its rows mean something within one corpus only, so that both cohorts must be of the same
    within_corpus: bool = False
    #: what its values rest on, called with the same arguments: all selected dialogues unless it says otherwise
    basis: Bases = selected

    @property
    def summary(self) -> str:
        """The first line of its docstring."""
        return _summary(self.function)

    @cached_property
    def options(self) -> dict[str, inspect.Parameter]:
        """Keyword-only parameters with plain types: what a page or the command line may set."""
        parameters = inspect.signature(self.function).parameters.values()
        plain = (int, float, str, bool)
        return {p.name: p for p in parameters if p.kind is p.KEYWORD_ONLY and isinstance(p.default, plain)}

    @property
    def sections(self) -> dict[str, list[str]]:
        """The docstring's items by section, Options and Columns, each on one line."""
        return _sections(inspect.getdoc(self.function) or "")

    def with_defaults(self, options: Options) -> dict[str, Any]:
        """The options given, and the default of every other one."""
        return {name: p.default for name, p in self.options.items()} | dict(options)

    def reads_labels(self, options: Options) -> bool:
        """Whether its rows rest on labels: those of the theme ``codes``, and what is grouped by codes."""
        if self.function.__module__.startswith(LABELLED) or options.get("codes"):
            return True
        texts = [value for value in options.values() if isinstance(value, str)]
        return options.get("by") == "label" or any(text.startswith("coded:") or "label:" in text for text in texts)

    @property
    def reads_judgements(self) -> bool:
        """Whether its rows rest on judgements, and on the responses that were judged."""
        return self.function.__module__.startswith(("analysis.judgement.", "analysis.failures."))

    def applied(self, options: Options) -> tuple[Method, ...]:
        """The methods behind its numbers with some options."""
        return self.methods if isinstance(self.methods, tuple) else self.methods(self.with_defaults(options))

    def bases(self, a: Selection, options: Options, b: Selection | None = None) -> list[Basis]:
        """What its values rest on: of the selection, or of each of the two cohorts that are compared."""
        given = self.with_defaults(options)
        if self.compares:
            made = self.basis(a, **given, other=b)
            if isinstance(made, tuple):
                return list(made)
            other = [] if b is None else [self.basis(b, **given, other=a)]
            return [one for one in (made, *other) if isinstance(one, Basis)]
        cohorts = [self.basis(selection, **given) for selection in (a, b) if selection is not None]
        return [one for one in cohorts if isinstance(one, Basis)]

    @property
    def lists_both(self) -> bool:
        """Whether it lists the first of many rows, so that its samples also have those of the other cohort."""
        return self.samples is not None and takes(self.samples, "other")

    def sampled(self, selection: Selection, options: Options, other: Selection | None = None) -> list[Sample]:
        """The sample of each of its estimates; none where it has nothing to subtract."""
        if self.samples is None:
            return []
        return self.samples(selection, **taken(self.samples, {**self.with_defaults(options), "other": other}))

    def row_dialogues(
        self, row: Row, a: Selection, options: Options, b: Selection | None = None
    ) -> Destination | None:
        """The dialogues that one row counts; None where there is no way to them."""
        if isinstance(self.drilldown, str):
            return None
        given = self.with_defaults(options)
        if self.compares:
            given["other"] = b
        of_b = row.get("cohort") == "B"
        target: RowTarget | None = self.drilldown.to(
            row, b if of_b and b is not None else a, **taken(self.drilldown.to, given)
        )
        if target is None:
            return None
        side = b if (of_b or target.of_b) and b is not None else a
        chosen = lead(side, target)
        return None if chosen is None else Destination("A" if side is a else "B", chosen, target.at)

    def rows_dialogues(
        self, frame: pl.DataFrame, rows: Iterable[int], a: Selection, options: Options, b: Selection | None = None
    ) -> list[Destination]:
        """The dialogues that several rows count together, of each cohort by itself."""
        targets = [self.row_dialogues(frame.row(number, named=True), a, options, b) for number in rows]
        combined = []
        for cohort, side in (("A", a), ("B", b)):
            of_cohort = [one for one in targets if one is not None and one.cohort == cohort]
            chosen = together(side, [one.filter for one in of_cohort]) if side is not None else None
            if chosen is not None:
                combined.append(Destination(cohort, chosen, of_cohort[0].at if len(of_cohort) == 1 else None))
        return combined


@dataclass(frozen=True, eq=False)
class Figure:
    """A registered figure: a function of a table's frame that returns a Plotly figure."""

    #: the function's name
    name: str
    function: Callable[..., Any]
    #: the table that it draws; its options are the figure's
    table: Table

    @property
    def summary(self) -> str:
        """The first line of its docstring."""
        return _summary(self.function)


TABLES: dict[str, Table] = {}
FIGURES: dict[str, Figure] = {}


def table(
    *,
    methods: Methods,
    drilldown: Leads | str,
    samples: Callable[..., list[Sample]] | None = None,
    compares: bool = False,
    quotes: bool = False,
    not_comparable: str = "",
    within_corpus: bool = False,
    basis: Bases = selected,
) -> Callable[[F], F]:
    """Register a function of a selection that returns a frame; the arguments are the fields of ``Table``.

    Every table names one of ``samples``, ``compares`` and ``not_comparable``. Raises TypeError where its
    docstring promises an interval, a test or a correction and ``methods`` names none that makes one, or where
    ``samples`` or ``drilldown`` take options otherwise than the function declares them.
    """

    def register(function: F) -> F:
        name = function.__name__
        entry = Table(
            name, function, methods, drilldown, samples, compares, quotes, not_comparable, within_corpus, basis
        )
        promises = any(word in (inspect.getdoc(function) or "") for word in INFERRED)
        if promises and not any(method.infers for method in entry.applied({})):
            raise TypeError(f"{name} has an interval, a test or a correction: name it, @table(methods=(…))")
        if samples is not None:
            check(samples, function, every=entry.options)
        if isinstance(drilldown, Leads):
            check(drilldown.to, function)
        TABLES[name] = entry
        return function

    return register


def figure(*, of: Callable[..., pl.DataFrame]) -> Callable[[F], F]:
    """Register a function of a frame that returns a Plotly figure; ``of`` is the table it draws."""

    def register(function: F) -> F:
        FIGURES[function.__name__] = Figure(function.__name__, function, TABLES[of.__name__])
        return function

    return register


@cache
def load() -> None:
    """Import every module that registers something: the tables of each theme, and all figures."""
    for name in (*THEMES, "figures"):
        package = import_module(f"analysis.{name}")
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)


def find(name: str) -> Table:
    """A table by name. Raises UserError naming those that exist."""
    load()
    if name not in TABLES:
        raise mistake("no_table", name=name, names=", ".join(TABLES))
    return TABLES[name]


def need(selection: Selection, what: str) -> None:
    """Raise Absent where the corpus does not hold ``what``."""
    if not selection.corpus.has(what):
        raise Absent(what, selection.corpus.id)


def _summary(function: Callable[..., Any]) -> str:
    return (inspect.getdoc(function) or "").split("\n")[0]


def _sections(docstring: str) -> dict[str, list[str]]:
    items: dict[str, list[str]] = {}
    section = ""
    for line in docstring.split("\n"):
        if line in SECTIONS:
            section = line[:-1]
            items[section] = []
        elif line and not line.startswith("    "):
            section = ""
        elif section and line.startswith(" " * 8):
            items[section][-1] += " " + line.strip()
        elif section and line:
            items[section].append(line.strip())
    return items
