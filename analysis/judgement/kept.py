"""What depends on the judgements of a corpus is made once, until somebody judges on."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

import polars as pl

from analysis.core.errors import Absent
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.statistics.inference.methods import Method, record, recorded
from data.corpus import Corpus

MOST = 96
T = TypeVar("T")

_made: WeakKeyDictionary[Corpus, dict[Hashable, Any]] = WeakKeyDictionary()


def once_per_judgements(corpus: Corpus, key: Hashable, make: Callable[[], T]) -> T:
    """What depends on a corpus and its judgements as they are now is made once; the last few answers are kept."""
    known = _made.setdefault(corpus, {})
    whole = (corpus.judging.state(), key)
    if whole not in known:
        while len(known) >= MOST:
            known.pop(next(iter(known)))
        known[whole] = make()
    value: T = known[whole]
    return value


P = ParamSpec("P")


def or_empty(schema: Types) -> Callable[[Callable[P, pl.DataFrame]], Callable[P, pl.DataFrame]]:
    """A table that is made once for the judgements there are, with the methods that ran.

    Without rows where a part of the corpus lacks what the whole has; of the whole it stays Absent.
    """

    def wrapped(function: Callable[P, pl.DataFrame]) -> Callable[P, pl.DataFrame]:
        @wraps(function)
        def answer(*given: P.args, **options: P.kwargs) -> pl.DataFrame:
            selection = given[0]
            assert isinstance(selection, Selection)
            corpus = selection.corpus
            sets = tuple(corpus.responses.name_of(one) for one in corpus.responses.sets())
            key = (
                function.__name__,
                selection.filter,
                tuple(sorted(options.items())),
                sets,
                corpus.coding.state(),
            )
            try:
                frame, methods = once_per_judgements(corpus, key, lambda: _ran(function, *given, **options))
                record(*methods)
                return frame
            except Absent:
                if selection.is_whole or selection.corpus.judging.judgements().is_empty():
                    raise
                return pl.DataFrame(schema=schema)

        return answer

    return wrapped


def _ran(
    function: Callable[P, pl.DataFrame], *given: P.args, **options: P.kwargs
) -> tuple[pl.DataFrame, tuple[Method, ...]]:
    with recorded() as applied:
        frame = function(*given, **options)
    return frame, tuple(applied)
