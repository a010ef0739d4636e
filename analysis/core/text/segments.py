"""Segments of dialogues, and which words occur in which of them.

A segment is one utterance, one turn (utterances of one role that follow each other), a window (so many
utterances of a dialogue that follow each other, windows side by side), or a whole dialogue. Only the words
of the role asked for count, and only segments in which that role says a word.
"""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from analysis.core.query.selection import Selection
from analysis.core.text.lexicon import A_PART, ROLES, Array, Role, Unit, Words, lexicon
from analysis.core.text.per_corpus import few_per_corpus
from data.core.turns import turn_starts
from data.corpus import Corpus

Within = Literal["utterance", "turn", "window", "dialogue"]
SPAN, LEAST_OCCURRENCES = 5, 2
Key = tuple[Role, Within, int, Unit, Words]


@dataclass(frozen=True, eq=False)
class Segments:
    """All segments of a corpus in which a role speaks.

    ``dialogue``: (n_segments,) row of the dialogue. ``first``: (n_segments,) row of its first utterance.
    ``segment``, ``word``: (n,) each word that a segment holds, once, in the order of the segments; a word
    is its place in ``lemma_ids``.
    """

    dialogue: Array
    first: Array
    segment: Array
    word: Array
    lemma_ids: Array


@dataclass(frozen=True, eq=False)
class Presence:
    """Which of some words occur in which segments of a selection.

    ``dialogue``: (n_segments,) row of each segment's dialogue in the corpus. ``first``: its first
    utterance. ``segment``, ``word``: (n,) each word that a segment holds, once, ascending.
    """

    dialogue: Array
    first: Array
    segment: Array
    word: Array
    n_words: int

    @property
    def matrix(self) -> Any:
        """CSR (n_segments, n_words) of 0 and 1."""
        from scipy import sparse

        starts = np.searchsorted(self.segment, np.arange(len(self.dialogue) + 1))
        ones = np.ones(len(self.word), dtype=np.float64)
        shape = (len(self.dialogue), self.n_words)
        return sparse.csr_matrix((ones, self.word.astype(np.int32), starts), shape)


def segment_of_utterances(corpus: Corpus, within: Within, span: int) -> Array:
    """(n_utterances,) number of the segment of each utterance, ascending."""
    n = corpus.utterances.height
    if within == "turn":
        begins = corpus.utterances.select(turn_starts()).to_series().to_numpy()
        return np.asarray(np.cumsum(begins) - 1)
    starts = corpus.offsets[:-1]
    begins = np.full(n, within == "utterance")
    begins[starts[starts < n]] = True
    if within == "window":
        place = np.arange(n) - np.repeat(starts, np.diff(corpus.offsets))
        begins |= place % max(1, span) == 0
    return np.asarray(np.cumsum(begins) - 1)


def renumbered(ascending: Array) -> tuple[Array, Array]:
    """Of ascending numbers the rank of each, and where each one begins."""
    new = np.ones(len(ascending), dtype=bool)
    new[1:] = ascending[1:] != ascending[:-1]
    return np.cumsum(new) - 1, np.flatnonzero(new)


def segments(corpus: Corpus, role: Role, within: Within, span: int, unit: Unit, words: Words) -> Segments:
    """The segments of a corpus. Raises Missing where its words are not made."""
    return _segments(corpus, (role, within, span if within == "window" else 0, unit, words))


@few_per_corpus
def _segments(corpus: Corpus, key: Key) -> Segments:
    from scipy import sparse

    role, within, span, unit, words = key
    lex = lexicon(corpus, unit)
    spoken = lex.words_in > 0
    if role != "both":
        spoken &= corpus.utterances["role"].to_physical().to_numpy() == ROLES.index(role)
    utterances = np.flatnonzero(spoken)
    of_utterance, first = renumbered(segment_of_utterances(corpus, within, span)[utterances])
    n_segments = len(first)
    numbers = np.full(len(spoken), -1, dtype=np.int32)
    numbers[utterances] = of_utterance
    counted = (lex.is_content if words == "content" else lex.is_word) & (lex.total[role] >= LEAST_OCCURRENCES)
    lemma_ids = np.flatnonzero(counted)
    column = np.full(len(counted), -1, dtype=np.int32)
    column[lemma_ids] = np.arange(len(lemma_ids))
    of_word, starts = column[lex.lemma_of], lex.starts.astype(np.int64)
    begins = np.append(utterances[first], len(spoken))  # the first utterance of each segment
    held: list[tuple[Array, Array]] = []
    low = 0
    while low < n_segments:
        high = int(np.searchsorted(starts[begins], starts[begins[low]] + A_PART, side="right")) - 1
        high = max(low + 1, min(high, n_segments))
        part = slice(begins[low], begins[high])
        of_token = of_word[lex.ids[starts[part.start] : starts[part.stop]]]
        rows = np.repeat(numbers[part] - low, lex.lengths[part])
        at = np.flatnonzero((of_token >= 0) & (rows >= 0))
        until = np.searchsorted(rows[at], np.arange(high - low + 1))
        ones = np.ones(len(at), dtype=np.int8)
        matrix = sparse.csr_matrix((ones, of_token[at], until), (high - low, len(lemma_ids)))
        matrix.sum_duplicates()
        numbered = np.arange(low, high, dtype=np.int32)
        held.append((np.repeat(numbered, np.diff(matrix.indptr)), matrix.indices.astype(np.int32)))
        low = high
    segment, word = (np.concatenate([part[i] for part in held] or [numbers[:0].astype(np.int32)]) for i in (0, 1))
    rows_of = utterances[first] if len(first) else utterances
    return Segments(
        dialogue=lex.dialogue_of[rows_of].astype(np.int32),
        first=rows_of,
        segment=segment,
        word=word,
        lemma_ids=lemma_ids,
    )


def presence(
    selection: Selection,
    ids: Array,
    *,
    role: Role,
    within: Within,
    span: int = SPAN,
    unit: Unit = "short",
    words: Words = "content",
) -> Presence:
    """Which of the lemmas (ids) occur in which segments of a selection."""
    whole = segments(selection.corpus, role, within, span, unit, words)
    column = np.full(len(whole.lemma_ids), -1, dtype=np.int16 if len(ids) < 1 << 15 else np.int32)
    known = np.searchsorted(whole.lemma_ids, ids)
    known = np.minimum(known, max(0, len(whole.lemma_ids) - 1))
    is_there = whole.lemma_ids[known] == ids if len(whole.lemma_ids) else np.zeros(len(ids), dtype=bool)
    column[known[is_there]] = np.flatnonzero(is_there)
    of_entry = column[whole.word]
    at = np.flatnonzero(of_entry >= 0)
    word, segment = of_entry[at], whole.segment[at]
    dialogue, first = whole.dialogue, whole.first
    chosen = selection.mask[dialogue]
    if not chosen.all():
        inside = np.flatnonzero(chosen[segment])
        word, segment = word[inside], (np.cumsum(chosen, dtype=np.int32) - 1)[segment[inside]]
        dialogue, first = dialogue[chosen], first[chosen]
    if not np.all(ids[1:] > ids[:-1]):  # the words of a segment ascend as the lemmas do
        order = np.lexsort((word, segment))
        word, segment = word[order], segment[order]
    return Presence(dialogue, first, segment, word, len(ids))
