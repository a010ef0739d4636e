"""Lines of a corpus, and where characters stand in their raw texts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from analysis.core.text.matching import Hits
from data.core.matching import scan
from data.core.matching import spans as matching_spans
from data.core.matching.normalization import normalize
from data.core.matching.spans import Span
from data.corpus import Corpus

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


def literal(lines: Lines, words: str) -> SpansByLine:
    """Every match of characters; full and half width, upper and lower case alike."""
    pattern, is_literal = scan.literal(words)
    return _pattern_spans(lines, pattern, is_literal=is_literal)


def regex(lines: Lines, pattern: str) -> SpansByLine:
    """A regular expression, matched by the engine that the search uses."""
    return _pattern_spans(lines, scan.regex(pattern), is_literal=False)


def in_lines(lines: Lines, hits: Hits) -> SpansByLine:
    """The spans of the hits in these lines."""
    hits = hits.among(np.isin(hits.utterances, np.asarray(lines.rows)))
    by_row: dict[int, list[Span]] = {}
    for row, begin, end in zip(hits.utterances.tolist(), *(side.tolist() for side in hits.spans), strict=True):
        by_row.setdefault(row, []).append((begin, end))
    rows = np.asarray(lines.rows).tolist()
    return {index: by_row[row] for index, row in enumerate(rows) if row in by_row}


def _pattern_spans(lines: Lines, pattern: str, *, is_literal: bool) -> SpansByLine:
    """Every match in the normalised texts, led back to the raw ones."""
    normalized = pl.Series([normalize(text) for text in lines.texts], dtype=pl.String)
    indices = np.flatnonzero(scan.hits(normalized, pattern, is_literal=is_literal)).tolist()
    raw, plain = [lines.texts[index] for index in indices], normalized.gather(indices)
    matched = matching_spans.matched(plain, re.escape(pattern) if is_literal else pattern)
    return dict(zip(indices, matching_spans.in_raw(raw, plain.to_list(), matched), strict=True))
