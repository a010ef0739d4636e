"""The only caching in the app: keyed by corpus version, function, filter and options, never by a frame.

What comes back is shared by all readers and must not be changed.
"""

import gc
from collections.abc import Callable, Mapping
from typing import Any

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from analysis.core import registry
from analysis.core.compare import both
from analysis.core.compare import differences as compare_differences
from analysis.core.drilldown import Led
from analysis.export import bundle
from analysis.export.bundle import Look
from analysis.export.caption import Shown
from analysis.export.render.files import Rendered
from analysis.figures.kit.theme import THEMES
from analysis.labels import Labels, Language
from analysis.query.filter import Filter
from analysis.query.selection import Selection, select
from data.checks.check import CheckReport
from data.checks.check import check as check_corpus
from data.corpus import Corpus
from data.store import Library, Manifest

Options = tuple[tuple[str, Any], ...]


def library() -> Library:
    """The library this app serves."""
    return Library()


def manifests() -> list[Manifest]:
    """The corpora that can be opened now, read afresh: others may add some."""
    return library().manifests()


def corpus(manifest: Manifest) -> Corpus:
    """An opened corpus, shared by all sessions."""
    return _corpus(manifest.id, manifest.version, str((manifest.stages, manifest.unmade)))


@st.cache_resource(max_entries=4, show_spinner=False)
def _corpus(corpus_id: str, version: str, stages: str) -> Corpus:
    opened = Corpus.open(corpus_id, library())
    opened.dialogues, opened.items  # noqa: B018 - read once, here, for everybody
    gc.freeze()
    return opened


def check(manifest: Manifest) -> CheckReport:
    """The check report of a corpus."""
    return _check(manifest.id, str(manifest.stages), corpus(manifest))


@st.cache_resource(max_entries=8, show_spinner=False)
def _check(corpus_id: str, stages: str, _corpus: Corpus) -> CheckReport:
    return check_corpus(_corpus)


def selection(opened: Corpus, chosen: Filter) -> Selection:
    """A filter resolved against a corpus; one that was held up is not remembered as it is."""
    found = _selection(opened.id, _made(opened), chosen, opened)
    if any(note.code in ("busy", "starting") for note in found.notes):
        _selection.clear(opened.id, _made(opened), chosen, opened)
    return found


@st.cache_resource(max_entries=64, show_spinner=False)
def _selection(corpus_id: str, stages: str, chosen: Filter, _corpus: Corpus) -> Selection:
    return select(_corpus, chosen)


def table(
    function: Callable[..., pl.DataFrame], a: Selection, options: Mapping[str, Any], b: Selection | None = None
) -> pl.DataFrame:
    """A registered table of a selection, or of two cohorts below each other. Raises what the table raises."""
    return _table(function.__name__, _name(a), _name(b), tuple(sorted(options.items())), a, b)


def differences(
    function: Callable[..., pl.DataFrame], a: Selection, options: Mapping[str, Any], b: Selection
) -> pl.DataFrame:
    """How cohort B differs from A in the estimates of a registered table."""
    return _differences(function.__name__, _name(a), _name(b), tuple(sorted(options.items())), a, b)


Name = tuple[str, str, Filter] | None


def _made(opened: Corpus) -> str:
    """The corpus' version, and that of everything made from it since."""
    return f"{opened.version} {sorted(opened.manifest.stages.items())}"


def _name(chosen: Selection | None) -> Name:
    """What identifies a selection: corpus, version, filter."""
    return None if chosen is None else (chosen.corpus.id, _made(chosen.corpus), chosen.filter)


@st.cache_resource(max_entries=512, show_spinner=False)
def _table(
    name: str, first: Name, second: Name, options: Options, _a: Selection, _b: Selection | None
) -> pl.DataFrame:
    function = registry.TABLES[name].function
    made: pl.DataFrame = function(_a, **dict(options)) if _b is None else both(function, _a, _b, **dict(options))
    return made


@st.cache_resource(max_entries=256, show_spinner=False)
def _differences(
    name: str, first: Name, second: Name, options: Options, _a: Selection, _b: Selection
) -> pl.DataFrame:
    return compare_differences(registry.TABLES[name].function, _a, _b, **dict(options))


def figure(
    function: Callable[..., go.Figure],
    a: Selection,
    labels: Labels,
    theme: str,
    options: Mapping[str, Any],
    b: Selection | None = None,
) -> go.Figure:
    """A registered figure of a selection, or of two cohorts."""
    plain = tuple(sorted(options.items()))
    return _figure(function.__name__, labels.lang, theme, _name(a), _name(b), plain, a, b)


@st.cache_resource(max_entries=512, show_spinner=False)
def _figure(
    name: str,
    lang: Language,
    theme: str,
    first: Name,
    second: Name,
    options: Options,
    _a: Selection,
    _b: Selection | None,
) -> go.Figure:
    entry = registry.FIGURES[name]
    if entry.of is None:
        raise TypeError(f"{name} is drawn from no table")
    frame = table(entry.of, _a, dict(options), _b)
    drawn: go.Figure = entry.function(frame, labels=Labels(lang), theme=THEMES[theme])
    return drawn


def led(
    table: registry.Entry,
    a: Selection,
    options: Mapping[str, Any],
    rows: tuple[int, ...],
    frame: pl.DataFrame,
    b: Selection | None = None,
) -> list[Led]:
    """Where some rows of a table lead, those of each cohort together."""
    return _led(table.name, _name(a), _name(b), tuple(sorted(options.items())), rows, frame, a, b)


@st.cache_resource(max_entries=256, show_spinner=False)
def _led(
    name: str,
    first: Name,
    second: Name,
    options: Options,
    rows: tuple[int, ...],
    _frame: pl.DataFrame,
    _a: Selection,
    _b: Selection | None,
) -> list[Led]:
    return registry.TABLES[name].leading(_frame, rows, _a, dict(options), _b)


def shown(entry: registry.Entry, a: Selection, options: Mapping[str, Any], b: Selection | None) -> Shown:
    """What a figure shows, as its export takes it."""
    return _shown(entry.name, _name(a), _name(b), tuple(sorted(options.items())), a, b)


@st.cache_resource(max_entries=64, show_spinner=False)
def _shown(name: str, first: Name, second: Name, options: Options, _a: Selection, _b: Selection | None) -> Shown:
    entry = registry.FIGURES[name]
    frame = None if entry.of is None or _a.is_empty else table(entry.of, _a, dict(options), _b)
    return bundle.shown(entry, _a, dict(options), _b, frame)


def paper_file(what: Shown, look: Look, kind: str) -> Rendered:
    """One file of a figure for a paper."""
    options = tuple(sorted(what.options.items()))
    return _paper_file(what.entry.name, _name(what.selection), _name(what.other), options, look, kind, what)


@st.cache_resource(max_entries=64, show_spinner=False)
def _paper_file(
    name: str, first: Name, second: Name, options: Options, look: Look, kind: str, _what: Shown
) -> Rendered:
    return bundle.file_of(_what, look, kind)
