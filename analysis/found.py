"""Where in some lines a filter's conditions are met: which lines, and which characters of the raw text."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from analysis.filter import Filter
from analysis.marks import marks
from analysis.said import SAID
from analysis.visible import Kind, Span
from data import scan
from data.alignment import align
from data.corpus import Corpus
from data.problems import UserError

Place = tuple[int, int]
OPEN, CLOSE = "\ufdd0", "\ufdd1"  # noncharacters; a text that holds them all the same is searched without
OWN_SIGNS = str.maketrans({OPEN: "\ufffd", CLOSE: "\ufffd"})


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
    """``lines``: (n,) which lines meet a condition; ``places``: (begin, end) of each place in each line."""

    lines: np.ndarray
    places: list[list[Place]]


def literal(lines: Lines, query: str) -> Found:
    """The words as typed; full and half width, upper and lower case alike."""
    pattern, is_literal = scan.literal(query)
    return _matches(lines, pattern, is_literal=is_literal)


def regex(lines: Lines, pattern: str) -> Found:
    """A pattern; Polars' engine alone sees it."""
    return _matches(lines, scan.regex(pattern), is_literal=False)


def lemma(lines: Lines, query: str) -> Found:
    """Words in whatever form, each form marked."""
    return _marked(lines, "lemma", query)


def then(lines: Lines, asked: Any) -> Found:
    """The lines that begin a sequence, what is said in them marked."""
    return _marked(lines, "then", asked)


# a condition of ``analysis.said`` that is not here marks whole lines
MARKS: dict[str, Callable[[Lines, Any], Found]] = {"text": literal, "regex": regex, "lemma": lemma, "then": then}


def is_asked(chosen: Filter) -> bool:
    """Whether a filter has conditions on utterances."""
    return any(getattr(chosen, name) for name in SAID)


def hits(lines: Lines, chosen: Filter) -> Found:
    """The lines that meet every condition on utterances, and where; none where there is no condition."""
    asked = [name for name in SAID if getattr(chosen, name)]
    found = []
    for name in asked:
        try:
            found.append(_of(lines, name, getattr(chosen, name)))
        except UserError:
            continue  # the selection has said so
    nowhere = Found(np.zeros(lines.n, dtype=bool), [[] for _ in range(lines.n)])
    if not found:
        return nowhere
    met = np.logical_and.reduce([each.lines for each in found])
    if chosen.role:
        met &= np.array([role == chosen.role for role in lines.roles], dtype=bool)
    places = [
        sorted({place for each in found for place in each.places[i]}) if met[i] else [] for i in range(lines.n)
    ]
    return Found(met, places)


def words(lines: Lines, chosen: str) -> list[list[Place]]:
    """Where words stand that somebody wants to see, apart from the filter; white space parts them."""
    wanted = [literal(lines, word).places for word in dict.fromkeys(chosen.split())]
    return [sorted({place for places in wanted for place in places[i]}) for i in range(lines.n)]


def spans(hit: Sequence[Place], word: Sequence[Place]) -> list[Span]:
    """Hits, and chosen words where no hit stands."""
    kinds: tuple[tuple[Kind, Sequence[Place]], ...] = (("hit", hit), ("word", word))
    return [Span(begin, end, kind) for kind, places in kinds for begin, end in places]


def _of(lines: Lines, name: str, value: Any) -> Found:
    if name in MARKS:
        return MARKS[name](lines, value)
    met = np.asarray(SAID[name](lines.corpus, value))[lines.first : lines.behind]
    return Found(met.copy(), [[(0, len(text))] if hit else [] for hit, text in zip(met, lines.texts, strict=True)])


def _marked(lines: Lines, name: str, value: Any) -> Found:
    """A condition that only the corpus can answer, with the places that its own marks name."""
    met = np.asarray(SAID[name](lines.corpus, value))[lines.first : lines.behind].copy()
    rows = np.flatnonzero(met)
    places: list[list[Place]] = [[] for _ in range(lines.n)]
    found = marks(lines.corpus, Filter().having(**{name: value}), rows + lines.first)
    for row, spans in zip(rows.tolist(), found, strict=True):
        places[row] = spans
    return Found(met, places)


def _matches(lines: Lines, pattern: str, *, is_literal: bool) -> Found:
    """Every match in the normalised texts, led back to the raw ones."""
    normal = [unicodedata.normalize("NFKC", text) for text in lines.texts]
    series = pl.Series(normal, dtype=pl.String)
    met = scan.hits(series, pattern, is_literal=is_literal)
    places: list[list[Place]] = [[] for _ in normal]
    rows = np.flatnonzero(met).tolist()
    if rows:
        raw = [lines.texts[row] for row in rows]
        changed = [None if normal[row] == lines.texts[row] else normal[row] for row in rows]
        aligned = align(raw, changed)
        found = _literal if is_literal else _patterned
        for i, (row, matches) in enumerate(zip(rows, found([normal[row] for row in rows], pattern), strict=True)):
            at, back = int(aligned.starts[i]), int(aligned.raw_starts[i])
            places[row] = [
                (int(aligned.first[at + begin]) - back, int(aligned.behind[at + end - 1]) - back)
                for begin, end in matches
            ]
    return Found(np.asarray(met, dtype=bool).copy(), places)


def _literal(texts: Sequence[str], query: str) -> list[list[Place]]:
    every = []
    for text in texts:
        matches, at = [], text.find(query)
        while at >= 0:
            matches.append((at, at + len(query)))
            at = text.find(query, at + len(query))
        every.append(matches)
    return every


def _patterned(texts: Sequence[str], pattern: str) -> list[list[Place]]:
    """Where a pattern matches: the engine puts signs around each match, and their places are counted."""
    series = pl.Series([text.translate(OWN_SIGNS) for text in texts], dtype=pl.String)
    signed = series.str.replace_all(pattern, f"{OPEN}${{0}}{CLOSE}")
    every = []
    for text in signed:
        matches, begin, length = [], 0, 0
        for character in text:
            if character == OPEN:
                begin = length
            elif character == CLOSE:
                if length > begin:
                    matches.append((begin, length))
            else:
                length += 1
        every.append(matches)
    return every
