"""Every table and figure by name: what pages show, Python calls and the command line prints.

The decorators record a function and return it unchanged. The modules of each theme are found by themselves.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules, walk_packages
from typing import Any, TypeVar

from analysis.core.drilldown import Behind, Leads, Led, Row, lead, together
from analysis.query.selection import Selection
from data.problems import UserError

F = TypeVar("F", bound=Callable[..., Any])

THEMES = ("corpus", "topics", "scores", "words", "dialogues", "reader", "persons", "responses", "map")


class Absent(UserError):
    """The corpus does not hold what a table is made from."""

    def __init__(self, what: str, corpus: str) -> None:
        super().__init__(f"{corpus} has no {what}; this table cannot be made from it")
        self.what = what


@dataclass(frozen=True)
class Entry:
    """One registered function: its name, what it is made of, and the options it takes."""

    name: str
    function: Callable[..., Any]
    of: Callable[..., Any] | None = None
    samples: Callable[..., Any] | None = None
    pairs: bool = False
    texts: bool = False
    apart: str = ""
    own: bool = False
    leads: Leads | str = ""

    @property
    def summary(self) -> str:
        """The first line of its docstring."""
        return (inspect.getdoc(self.function) or "").split("\n")[0]

    @property
    def options(self) -> dict[str, inspect.Parameter]:
        """Keyword-only parameters with plain types: what a page or the command line may set."""
        parameters = inspect.signature(self.function).parameters.values()
        plain = (int, float, str, bool)
        return {p.name: p for p in parameters if p.kind is p.KEYWORD_ONLY and isinstance(p.default, plain)}

    def leading(
        self, frame: Any, rows: Iterable[int], a: Selection, options: Mapping[str, Any], b: Selection | None = None
    ) -> list[Led]:
        """The dialogues behind several rows, together; of each cohort apart."""
        found = [self.behind(frame.row(number, named=True), a, options, b) for number in rows]
        led = []
        for cohort, side in (("A", a), ("B", b)):
            here = [one for one in found if one is not None and one.cohort == cohort]
            chosen = together(side, [one.filter for one in here]) if side is not None else None
            if chosen is not None:
                led.append(Led(cohort, chosen, here[0].at if len(here) == 1 else None))
        return led

    def behind(self, row: Row, a: Selection, options: Mapping[str, Any], b: Selection | None = None) -> Led | None:
        """The dialogues behind a row of this table; None where there is no way to them."""
        if isinstance(self.leads, str):
            return None
        given = {name: p.default for name, p in self.options.items()} | dict(options)
        if self.pairs:
            given["other"] = b
        of_b = row.get("cohort") == "B"
        found: Behind | None = self.leads.to(row, b if of_b and b is not None else a, **given)
        if found is None:
            return None
        side = b if (of_b or found.of_b) and b is not None else a
        chosen = lead(side, found)
        return None if chosen is None else Led("A" if side is a else "B", chosen, found.at)


TABLES: dict[str, Entry] = {}
FIGURES: dict[str, Entry] = {}


def table(
    *,
    samples: Callable[..., Any] | None = None,
    pairs: bool = False,
    texts: bool = False,
    apart: str = "",
    own: bool = False,
    leads: Leads | str = "",
) -> Callable[[F], F]:
    """Register a function of a selection that returns a frame.

    ``samples``, called with the same arguments, gives the ``Sample`` behind each estimate of the
    table; from them ``compare`` makes the differences between two cohorts. Where it takes ``beside``,
    the other cohort, it gives a sample for the rows of that one too. ``pairs``: the table is
    itself a comparison, and takes a second cohort as its argument ``other``. ``texts``: it quotes what
    was said, so that the corpus' licence goes with it. ``apart``: why nothing can be subtracted
    (``quotes``: its rows are quotations); every table has one of samples, pairs and apart. ``own``: its
    rows mean something within one corpus only, so that both cohorts are of the same. ``leads``: the way
    from a row to the dialogues behind it, or why there is none.
    """

    def register(function: F) -> F:
        name = function.__name__
        kinds = {"samples": samples, "pairs": pairs, "texts": texts, "apart": apart, "own": own, "leads": leads}
        TABLES[name] = Entry(name, function, **kinds)  # type: ignore[arg-type]
        return function

    return register


def figure(*, of: Callable[..., Any]) -> Callable[[F], F]:
    """Register a function of a frame that returns a Plotly figure; ``of`` is the table it draws."""

    def register(function: F) -> F:
        FIGURES[function.__name__] = Entry(function.__name__, function, of)
        return function

    return register


def load() -> None:
    """Import every module that registers something: the tables of each theme, and all figures."""
    for theme in THEMES:
        package = import_module(f"analysis.{theme}")
        for module in iter_modules(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    figures = import_module("analysis.figures")
    for module in walk_packages(figures.__path__, f"{figures.__name__}."):
        import_module(module.name)


def find(name: str) -> Entry:
    """A table by name. Raises UserError naming those that exist."""
    load()
    if name not in TABLES:
        raise UserError(f"no table '{name}'; there are: {', '.join(TABLES)}")
    return TABLES[name]


def need(selection: Selection, what: str) -> None:
    """Raise Absent where the corpus does not hold ``what``."""
    if not selection.corpus.has(what):
        raise Absent(what, selection.corpus.id)
