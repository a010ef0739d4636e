"""Conditions on what is said: for each, which utterances of a corpus meet it.

All that are set must hold of one and the same utterance, as must the role; a dialogue matches when it
holds such an utterance. Of a sequence, the utterances that begin it are meant. A new condition is an
entry here, a field and a kind in ``analysis.query.filter``.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from analysis.query.sequences import Said, Sequence
from analysis.text.matching import matches
from analysis.text.patterns import BadQuery
from data.corpus import Corpus
from data.matching import scan
from data.problems import Missing, Starting, UserError
from data.turns import turn_starts

NO_ROW = -1


def text(corpus: Corpus, query: str) -> np.ndarray:
    """(n_utterances,) which hold the words as typed; full and half width, upper and lower case alike."""
    pattern, is_literal = scan.literal(query)
    return scan.hits(corpus.normalized, pattern, is_literal=is_literal)


def regex(corpus: Corpus, pattern: str) -> np.ndarray:
    """(n_utterances,) which match a pattern."""
    return scan.hits(corpus.normalized, scan.regex(pattern), is_literal=False)


def lemma(corpus: Corpus, query: str) -> np.ndarray:
    """(n_utterances,) which hold these words side by side, in whatever form. Raises BadQuery, Missing."""
    found = np.zeros(corpus.utterances.height, dtype=bool)
    found[matches(corpus, query, "lemma").utterances] = True
    return found


def then(corpus: Corpus, asked: Sequence) -> np.ndarray:
    """(n_utterances,) which begin the sequence."""
    return np.asarray(answers(corpus, asked) != NO_ROW)


def answers(corpus: Corpus, asked: Sequence, first: int = 0, behind: int | None = None) -> np.ndarray:
    """For each utterance that begins the sequence the row of the one that ends it, else -1.

    That is the first one that fits in the nearest turn that holds one. ``first``, ``behind``: only among
    the rows of some whole dialogues; by default (n_utterances,) of all.
    """
    rows = range(first, corpus.utterances.height if behind is None else behind)
    turns, dialogue_of = _turns(corpus, rows), _dialogue_of(corpus, rows)
    begin = np.flatnonzero(_said(corpus, asked.first, rows))
    end = np.flatnonzero(_said(corpus, asked.then, rows))
    nearest = np.searchsorted(turns[end], turns[begin], side="right")
    there = nearest < len(end)
    begin, row = begin[there], end[nearest[there]]
    fits = (turns[row] - turns[begin] <= asked.within) & (dialogue_of[row] == dialogue_of[begin])
    found = np.full(len(rows), NO_ROW, dtype=np.int64)
    found[begin[fits]] = row[fits] + rows.start
    return found


def _said(corpus: Corpus, asked: Said, rows: range) -> np.ndarray:
    """Which of the rows say it; words as typed are looked for in these rows alone."""
    if asked.by == "text":
        pattern, is_literal = scan.literal(asked.query)
        spoken = scan.hits(corpus.normalized.slice(rows.start, len(rows)), pattern, is_literal=is_literal)
    else:
        spoken = SAID[asked.by](corpus, asked.query)[rows.start : rows.stop]
    roles = corpus.utterances["role"].slice(rows.start, len(rows))
    return np.asarray(spoken & (roles == asked.role).to_numpy())


def _turns(corpus: Corpus, rows: range) -> np.ndarray:
    """The turn of each row, counted through all of them."""
    part = corpus.utterances.slice(rows.start, len(rows))
    return part.select(turn_starts().cum_sum()).to_series().to_numpy().astype(np.int64)


def _dialogue_of(corpus: Corpus, rows: range) -> np.ndarray:
    return np.searchsorted(corpus.offsets, np.arange(rows.start, rows.stop), side="right") - 1


SAID: dict[str, Callable[[Corpus, Any], np.ndarray]] = {"text": text, "regex": regex, "lemma": lemma, "then": then}


def why_not(error: UserError, otherwise: str = "bad_pattern") -> tuple[str, str]:
    """The code of the note on a condition that could not be met, and what it says."""
    if isinstance(error, Missing):
        return "not_made", error.command
    if isinstance(error, BadQuery):
        return f"query.{error.code}", error.part
    if isinstance(error, scan.Busy):
        return "busy", str(error)
    if isinstance(error, Starting):
        return "starting", ""
    if error.code == "unknown_words":
        return error.code, str(error.values["text"])
    return ("slow_pattern" if isinstance(error, scan.TooSlow) else otherwise), str(error)
