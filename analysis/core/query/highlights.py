"""Where a filter's conditions on utterances match: which lines, and which characters of their raw texts.

One implementation for a dialogue on the reader's page, for the results of a search and for the words that a
reader picks out: a text is searched in its normalised form, and the spans are led back to the raw text.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.core.conditions.labelled import LabelCodec, labelled
from analysis.core.conditions.lines import Array, Lines, SpansByLine, in_lines, literal, regex
from analysis.core.conditions.spans import ending_spans, ends_in_query, query
from analysis.core.query import boolean
from analysis.core.query.filter import Filter
from analysis.core.query.sequences import Sequence as TurnSequence
from analysis.core.query.sequences import UtterancePattern
from analysis.core.query.utterance_conditions import NO_ROW, UTTERANCE_MASKS, answers
from analysis.core.text.matching import matches
from analysis.core.text.safe_text import PieceKind, StyledSpan
from data.core.matching.spans import Span
from data.core.problems import UserError
from data.corpus import Corpus


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
    return _of_query(lines, query, literal)


def lemma(lines: Lines, query: str) -> SpansByLine:
    """Words of a query in whatever form, those of a phrase side by side. Raises BadQuery, Missing."""
    return _of_query(lines, query, _words)


def _words(lines: Lines, words: str) -> SpansByLine:
    hits = matches(lines.corpus, words, "lemma")
    return in_lines(lines, hits)


def _of_query(lines: Lines, query: str, find: Callable[[Lines, str], SpansByLine]) -> SpansByLine:
    """The lines that meet a query, with the spans of the words and phrases it looks for."""
    by_line: dict[str, SpansByLine] = {}

    def mask(words: str) -> Array:
        by_line[words] = find(lines, words)
        result = np.zeros(lines.n, dtype=bool)
        result[list(by_line[words])] = True
        return result

    fulfilled = np.flatnonzero(boolean.evaluate(query, mask)).tolist()
    terms = boolean.positive_terms(query)
    return {index: [span for term in terms for span in by_line[term].get(index, [])] for index in fulfilled}


def label(lines: Lines, written: str) -> SpansByLine:
    """Whole lines that have a label."""
    mask = labelled(lines.corpus, LabelCodec().read(written))[np.asarray(lines.rows)]
    return {index: [(0, len(lines.texts[index]))] for index in np.flatnonzero(mask).tolist()}


# a condition on utterances that is neither here nor a sequence highlights whole lines
FINDERS: dict[str, Callable[[Lines, str], SpansByLine]] = {
    "text": text,
    "regex": regex,
    "lemma": lemma,
    "query": query,
    "label": label,
}


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
    with suppress(UserError):
        every = _ends(lines, filter_)
        if every is not None:
            rows = every[is_hit]
            ends = (rows[rows != NO_ROW] - lines.rows[0]).tolist() if lines.n else []
            by_condition.append(_among(_ending(lines, filter_), ends))
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
        ((name, value), of_role) for name in FINDERS if (value := getattr(filter_, name, ""))
    ]
    if filter_.code is not None:
        parts.append((("label", LabelCodec().write(filter_.code)), of_role))
    spans: list[list[Span]] = [[] for _ in indices]
    if filter_.then is not None:
        with suppress(UserError):
            ends = answers(corpus, filter_.then) if ends is None else ends
            parts.append((filter_.then.first, np.flatnonzero(ends[indices] != NO_ROW).tolist()))
            parts.append((filter_.then.then, np.flatnonzero(np.isin(indices, ends)).tolist()))
    elif filter_.query and ends is not None:
        with suppress(UserError):
            at_ends = np.flatnonzero(np.isin(indices, ends)).tolist()
            for index, row_spans in _among(ending_spans(lines, filter_.query), at_ends).items():
                spans[index] += row_spans
    for part, among in parts:
        with suppress(UserError):
            name, value = (part.by, part.query) if isinstance(part, UtterancePattern) else part
            for index, row_spans in _among(FINDERS[name](lines, value), among).items():
                spans[index] += row_spans
    return [merge_overlaps(row_spans) for row_spans in spans]


def word_spans(lines: Lines, words: str) -> list[list[Span]]:
    """Where words that a reader picks out, separated by white space, stand in each line."""
    by_word = [literal(lines, word) for word in dict.fromkeys(words.split())]
    return [sorted({span for spans in by_word for span in spans.get(index, [])}) for index in range(lines.n)]


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


def _ends(lines: Lines, filter_: Filter) -> Array | None:
    """(n,) for each line that begins a sequence the row that ends it, else -1; None without a sequence."""
    if filter_.then is not None:
        return _answers(lines, filter_.then)
    ends = ends_in_query(lines.corpus, filter_.query)
    return None if ends is None else ends[np.asarray(lines.rows)]


def _ending(lines: Lines, filter_: Filter) -> SpansByLine:
    """What the second part of the sequence matches in each line."""
    if filter_.then is not None:
        return _pattern(lines, filter_.then.then)
    return ending_spans(lines, filter_.query)


def _among(spans: SpansByLine, indices: Iterable[int]) -> SpansByLine:
    return {index: spans.get(index, []) for index in indices}
