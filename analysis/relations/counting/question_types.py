"""What kind of question a turn asks, and with which words it opens."""

from typing import Any

import numpy as np
import polars as pl

from analysis.core.text.lexicon import Array, Unit, lexicon
from analysis.core.text.matching import tokens_in
from analysis.core.text.per_corpus import once_per_corpus
from data.corpus import Corpus

ASKS = r"[?？]|か[。．.…！!\s]*$"
TYPES: dict[str, tuple[str, ...]] = {
    "q:why": ("何故", "why"),
    "q:who": ("誰", "何方", "who", "whom", "whose"),
    "q:when": ("何時", "when"),
    "q:where": ("何処", "何方", "where"),
    "q:how": ("どう", "如何", "どんな", "どういう", "how"),
    "q:which": ("何れ", "どの", "which"),
    "q:how_many": ("幾つ", "幾ら", "many", "much"),
    "q:what": ("何", "what"),
}
CLOSED, STATEMENT = "q:closed", "q:statement"
EVERY = (*TYPES, CLOSED, STATEMENT)


@once_per_corpus
def _types(corpus: Corpus, unit: Unit) -> Array:
    """(n_utterances,) place in ``EVERY`` of the kind of question each utterance is."""
    lex = lexicon(corpus, unit)
    asks = corpus.texts.str.contains(ASKS).to_numpy()
    types = np.where(asks, EVERY.index(CLOSED), EVERY.index(STATEMENT))
    for code in reversed(TYPES):
        ids = np.flatnonzero(lex.lemmas["lemma"].is_in(list(TYPES[code])).to_numpy())
        holds = np.zeros(len(types), dtype=bool)
        holds[lex.utterances_at(tokens_in(np.isin(lex.lemma_of, ids), lex))] = True
        types[asks & holds] = EVERY.index(code)
    return types


def question_types(corpus: Corpus, first: Array, last: Array, unit: Unit) -> Any:
    """CSR (n_turns, n_types): which kinds of question a turn holds; a statement where it holds none.

    ``first``, ``last``: (n_turns,) the rows of each turn's first utterance, and the one after its last.
    """
    from scipy import sparse

    of_utterance = _types(corpus, unit)
    turn = np.repeat(np.arange(len(first)), last - first)
    within = np.arange(len(turn)) - np.repeat(np.cumsum(last - first) - (last - first), last - first)
    kinds = of_utterance[np.repeat(first, last - first) + within]
    held = np.zeros((len(first), len(EVERY)), dtype=bool)
    held[turn, kinds] = True
    statement = EVERY.index(STATEMENT)
    held[:, statement] &= held.sum(axis=1) == 1
    return sparse.csr_matrix(held.astype(float))


def openings(corpus: Corpus, first: Array, unit: Unit, top: int) -> tuple[Any, list[str]]:
    """(CSR (n_turns, n_openings), their names): the first two words of a turn, those that open most turns."""
    from scipy import sparse

    lex = lexicon(corpus, unit)
    words = np.append(np.flatnonzero(lex.is_word[lex.lemma_ids]), [len(lex.ids)] * 2)
    end = lex.starts[first + 1].astype(np.int64)
    at = np.searchsorted(words, lex.starts[first])
    begin, second = words[at], words[at + 1]
    there = begin < end
    second = np.where(second < end, second, begin)
    n_words = len(lex.vocabulary)
    safe = np.minimum(np.stack([begin, second]), max(0, len(lex.ids) - 1))
    key = lex.ids[safe[0]].astype(np.int64) * n_words + lex.ids[safe[1]]
    counted = pl.Series("key", key[there]).value_counts(name="n").sort("n", "key", descending=[True, False])
    best = counted["key"].head(top).to_numpy()
    order = np.argsort(best)
    place = np.minimum(np.searchsorted(best[order], key), max(0, len(best) - 1))
    held = there & (best[order][place] == key) if len(best) else there & False
    rows = np.flatnonzero(held)
    columns = order[place[rows]] if len(best) else rows
    matrix = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), (len(first), len(best)))
    surfaces = lex.vocabulary["surface"]
    names = []
    for one in best.tolist():
        left, right = divmod(one, n_words)
        names.append(surfaces[left] if left == right else f"{surfaces[left]} {surfaces[right]}")
    return matrix, names
