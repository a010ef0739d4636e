"""Figures asked for as plain data, and one zip or page of all of them: what a page collects, a command makes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

import orjson

from analysis.core import registry
from analysis.core.errors import mistake
from analysis.core.options import read_options
from analysis.core.query.selection import Selection
from analysis.core.query.strict import strict_selection
from analysis.core.question import Question
from analysis.export.bundle import Look, bundle, collection, figure_named, result_of
from analysis.export.documents.web_page import web_page
from analysis.export.result import Result
from analysis.labels import LANGUAGES, Language
from data.core.problems import UserError
from data.core.progress import Progress, silent
from data.core.store import Library

T = TypeVar("T")

MOST = 60


@dataclass(frozen=True)
class Order:
    """One figure as a command line would ask for it."""

    #: its name; on a page also that of a table
    figure: str
    corpus: str
    filter: str = ""
    b_corpus: str | None = None
    b: str = ""
    options: dict[str, str] = field(default_factory=dict)
    size: str = "acl-column"
    font_pt: float | None = None
    lang: Language = "en"
    grey: bool = False

    @classmethod
    def of(cls, result: Result, look: Look) -> "Order":
        """The order that makes a figure as it is shown."""
        b = result.b
        return cls(
            result.name,
            result.a.corpus.id,
            result.a.filter.to_query(),
            None if b is None else b.corpus.id,
            "" if b is None else b.filter.to_query(),
            {name: str(value) for name, value in result.options.items()},
            look.size,
            look.font_pt,
            look.lang,
            look.greyscale,
        )

    @property
    def look(self) -> Look:
        """How it is to look."""
        return Look(self.size, self.font_pt, self.lang, self.grey)


def written(orders: Iterable[Order]) -> bytes:
    """The orders as a file, a JSON list."""
    return orjson.dumps([asdict(order) for order in orders], option=orjson.OPT_INDENT_2) + b"\n"


def read(file: Path) -> list[Order]:
    """The orders of a file. Raises UserError naming what cannot be understood."""
    try:
        return parsed(file.read_bytes(), str(file))
    except OSError as error:
        raise mistake("cannot_read", path=file, why=error.strerror) from error


def parsed(content_json: bytes | str, file: str) -> list[Order]:
    """Orders from the JSON of a file. Raises UserError naming what cannot be understood."""
    try:
        content = orjson.loads(content_json)
    except orjson.JSONDecodeError as error:
        raise mistake("not_json", path=file, why=error) from error
    if not isinstance(content, list) or not content:
        raise mistake("no_figure_list", path=file)
    if len(content) > MOST:
        raise mistake("too_many_figures", path=file, most=MOST, n=f"{len(content):,}")
    return [_order(number, one) for number, one in enumerate(content, 1)]


def _order(number: int, given: Any) -> Order:
    known = {part.name for part in fields(Order)}
    if not isinstance(given, dict) or not {"figure", "corpus"} <= given.keys():
        raise mistake("figure_incomplete", number=number)
    if unknown := sorted(given.keys() - known):
        raise mistake("figure_field", number=number, name=unknown[0][:40], names=", ".join(sorted(known)))
    texts = [given.get(name) or "" for name in ("figure", "corpus", "filter", "b", "b_corpus", "size")]
    font, options = given.get("font_pt"), given.get("options", {})
    if not all(isinstance(text, str) for text in texts) or not isinstance(options, dict):
        raise mistake("figure_types", number=number)
    if font is not None and (isinstance(font, bool) or not isinstance(font, int | float)):
        raise mistake("figure_font", number=number)
    if given.get("lang", "en") not in LANGUAGES:
        raise mistake("figure_lang", number=number, names=", ".join(LANGUAGES))
    return Order(**given | {"grey": bool(given.get("grey"))})


def zipped(orders: list[Order], library: Library, progress: Progress = silent) -> bytes:
    """One zip with a folder a figure. Raises UserError naming the figure that cannot be made."""
    return collection(_each(orders, library, progress, lambda order, result: bundle(result, order.look)))


def page(orders: list[Order], library: Library, progress: Progress = silent, *, address: str = "") -> bytes:
    """One HTML page of figures and tables. Raises UserError naming the one that cannot be made."""
    registry.load()
    results = list(_each(orders, library, progress, lambda _, result: result, tables=True))
    return web_page(results, orders[0].lang, address=address)


def _each(
    orders: list[Order],
    library: Library,
    progress: Progress,
    make: Callable[[Order, Result], T],
    *,
    tables: bool = False,
) -> Iterator[T]:
    """What is made of each order; an error names the order."""
    selections: dict[tuple[str, str], Selection] = {}

    def chosen(corpus: str, query: str, flag: str) -> Selection:
        if (corpus, query) not in selections:
            selections[corpus, query] = strict_selection(corpus, query, library, flag)
        return selections[corpus, query]

    for number, order in enumerate(orders):
        progress("figures", number, len(orders))
        try:
            yield make(order, _result(order, chosen, tables))
        except UserError as error:
            raise mistake("in_figure", number=number + 1, name=order.figure[:60], error=error) from error


def _result(order: Order, chosen: Callable[[str, str, str], Selection], tables: bool) -> Result:
    figure = None if tables and order.figure in registry.TABLES else figure_named(order.figure)
    table = figure.table if figure else registry.find(order.figure)
    options = read_options(table, (f"{name}={value}" for name, value in order.options.items()))
    first = chosen(order.corpus, order.filter, "filter")
    second = chosen(order.b_corpus, order.b, "b") if order.b_corpus else None
    question = Question.of(table.function, first, options, second)
    return result_of(figure, question) if figure else Result(None, question, question.answer())
