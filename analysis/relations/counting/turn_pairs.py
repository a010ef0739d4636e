"""Turns and the turns that answer them: what the first holds, what the second holds."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import numpy as np

from analysis.core.query.selection import Selection
from analysis.core.text.lexicon import Array, Unit, Words, lexicon
from analysis.core.text.segments import presence, segment_of_utterances
from analysis.relations.counting.question_types import EVERY, openings, question_types
from analysis.relations.counting.word_choice import most_frequent
from data.core.turns import FIFTHS, fifth

Speaker = Literal["counselor", "client"]
Asks = Literal["words", "openings", "questions"]
Strata = Literal["dialogue", "fifth"]
OTHER: dict[Speaker, Speaker] = {"counselor": "client", "client": "counselor"}


@dataclass(frozen=True, eq=False)
class TurnPairs:
    """Pairs of a turn and a later turn of the other role, in which both say a word.

    ``before``, ``after``: CSR (n_pairs, features) of 0 and 1. ``names_before``, ``names_after``: of the
    features. ``dialogue``: (n_pairs,) row of the dialogue. ``strata``: (n_pairs,) codes. ``turns``:
    (n_pairs, 2) numbers of both turns in the corpus.
    """

    before: Any
    after: Any
    names_before: list[str]
    names_after: list[str]
    dialogue: Array
    strata: Array
    turns: Array


@lru_cache(maxsize=4)
def turn_pairs(
    selection: Selection,
    first: Speaker,
    asks: Asks,
    lag: int,
    strata: Strata,
    words: Words,
    stop: str,
    unit: Unit,
    top: int,
) -> TurnPairs:
    """The pairs of a selection; the answer is the ``lag``-th turn of the other role after the first."""
    corpus = selection.corpus
    lex = lexicon(corpus, unit)
    turn_of = segment_of_utterances(corpus, "turn", 0)
    ids = {
        role: most_frequent(selection, role=role, words=words, stop=stop, top=top, unit=unit)
        for role in (first, OTHER[first])
    }
    # every turn with a word counts as a turn, whichever words are asked about
    present = {
        role: presence(selection, ids[role], role=role, within="turn", unit=unit, words=words) for role in ids
    }
    question, answer = present[first], present[OTHER[first]]
    turns = [turn_of[side.first] for side in (question, answer)]
    wanted = turns[0] + 2 * lag - 1
    at = np.minimum(np.searchsorted(turns[1], wanted), max(0, len(turns[1]) - 1))
    paired = np.zeros(len(wanted), dtype=bool)
    if len(turns[1]):
        paired = (turns[1][at] == wanted) & (answer.dialogue[at] == question.dialogue)
    rows, at = np.flatnonzero(paired), at[paired]
    dialogue = question.dialogue[rows].astype(np.int64)
    utterance = question.first[rows]
    names = [str(name) for name in lex.written.gather(ids[OTHER[first]])]
    if asks == "words":
        before, names_before = question.matrix[rows], [str(n) for n in lex.written.gather(ids[first])]
    elif asks == "openings":
        before, names_before = openings(corpus, utterance, unit, top)
    else:
        last = np.searchsorted(turn_of, turns[0][rows], side="right")
        before, names_before = question_types(corpus, utterance, last, unit), [*EVERY]
    code = dialogue
    if strata == "fifth":
        position = corpus.utterances["position"].to_numpy()[utterance].astype(np.int64)
        length = np.diff(corpus.offsets)[dialogue].astype(np.int64)
        code = dialogue * FIFTHS + fifth(position, length) - 1
    strata_of = np.unique(code, return_inverse=True)[1] if len(code) else code
    both = np.column_stack([turns[0][rows], turns[1][at] if len(turns[1]) else turns[0][rows]])
    before, names_before = _by_name(before, names_before)
    after, names = _by_name(answer.matrix[at], names)
    return TurnPairs(before, after, names_before, names, dialogue, strata_of, both)


def _by_name(matrix: Any, names: list[str]) -> tuple[Any, list[str]]:
    """Features of the same name, as a lemma of two parts of speech, as one."""
    from scipy import sparse

    unique = [*dict.fromkeys(names)]
    if len(unique) == len(names):
        return matrix, names
    place = {name: number for number, name in enumerate(unique)}
    columns = [place[name] for name in names]
    merge = sparse.csr_matrix((np.ones(len(names)), (range(len(names)), columns)), (len(names), len(unique)))
    merged = (matrix @ merge).tocsr()
    merged.data[:] = 1.0
    return merged, unique
