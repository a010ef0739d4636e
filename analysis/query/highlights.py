"""Where in some lines a filter's conditions are met: which lines, and which characters of the raw text."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from analysis.query.filter import Filter
from analysis.query.sequences import Sequence as Asked
from analysis.query.utterance_conditions import NO_ROW, SAID, answers
from analysis.query.word_marks import joined, of_words
from analysis.text.safe_text import Kind, Span
from data.corpus import Corpus
from data.matching import scan
from data.matching import spans as matching_spans
from data.problems import UserError

Place = tuple[int, int]
Places = dict[int, list[Place]]


@dataclass(frozen=True, eq=False)
class Lines:
    """Some lines of a corpus: rows ``first`` to ``behind`` (not included), their roles and raw texts."""

    corpus: Corpus
    first: int
    behind: int
    roles: Sequence[str]
    texts: Sequence[str]

    @property
    def n(self) -> int:
        """How many."""
        return self.behind - self.first


@dataclass(frozen=True, eq=False)
class Found:
    """``lines``: (n,) which lines meet a condition; ``places``: (begin, end) of each place in each line.

    ``answers``: (n,) which lines end a sequence that one of the lines begins.
    """

    lines: np.ndarray
    places: list[list[Place]]
    answers: np.ndarray


def literal(lines: Lines, query: str) -> Places:
    """The words as typed; full and half width, upper and lower case alike."""
    pattern, is_literal = scan.literal(query)
    return _matches(lines, pattern, is_literal=is_literal)


def regex(lines: Lines, pattern: str) -> Places:
    """A pattern; Polars' engine alone sees it."""
    return _matches(lines, scan.regex(pattern), is_literal=False)


def lemma(lines: Lines, query: str) -> Places:
    """Words in whatever form."""
    rows = np.arange(lines.first, lines.behind)
    return _kept(of_words(lines.corpus, query, rows))


def then(lines: Lines, asked: Asked) -> Places:
    """What is said in the lines that begin a sequence."""
    begins = answers(lines.corpus, asked, lines.first, lines.behind) != NO_ROW
    said = MARKS[asked.first.by](lines, asked.first.query)
    return {row: said.get(row, []) for row in np.flatnonzero(begins).tolist()}


# the places in each line that meets a condition; a condition on utterances that is not here marks whole lines
MARKS: dict[str, Callable[[Lines, Any], Places]] = {"text": literal, "regex": regex, "lemma": lemma, "then": then}


def is_asked(chosen: Filter) -> bool:
    """Whether a filter has conditions on utterances."""
    return any(getattr(chosen, name) for name in SAID)


def hits(lines: Lines, chosen: Filter) -> Found:
    """The lines that meet every condition on utterances, and where; none where there is no condition."""
    found = []
    for name in SAID:
        if asked := getattr(chosen, name):
            with suppress(UserError):  # the selection has said so
                found.append(_of(lines, name, asked))
    met, ends = np.zeros(lines.n, dtype=bool), np.zeros(lines.n, dtype=bool)
    places: list[list[Place]] = [[] for _ in range(lines.n)]
    if not found:
        return Found(met, places, ends)
    met[sorted(set(found[0]).intersection(*found[1:]))] = True
    if chosen.role:
        met &= np.array([role == chosen.role for role in lines.roles], dtype=bool)
    if chosen.then is not None:
        with suppress(UserError):
            found.append(_ends(lines, chosen.then, met))
            ends[list(found[-1])] = True
    for row in np.flatnonzero(met | ends).tolist():
        places[row] = joined([place for each in found for place in each.get(row, [])])
    return Found(met, places, ends)


def _ends(lines: Lines, asked: Asked, met: np.ndarray) -> Places:
    """What is said in the lines that end the sequences which the met lines begin."""
    rows = answers(lines.corpus, asked, lines.first, lines.behind)[met]
    said = MARKS[asked.then.by](lines, asked.then.query)
    return {row: said.get(row, []) for row in (rows[rows != NO_ROW] - lines.first).tolist()}


def words(lines: Lines, chosen: str) -> list[list[Place]]:
    """Where words stand that somebody wants to see, apart from the filter; white space parts them."""
    wanted = [literal(lines, word) for word in dict.fromkeys(chosen.split())]
    return [sorted({place for each in wanted for place in each.get(row, [])}) for row in range(lines.n)]


def spans(hit: Sequence[Place], word: Sequence[Place]) -> list[Span]:
    """Hits, and chosen words where no hit stands."""
    kinds: tuple[tuple[Kind, Sequence[Place]], ...] = (("hit", hit), ("word", word))
    return [Span(begin, end, kind) for kind, places in kinds for begin, end in places]


def _of(lines: Lines, name: str, value: Any) -> Places:
    if name in MARKS:
        return MARKS[name](lines, value)
    met = np.asarray(SAID[name](lines.corpus, value))[lines.first : lines.behind]
    return {row: [(0, len(lines.texts[row]))] for row in np.flatnonzero(met).tolist()}


def _matches(lines: Lines, pattern: str, *, is_literal: bool) -> Places:
    """Every match in the normalised texts, led back to the raw ones."""
    normal = pl.Series([unicodedata.normalize("NFKC", text) for text in lines.texts], dtype=pl.String)
    rows = np.flatnonzero(scan.hits(normal, pattern, is_literal=is_literal)).tolist()
    raw, plain = [lines.texts[row] for row in rows], normal.gather(rows)
    matched = matching_spans.matched(plain, re.escape(pattern) if is_literal else pattern)
    return dict(zip(rows, matching_spans.in_raw(raw, plain.to_list(), matched), strict=True))


def _kept(spans: list[list[Place]]) -> Places:
    return {row: here for row, here in enumerate(spans) if here}
