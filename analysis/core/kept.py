"""Tables that take longer than a page may wait: computed by a job, kept, and read again by the same question."""

import functools
import inspect
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import polars as pl

from analysis.core.query.selection import Selection
from analysis.core.statistics.inference.methods import Method, record, recorded
from data.answers import Answers
from data.core.progress import Progress, silent

F = TypeVar("F", bound=Callable[..., pl.DataFrame])


@dataclass(frozen=True)
class Kept:
    """A table whose answers are kept.

    Attributes:
        compute: The table itself.
        version: Raised whenever its answers change.
        options: Its options with their defaults.
        tells: Whether it reports its progress.
        quick: Up to how many dialogues it is computed at once, without a job.
        by_labels: Whether its answers change with the labels of utterances.
    """

    compute: Callable[..., pl.DataFrame]
    version: int
    options: Mapping[str, Any]
    tells: bool
    quick: int
    by_labels: bool = False


KEPT: dict[str, Kept] = {}
QUICK = 400
RECENT = 32


def kept(version: int, *, quick: int = QUICK, by_labels: bool = False) -> Callable[[F], F]:
    """A table whose answer is taken from the workspace where it was made before, and else computed.

    Args:
        version: Raised whenever the same question has another answer than before.
        quick: Up to how many dialogues it takes a moment only, so that a page need not start a job.
        by_labels: Whether its answers change with the labels of utterances.
    """

    def keep(function: F) -> F:
        name = function.__name__
        parameters = inspect.signature(function).parameters.values()
        options = {p.name: p.default for p in parameters if p.kind is p.KEYWORD_ONLY and p.name != "progress"}
        tells = "progress" in inspect.signature(function).parameters
        entry = KEPT[name] = Kept(function, version, options, tells, quick, by_labels)

        @functools.wraps(function)
        def answered(selection: Selection, **settings: Any) -> pl.DataFrame:
            settings.pop("progress", None)
            answer = Answers(selection.corpus).load(*_question(name, entry, selection, settings))
            return _computed(name, entry, selection, settings) if answer is None else answer

        return answered  # type: ignore[return-value]

    return keep


_recent: dict[Hashable, tuple[pl.DataFrame, tuple[Method, ...]]] = {}


def _computed(name: str, entry: Kept, selection: Selection, settings: Mapping[str, Any]) -> pl.DataFrame:
    """The table, computed; the last few of this process are not computed twice."""
    corpus = selection.corpus
    options = tuple(sorted({**entry.options, **settings}.items()))
    labels = corpus.coding.state() if entry.by_labels else ""
    key = (
        name,
        str(corpus.folder),
        corpus.version,
        str(corpus.manifest.stages),
        labels,
        selection.filter,
        options,
    )
    if key not in _recent:
        with recorded() as applied:
            frame = entry.compute(selection, **settings)
        while len(_recent) >= RECENT:
            _recent.pop(next(iter(_recent)), None)
        _recent[key] = frame, tuple(applied)
    frame, methods = _recent[key]
    record(*methods)
    return frame


def is_ready(name: str, selection: Selection, settings: Mapping[str, Any]) -> bool:
    """Whether the answer is there, or can be had at once."""
    entry = KEPT.get(name)
    if entry is None or selection.n_dialogues <= entry.quick:
        return True
    return Answers(selection.corpus).has(*_question(name, entry, selection, settings))


def keep_answer(
    name: str, selection: Selection, settings: Mapping[str, Any], progress: Progress = silent
) -> pl.DataFrame:
    """Compute a kept table and keep its answer; one that is there is not computed again."""
    entry = KEPT[name]
    store, question = Answers(selection.corpus), _question(name, entry, selection, settings)
    answer = store.load(*question)
    if answer is None:
        progress(name)
        answer = entry.compute(selection, **settings, **({"progress": progress} if entry.tells else {}))
        store.save(answer, *question)
    return answer


def _question(
    name: str, entry: Kept, selection: Selection, settings: Mapping[str, Any]
) -> tuple[str, int, str, Mapping[str, Any]]:
    labels = {"labels": selection.corpus.coding.state()} if entry.by_labels else {}
    return name, entry.version, selection.filter.to_query(), {**entry.options, **settings, **labels}
