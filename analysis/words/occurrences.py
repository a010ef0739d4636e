"""Where a query matches in the utterances of a selection that are in scope."""

import numpy as np

from analysis.core.query.selection import Selection
from analysis.core.text.lexicon import Array, Role, Unit, lexicon
from analysis.core.text.matching import Hits, matches, tokens_in
from analysis.words.spoken_tokens import in_scope

__all__ = ["Hits", "hits", "of_lemmas"]


def hits(selection: Selection, query: str, role: Role = "both", unit: Unit = "short") -> Hits:
    """Every place where the words of a query stand side by side in an utterance. Raises BadQuery."""
    matched = matches(selection.corpus, query, unit=unit)
    return _in_scope(matched, selection, role)


def of_lemmas(selection: Selection, ids: Array, role: Role = "both", unit: Unit = "short") -> Hits:
    """Every occurrence of some lemmas."""
    lex = lexicon(selection.corpus, unit)
    matched = Hits(selection.corpus, lex, tokens_in(np.isin(lex.lemma_of, ids), lex), 1, unit)
    return _in_scope(matched, selection, role)


def _in_scope(matched: Hits, selection: Selection, role: Role) -> Hits:
    mask = in_scope(selection, role)
    return matched if mask.all() else matched.among(mask[matched.utterances])
