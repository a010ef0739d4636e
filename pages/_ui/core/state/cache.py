"""The only caching in the app: keyed by corpus version, function, filter and options, never by a frame.

What comes back is shared by all readers and must not be changed. Corpora stay open; all else is kept as
long as it fits together into ``KOKORO_CACHE_MB`` (32 by default), what was used longest ago goes first.
"""

import gc
import os
import threading
from collections.abc import Callable, Hashable
from inspect import signature
from typing import Any, TypeVar

import plotly.graph_objects as go
import polars as pl
import streamlit as st
from cachetools import LRUCache, cached

from analysis.core.drilldown import Destination
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from analysis.core.question import Question
from analysis.core.registry import FIGURES, Figure
from analysis.display import basis
from analysis.export import bundle
from analysis.export.bundle import Look
from analysis.export.render.files import Rendered
from analysis.export.result import Result
from analysis.figures.kit.theme import THEMES
from analysis.labels import Labels, Language
from data.checks.check import CheckReport
from data.checks.check import check as check_corpus
from data.core.store import Library, Manifest
from data.corpus import Corpus
from pages._ui.core.state import current, url
from pages._ui.core.state.sizes import bytes_of

BOUND_MB = 32
Made = TypeVar("Made")

_values: LRUCache[Hashable, Any] = LRUCache(
    maxsize=float(os.environ.get("KOKORO_CACHE_MB", BOUND_MB)) * 1e6, getsizeof=bytes_of
)
_changed = threading.Condition()


def _stored(function: Callable[..., Made]) -> Callable[..., Made]:
    """Keep what a function gives, by its arguments but those behind ``_``; who asks for the same waits."""
    places = [place for place, name in enumerate(signature(function).parameters) if not name.startswith("_")]

    def key(*arguments: Any) -> Hashable:
        return function.__name__, *(arguments[place] for place in places)

    wrapped: Callable[..., Made] = cached(_values, key=key, condition=_changed)(function)
    return wrapped


def forget() -> None:
    """Drop all that is kept, corpora too."""
    st.cache_resource.clear()
    with _changed:
        _values.clear()


def library() -> Library:
    """The library this app serves."""
    return Library()


def manifests() -> list[Manifest]:
    """The corpora that this person may open now, read afresh: others may add some."""
    here = library()
    return [manifest for manifest in here.manifests() if current.sees(here, manifest.id)]


def corpus(manifest: Manifest) -> Corpus:
    """An opened corpus, shared by all sessions."""
    return _corpus(manifest.id, manifest.version, str((manifest.stages, manifest.unmade)))


@st.cache_resource(max_entries=4, show_spinner=False)
def _corpus(corpus_id: str, version: str, stages: str) -> Corpus:
    opened = Corpus.open(corpus_id, library())
    opened.dialogues, opened.items  # noqa: B018 - read once, here, for everybody
    gc.collect()
    gc.freeze()
    return opened


def check(manifest: Manifest) -> CheckReport:
    """The check report of a corpus."""
    return _check(manifest.id, str(manifest.stages), corpus(manifest))


@_stored
def _check(corpus_id: str, stages: str, _corpus: Corpus) -> CheckReport:
    return check_corpus(_corpus)


def selection(opened: Corpus, chosen: Filter) -> Selection:
    """A filter resolved against a corpus; a result that was held up by others' work is not kept."""
    stages = f"{opened.version} {sorted(opened.manifest.stages.items())}"
    stages += f" {opened.coding.state()}" if chosen.has_labels else ""
    resolved = _selection(opened.id, stages, chosen, opened)
    if any(note.code in ("busy", "starting") for note in resolved.notes):
        with _changed:
            _values.pop((_selection.__name__, opened.id, stages, chosen), None)
    return resolved


@_stored
def _selection(corpus_id: str, stages: str, chosen: Filter, _corpus: Corpus) -> Selection:
    return select(_corpus, chosen)


def table(question: Question) -> pl.DataFrame:
    """The answer to a question. Raises what the table raises."""
    return _table(question.key, question)


def has(question: Question) -> bool:
    """Whether the answer to a question is kept."""
    with _changed:
        return (_table.__name__, question.key) in _values


@_stored
def _table(key: Hashable, _question: Question) -> pl.DataFrame:
    with st.spinner(url.language()("frame.computing")):  # shown after half a second
        return _question.answer()


def basis_lines(question: Question, labels: Labels) -> list[str]:
    """n, filter and corpus of a question's answer, in words; a line for each cohort."""
    return _basis_lines(question.key, labels.lang, question)


@_stored
def _basis_lines(key: Hashable, lang: Language, _question: Question) -> list[str]:
    return basis.basis_lines(_question.bases, Labels(lang))


def rests_on_all(question: Question) -> bool:
    """Whether the values of an answer rest on all dialogues of its selection, or of both."""
    return _rests_on_all(question.key, question)


@_stored
def _rests_on_all(key: Hashable, _question: Question) -> bool:
    return all(basis.dialogues.height == basis.selection.n_dialogues for basis in _question.bases)


def interval_reasons(question: Question, labels: Labels) -> str:
    """Why no row of a question's answer has an interval; empty where one has."""
    return _interval_reasons(question.key, labels.lang, question)


@_stored
def _interval_reasons(key: Hashable, lang: Language, _question: Question) -> str:
    frame = table(_question)
    return basis.interval_reasons(frame, _question.bases, Labels(lang)) if basis.unbounded(frame) else ""


def differences(question: Question) -> pl.DataFrame:
    """How cohort B differs from A in the estimates of a table."""
    return _differences(question.key, question)


@_stored
def _differences(key: Hashable, _question: Question) -> pl.DataFrame:
    return _question.differences()


def figure(function: Callable[..., go.Figure], question: Question, labels: Labels, theme: str) -> go.Figure:
    """A registered figure of a question."""
    return _figure(function.__name__, labels.lang, theme, question.key, question)


@_stored
def _figure(name: str, lang: Language, theme: str, key: Hashable, _question: Question) -> go.Figure:
    labels = Labels(lang).naming(_question.a.corpus.coding.codebook())
    drawn: go.Figure = FIGURES[name].function(table(_question), labels=labels, theme=THEMES[theme])
    content = drawn.to_dict()
    drawn.to_dict = lambda: content  # Streamlit asks for it at each rerun
    return drawn


def row_dialogues(question: Question, rows: tuple[int, ...], frame: pl.DataFrame) -> list[Destination]:
    """The dialogues that some rows of an answer count, of each cohort by itself."""
    return _row_dialogues(question.key, rows, question, frame)


@_stored
def _row_dialogues(
    key: Hashable, rows: tuple[int, ...], _question: Question, _frame: pl.DataFrame
) -> list[Destination]:
    return _question.drilldown(_frame, rows)


def result(figure: Figure, question: Question) -> Result:
    """What a figure shows, as its export takes it."""
    return _result(figure.name, question.key, question)


@_stored
def _result(name: str, key: Hashable, _question: Question) -> Result:
    frame = None if _question.a.is_empty else table(_question)
    return bundle.result_of(FIGURES[name], _question, frame)


def paper_file(result: Result, look: Look, kind: str) -> Rendered:
    """One file of a figure for a paper."""
    return _paper_file(result.name, result.question.key, look, kind, result)


@_stored
def _paper_file(name: str, key: Hashable, look: Look, kind: str, _result: Result) -> Rendered:
    return bundle.file_of(_result, look, kind)
