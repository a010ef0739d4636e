"""Where a query matches in the utterances of a selection that are in scope."""

import numpy as np

from analysis.core.conditions.grammar import is_query
from analysis.core.conditions.spans import hits_of_query
from analysis.core.query.selection import Selection
from analysis.core.text.lexicon import Array, Role, Unit, lexicon
from analysis.core.text.matching import Hits, matches, tokens_in
from analysis.core.text.spoken_tokens import in_scope

__all__ = ["Hits", "hits", "of_lemmas"]


def hits(
    selection: Selection, query: str, role: Role = "both", unit: Unit = "short", templates: bool = True
) -> Hits:
    """Every place where a query matches: words side by side in an utterance, or a query in the search grammar.

    Raises BadQuery, QueryError.
    """
    if is_query(query):
        return _in_scope(hits_of_query(selection.corpus, query, unit), selection, role, templates)
    return _in_scope(matches(selection.corpus, query, unit=unit), selection, role, templates)


def of_lemmas(
    selection: Selection, ids: Array, role: Role = "both", unit: Unit = "short", templates: bool = True
) -> Hits:
    """Every occurrence of some lemmas."""
    lex = lexicon(selection.corpus, unit)
    matched = Hits(selection.corpus, lex, tokens_in(np.isin(lex.lemma_of, ids), lex), 1, unit)
    return _in_scope(matched, selection, role, templates)


def _in_scope(matched: Hits, selection: Selection, role: Role, templates: bool) -> Hits:
    mask = in_scope(selection, role, templates)
    return matched if mask.all() else matched.among(mask[matched.utterances])
