"""Which words of an utterance meet the filter: the places that a reader sees marked."""

from collections.abc import Iterator, Sequence

import numpy as np

from analysis.query.filter import Filter
from analysis.query.utterance_conditions import answers
from analysis.text.matching import matches
from data.corpus import Corpus
from data.matching import scan
from data.matching import spans as matching_spans
from data.matching.spans import Span
from data.problems import UserError

Array = np.ndarray


def marks(
    corpus: Corpus, chosen: Filter, rows: Sequence[int] | Array, ends: Array | None = None
) -> list[list[Span]]:
    """For some rows of ``corpus.utterances`` the places (begin, end) in the raw text, those that overlap joined.

    Each condition on utterances marks what it finds in what the role that is asked for says; a sequence
    marks its first part where it begins and its second where it ends. What cannot be searched for marks
    nothing. ``ends``: the answers of the sequence (``said.answers``), where they are known.
    """
    at = np.asarray(rows, dtype=np.int64)
    found: list[list[Span]] = [[] for _ in at]
    for by, query, here in _asked(corpus, chosen, at, ends):
        if here.any():
            for i, spans in zip(np.flatnonzero(here), _places(corpus, by, query, at[here]), strict=True):
                found[i] += spans
    return [joined(spans) for spans in found]


def _asked(corpus: Corpus, chosen: Filter, at: Array, ends: Array | None) -> Iterator[tuple[str, str, Array]]:
    """How something is looked for, what, and in which of the rows."""
    said_by = (corpus.utterances["role"][at] == chosen.role).to_numpy() if chosen.role else np.ones(len(at), bool)
    for by in ("text", "regex", "lemma"):
        if query := getattr(chosen, by):
            yield by, query, said_by
    if chosen.then is None:
        return
    try:
        ends = answers(corpus, chosen.then) if ends is None else ends
    except UserError:
        return
    yield chosen.then.first.by, chosen.then.first.query, ends[at] >= 0
    yield chosen.then.then.by, chosen.then.then.query, np.isin(at, ends)


def _places(corpus: Corpus, by: str, query: str, at: Array) -> list[list[Span]]:
    """Where one thing stands in the raw texts of some rows."""
    try:
        return of_words(corpus, query, at) if by == "lemma" else _of_pattern(corpus, by, query, at)
    except UserError:
        return [[] for _ in at]


def _of_pattern(corpus: Corpus, by: str, query: str, at: Array) -> list[list[Span]]:
    pattern = scan.as_pattern(query) if by == "text" else scan.regex(query)
    normalized = corpus.normalized.gather(at)
    found = matching_spans.matched(normalized, pattern)
    return matching_spans.in_raw(corpus.texts.gather(at).to_list(), normalized.to_list(), found)


def of_words(corpus: Corpus, query: str, at: Array) -> list[list[Span]]:
    """Where words stand, in whatever form, in the raw texts of some rows. Raises BadQuery, Missing."""
    found = matches(corpus, query, "lemma")
    here = found.among(np.isin(found.utterances, at))
    begins, ends = here.spans
    spans: dict[int, list[Span]] = {}
    for row, begin, end in zip(here.utterances.tolist(), begins.tolist(), ends.tolist(), strict=True):
        spans.setdefault(row, []).append((begin, end))
    return [spans.get(row, []) for row in at.tolist()]


def joined(spans: list[Span]) -> list[Span]:
    """Places in order, those that overlap made one."""
    merged: list[Span] = []
    for low, high in sorted(spans):
        if merged and low < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged
