"""Conditions on utterances: for each, which utterances of a corpus meet it.

All conditions that are set must be met by one and the same utterance, as must the role; a dialogue matches if
it contains such an utterance. A sequence is met by the utterances that begin it. A new condition is an entry
here, and a field and a codec in ``analysis.core.query.filter``.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl

from analysis.core.conditions.labelled import LabelCodec, labelled
from analysis.core.conditions.refusals import QueryError
from analysis.core.conditions.spans import met
from analysis.core.conditions.turns import NO_ROW, following, turn_numbers
from analysis.core.query.boolean import evaluate
from analysis.core.query.meaning import meaning, region
from analysis.core.query.sequences import Sequence, UtterancePattern
from analysis.core.text.matching import matches
from analysis.core.text.patterns import BadQuery
from data.core.matching import scan
from data.core.problems import Missing, Starting, UserError
from data.corpus import Corpus

__all__ = ["NO_ROW", "UTTERANCE_MASKS", "answers", "note_on"]
SEPARATOR = "\x1f"
"""Between the values of a note on a query."""


def text(corpus: Corpus, query: str) -> np.ndarray:
    """(n_utterances,) which meet a query of words and phrases (``analysis.core.query.boolean``).

    Full and half width, upper and lower case are alike.
    """
    return _text_in(corpus.normalized, query)


def regex(corpus: Corpus, pattern: str) -> np.ndarray:
    """(n_utterances,) which match a regular expression."""
    return scan.hits(corpus.normalized, scan.regex(pattern), is_literal=False)


def lemma(corpus: Corpus, query: str) -> np.ndarray:
    """(n_utterances,) which meet a query of words in whatever form; a phrase is of words side by side.

    Raises BadQuery, Missing.
    """

    def find(words: str) -> np.ndarray:
        result = np.zeros(corpus.utterances.height, dtype=bool)
        result[matches(corpus, words, "lemma").utterances] = True
        return result

    return evaluate(query, find)


def query(corpus: Corpus, text: str) -> np.ndarray:
    """(n_utterances,) which meet a query in the search grammar. Raises QueryError, Missing."""
    return met(corpus, text)


def then(corpus: Corpus, sequence: Sequence) -> np.ndarray:
    """(n_utterances,) which begin the sequence."""
    return np.asarray(answers(corpus, sequence) != NO_ROW)


def answers(corpus: Corpus, sequence: Sequence, first: int = 0, stop: int | None = None) -> np.ndarray:
    """For each utterance that begins the sequence the row of the one that ends it, else ``NO_ROW``.

    That is the first matching utterance of the nearest turn that contains one.

    Args:
        corpus: the corpus.
        sequence: what to look for.
        first: first row of the dialogues to search in.
        stop: row after their last utterance; by default all dialogues are searched.
    """
    rows = range(first, corpus.utterances.height if stop is None else stop)
    turns, dialogue_of = turn_numbers(corpus, rows.start, rows.stop), _dialogue_of(corpus, rows)
    starts = np.flatnonzero(_matching(corpus, sequence.first, rows))
    ends = np.flatnonzero(_matching(corpus, sequence.then, rows))
    result = following(starts, ends, turns, dialogue_of, sequence.within)
    return np.where(result == NO_ROW, NO_ROW, result + rows.start)


def _matching(corpus: Corpus, pattern: UtterancePattern, rows: range) -> np.ndarray:
    """Which of the rows match a pattern; words as typed are searched for in these rows alone."""
    if pattern.by == "text":
        mask = _text_in(corpus.normalized.slice(rows.start, len(rows)), pattern.query)
    elif pattern.by == "label":
        mask = labelled(corpus, LabelCodec().read(pattern.query))[rows.start : rows.stop]
    else:
        mask = UTTERANCE_MASKS[pattern.by](corpus, pattern.query)[rows.start : rows.stop]
    roles = corpus.utterances["role"].slice(rows.start, len(rows))
    return np.asarray(mask & (roles == pattern.role).to_numpy())


def _text_in(normalized: pl.Series, query: str) -> np.ndarray:
    """(n,) which of some normalised texts meet a query of words and phrases."""

    def find(words: str) -> np.ndarray:
        pattern, is_literal = scan.literal(words)
        return scan.hits(normalized, pattern, is_literal=is_literal)

    return evaluate(query, find)


def _dialogue_of(corpus: Corpus, rows: range) -> np.ndarray:
    return np.searchsorted(corpus.offsets, np.arange(rows.start, rows.stop), side="right") - 1


UTTERANCE_MASKS: dict[str, Callable[[Corpus, Any], np.ndarray]] = {
    "text": text,
    "regex": regex,
    "lemma": lemma,
    "query": query,
    "then": then,
    "code": labelled,
    "meaning": meaning,
    "region": region,
}


def note_on(error: UserError, otherwise: str = "bad_pattern") -> tuple[str, str]:
    """Code and detail of the filter note on a condition that cannot be used."""
    if isinstance(error, Missing):
        return "not_made", error.command
    if isinstance(error, QueryError):
        values = (f"{name}={value}" for name, value in error.values.items())
        return f"grammar.{error.reason}", SEPARATOR.join(values)
    if isinstance(error, BadQuery):
        return f"query.{error.reason}", error.part
    if isinstance(error, scan.Busy):
        return "busy", str(error)
    if isinstance(error, Starting):
        return "starting", ""
    if error.code == "unknown_words":
        return error.code, str(error.values["text"])
    return ("slow_pattern" if isinstance(error, scan.TooSlow) else otherwise), str(error)
