"""Where a filter's conditions on utterances match: which lines, and which characters of their raw texts.

One implementation for a dialogue on the reader's page, for the results of a search and for the words that a
reader picks out: a text is searched in its normalised form, and the spans are led back to the raw text.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from analysis.core.query import boolean
from analysis.core.query.filter import Filter
from analysis.core.query.sequences import Sequence as TurnSequence
from analysis.core.query.sequences import UtterancePattern
from analysis.core.query.utterance_conditions import NO_ROW, UTTERANCE_MASKS, answers
from analysis.core.text.matching import matches
from analysis.core.text.safe_text import PieceKind, StyledSpan
from data.corpus import Corpus
from data.matching import scan
from data.matching import spans as matching_spans
from data.matching.normalization import normalize
from data.matching.spans import Span
from data.problems import UserError

Array = np.ndarray
SpansByLine = dict[int, list[Span]]  # index of a line to its spans; lines that do not match are absent


@dataclass(frozen=True, eq=False)
class Lines:
    """Some utterances of a corpus."""

    corpus: Corpus
    rows: range | Array
    """Rows of ``corpus.utterances``; a range where the lines are whole dialogues."""
    roles: Sequence[str]
    texts: Sequence[str]
    """Raw texts."""

    @classmethod
    def at(cls, corpus: Corpus, rows: Sequence[int] | Array) -> "Lines":
        """The utterances in some rows, in whatever order."""
        indices = np.asarray(rows, dtype=np.int64)
        roles = corpus.utterances["role"][indices].cast(pl.String).to_list()
        return cls(corpus, indices, roles, corpus.texts.gather(indices).to_list())

    @property
    def n(self) -> int:
        """Number of lines."""
        return len(self.rows)


@dataclass(frozen=True, eq=False)
class Highlights:
    """What a filter matches in some lines."""

    is_hit: Array
    """(n,) which lines meet every condition on utterances."""
    spans: list[list[Span]]
    """(begin, end) in the raw text of each line."""
    is_answer: Array
    """(n,) which lines end a sequence that one of the lines begins."""


def text(lines: Lines, query: str) -> SpansByLine:
    """Words and phrases of a query; full and half width, upper and lower case alike."""
    return _of_query(lines, query, _literal)


def _literal(lines: Lines, words: str) -> SpansByLine:
    pattern, is_literal = scan.literal(words)
    return _pattern_spans(lines, pattern, is_literal=is_literal)


def regex(lines: Lines, pattern: str) -> SpansByLine:
    """A regular expression, matched by the engine that the search uses."""
    return _pattern_spans(lines, scan.regex(pattern), is_literal=False)


def lemma(lines: Lines, query: str) -> SpansByLine:
    """Words of a query in whatever form, those of a phrase side by side. Raises BadQuery, Missing."""
    return _of_query(lines, query, _words)


def _words(lines: Lines, words: str) -> SpansByLine:
    hits = matches(lines.corpus, words, "lemma")
    hits = hits.among(np.isin(hits.utterances, np.asarray(lines.rows)))
    by_row: dict[int, list[Span]] = {}
    for row, begin, end in zip(hits.utterances.tolist(), *(side.tolist() for side in hits.spans), strict=True):
        by_row.setdefault(row, []).append((begin, end))
    rows = np.asarray(lines.rows).tolist()
    return {index: by_row[row] for index, row in enumerate(rows) if row in by_row}


def _of_query(lines: Lines, query: str, find: Callable[[Lines, str], SpansByLine]) -> SpansByLine:
    """The lines that meet a query, with the spans of the words and phrases it looks for."""
    found: dict[str, SpansByLine] = {}

    def mask(words: str) -> Array:
        found[words] = find(lines, words)
        result = np.zeros(lines.n, dtype=bool)
        result[list(found[words])] = True
        return result

    fulfilled = np.flatnonzero(boolean.evaluate(query, mask)).tolist()
    terms = boolean.positive_terms(query)
    return {index: [span for term in terms for span in found[term].get(index, [])] for index in fulfilled}


# a condition on utterances that is neither here nor a sequence highlights whole lines
FINDERS: dict[str, Callable[[Lines, str], SpansByLine]] = {"text": text, "regex": regex, "lemma": lemma}


def has_conditions(filter_: Filter) -> bool:
    """Whether a filter has conditions on utterances."""
    return any(getattr(filter_, name) for name in UTTERANCE_MASKS)


def highlights(lines: Lines, filter_: Filter) -> Highlights:
    """The lines of whole dialogues that meet every condition on utterances, and their spans.

    Without a condition nothing is highlighted. What cannot be searched for is left out, as ``select`` does.
    """
    by_condition = []
    for name in UTTERANCE_MASKS:
        if value := getattr(filter_, name):
            with suppress(UserError):  # select() has left a note on it
                by_condition.append(_condition_spans(lines, name, value))
    is_hit, is_answer = np.zeros(lines.n, dtype=bool), np.zeros(lines.n, dtype=bool)
    spans: list[list[Span]] = [[] for _ in range(lines.n)]
    if not by_condition:
        return Highlights(is_hit, spans, is_answer)
    is_hit[sorted(set(by_condition[0]).intersection(*by_condition[1:]))] = True
    if filter_.role:
        is_hit &= np.array([role == filter_.role for role in lines.roles], dtype=bool)
    if filter_.then is not None:
        with suppress(UserError):
            rows = _answers(lines, filter_.then)[is_hit]
            ends = (rows[rows != NO_ROW] - lines.rows[0]).tolist() if lines.n else []
            by_condition.append(_among(_pattern(lines, filter_.then.then), ends))
            is_answer[ends] = True
    for index in np.flatnonzero(is_hit | is_answer).tolist():
        spans[index] = merge_overlaps(span for spans_of in by_condition for span in spans_of.get(index, []))
    return Highlights(is_hit, spans, is_answer)


def spans_in_rows(
    corpus: Corpus, filter_: Filter, rows: Sequence[int] | Array, ends: Array | None = None
) -> list[list[Span]]:
    """The spans of a filter in some rows of ``corpus.utterances``, overlapping ones merged.

    Each condition highlights what it matches in utterances of the role asked for; a sequence highlights its
    first part where it begins and its second part where it ends. What cannot be searched for highlights nothing.

    Args:
        corpus: the corpus.
        filter_: its conditions on utterances are used.
        rows: rows of ``corpus.utterances``, which need not belong together.
        ends: (n_utterances,) ``answers`` of the filter's sequence, where they are known.
    """
    lines = Lines.at(corpus, rows)
    indices = np.asarray(rows, dtype=np.int64)
    of_role = [index for index, role in enumerate(lines.roles) if filter_.role in ("", role)]
    parts: list[tuple[UtterancePattern | tuple[str, str], Iterable[int]]] = [
        ((name, value), of_role) for name in FINDERS if (value := getattr(filter_, name))
    ]
    if filter_.then is not None:
        with suppress(UserError):
            ends = answers(corpus, filter_.then) if ends is None else ends
            parts.append((filter_.then.first, np.flatnonzero(ends[indices] != NO_ROW).tolist()))
            parts.append((filter_.then.then, np.flatnonzero(np.isin(indices, ends)).tolist()))
    spans: list[list[Span]] = [[] for _ in indices]
    for part, among in parts:
        with suppress(UserError):
            name, value = (part.by, part.query) if isinstance(part, UtterancePattern) else part
            for index, row_spans in _among(FINDERS[name](lines, value), among).items():
                spans[index] += row_spans
    return [merge_overlaps(row_spans) for row_spans in spans]


def word_spans(lines: Lines, words: str) -> list[list[Span]]:
    """Where words that a reader picks out, separated by white space, stand in each line."""
    by_word = [_literal(lines, word) for word in dict.fromkeys(words.split())]
    return [sorted({span for found in by_word for span in found.get(index, [])}) for index in range(lines.n)]


def styled(hits: Sequence[Span], words: Sequence[Span]) -> list[StyledSpan]:
    """Hits, and words that a reader picks out where there is no hit."""
    kinds: tuple[tuple[PieceKind, Sequence[Span]], ...] = (("hit", hits), ("word", words))
    return [StyledSpan(begin, end, kind) for kind, spans in kinds for begin, end in spans]


def merge_overlaps(spans: Iterable[Span]) -> list[Span]:
    """Spans in order; those that overlap become one."""
    merged: list[Span] = []
    for low, high in sorted(spans):
        if merged and low < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged


def _condition_spans(lines: Lines, name: str, value: Any) -> SpansByLine:
    """The lines of whole dialogues that meet one condition, with their spans."""
    if name in FINDERS:
        return FINDERS[name](lines, value)
    if isinstance(value, TurnSequence):
        begins = np.flatnonzero(_answers(lines, value) != NO_ROW).tolist()
        return _among(_pattern(lines, value.first), begins)
    mask = np.asarray(UTTERANCE_MASKS[name](lines.corpus, value))[np.asarray(lines.rows)]
    return {index: [(0, len(lines.texts[index]))] for index in np.flatnonzero(mask).tolist()}


def _pattern(lines: Lines, pattern: UtterancePattern) -> SpansByLine:
    return FINDERS[pattern.by](lines, pattern.query)


def _answers(lines: Lines, sequence: TurnSequence) -> Array:
    """(n,) for each line that begins the sequence the row that ends it, else -1."""
    first = int(lines.rows[0]) if lines.n else 0
    return answers(lines.corpus, sequence, first, first + lines.n)


def _among(spans: SpansByLine, indices: Iterable[int]) -> SpansByLine:
    return {index: spans.get(index, []) for index in indices}


def _pattern_spans(lines: Lines, pattern: str, *, is_literal: bool) -> SpansByLine:
    """Every match in the normalised texts, led back to the raw ones."""
    normalized = pl.Series([normalize(text) for text in lines.texts], dtype=pl.String)
    indices = np.flatnonzero(scan.hits(normalized, pattern, is_literal=is_literal)).tolist()
    raw, plain = [lines.texts[index] for index in indices], normalized.gather(indices)
    matched = matching_spans.matched(plain, re.escape(pattern) if is_literal else pattern)
    return dict(zip(indices, matching_spans.in_raw(raw, plain.to_list(), matched), strict=True))
