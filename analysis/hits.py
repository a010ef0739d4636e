"""Where a query matches: every hit in what is heard of a selection."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analysis.heard import heard
from analysis.lexicon import Array, Lexicon, Role, Unit, lexicon
from analysis.selection import Selection
from analysis.word_query import Condition, Term, parse
from data.corpus import Corpus

MANY = 500_000


@dataclass(frozen=True, eq=False)
class Hits:
    """Every hit, in the corpus' order: ``first`` its first token, ``length`` its words."""

    corpus: Corpus
    lex: Lexicon
    first: Array
    length: int

    @property
    def n(self) -> int:
        """How many."""
        return len(self.first)

    @cached_property
    def utterances(self) -> Array:
        """(n,) row of the utterance each is in."""
        if self.n > MANY:
            every = np.repeat(np.arange(len(self.lex.lengths), dtype=np.uint32), self.lex.lengths)
            return np.asarray(every[self.first], dtype=np.int64)
        return np.searchsorted(self.lex.starts, self.first, side="right") - 1


def hits(selection: Selection, query: str, role: Role = "both", unit: Unit = "short") -> Hits:
    """Every place where the words of a query stand side by side in an utterance. Raises BadQuery."""
    lex = lexicon(selection, unit)
    terms = [term for asked in parse(query) for term in _cut(asked, selection, lex)]
    tables = {i: _table(term, lex) for i, term in enumerate(terms) if term}
    nowhere = Hits(selection.corpus, lex, np.zeros(0, dtype=np.int64), len(terms))
    if not tables:
        return nowhere
    often = {i: int(lex.occurrences[table].sum()) for i, table in tables.items()}
    rarest = min(often, key=lambda i: often[i])
    if not often[rarest]:
        return nowhere
    first = _where(tables.pop(rarest), lex) - rarest
    last = first + len(terms)
    first = first[(first >= 0) & (last <= len(lex.ids))]
    for i in sorted(tables, key=lambda i: often[i]):
        first = first[tables[i][lex.ids[first + i]]]
    found = Hits(selection.corpus, lex, first, len(terms))
    rows = found.utterances
    inside = heard(selection, role)[rows]
    if len(terms) > 1:
        inside &= first + len(terms) <= lex.starts[rows + 1]
    return Hits(selection.corpus, lex, first[inside], len(terms))


def of_lemmas(selection: Selection, ids: Array, role: Role = "both", unit: Unit = "short") -> Hits:
    """Every occurrence of some lemmas."""
    lex = lexicon(selection, unit)
    first = _where(np.isin(lex.lemma_of, ids), lex)
    every = Hits(selection.corpus, lex, first, 1)
    return Hits(selection.corpus, lex, first[heard(selection, role)[every.utterances]], 1)


def _where(table: Array, lex: Lexicon) -> Array:
    """Which tokens are of these distinct words."""
    wanted = np.flatnonzero(table)
    if len(wanted) == 1:
        return np.flatnonzero(lex.ids == lex.ids.dtype.type(wanted[0]))
    return np.flatnonzero(table[lex.ids])


def _table(term: Term, lex: Lexicon) -> Array:
    """(n_vocabulary,) which distinct words a term means."""
    found = np.ones(len(lex.vocabulary), dtype=bool)
    for condition in term:
        found &= condition.holds(lex.vocabulary).to_numpy()
    return found


def _cut(term: Term, selection: Selection, lex: Lexicon) -> list[Term]:
    """A written form that is no word of the corpus, cut into words as its texts were."""
    if len(term) != 1 or term[0].field != "surface" or term[0].is_pattern:
        return [term]
    written = term[0].value
    if term[0].holds(lex.vocabulary).any():
        return [term]
    words = selection.corpus.tokens.cut(written)
    return [(Condition("surface", word.surface),) for word in words] or [term]
