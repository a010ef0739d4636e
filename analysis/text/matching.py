"""Where a query matches in a corpus: words side by side in an utterance, by their form, lemma, reading or kind."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import polars as pl

from analysis.text.lexicon import Array, Lexicon, Unit, lexicon
from analysis.text.patterns import PARTS_OF_SPEECH, Condition, Term, parse
from data.corpus import Corpus

MANY = 20_000
MOST_AT_ONCE = 500_000


@dataclass(frozen=True, eq=False)
class Hits:
    """Every hit, in the corpus' order: ``first`` its first token, ``length`` its words."""

    corpus: Corpus
    lex: Lexicon
    first: Array
    length: int
    unit: Unit = "short"

    @property
    def n(self) -> int:
        """How many."""
        return len(self.first)

    @cached_property
    def utterances(self) -> Array:
        """(n,) row of the utterance each is in."""
        if self.n > MANY:
            return np.asarray(self.lex.utterance_of[self.first])
        return np.searchsorted(self.lex.starts, self.first, side="right") - 1

    @property
    def spans(self) -> tuple[Array, Array]:
        """Where each begins and ends in the raw text of its utterance."""
        spans = self.corpus.tokens.in_unit(self.unit).spans
        return spans(self.first)[0], spans(self.first + max(0, self.length - 1))[1]

    def among(self, kept: Array) -> "Hits":
        """Some of them, by mask."""
        return replace(self, first=self.first[kept])


def matches(corpus: Corpus, query: str, field: str = "surface", unit: Unit = "short") -> Hits:
    """Every place where the words of a query stand side by side in an utterance. Raises BadQuery.

    ``field``: what a word is compared by where the query names no field.
    """
    lex = lexicon(corpus, unit)
    terms = [term for asked in parse(query, field) for term in _cut(asked, corpus, lex)]
    first = lex.found(query, field, lambda: _first(terms, lex))
    return Hits(corpus, lex, first, len(terms), unit)


def _first(terms: list[Term], lex: Lexicon) -> Array:
    """The first token of every place where these words stand side by side in an utterance."""
    tables = {i: _table(term, lex) for i, term in enumerate(terms) if term}
    often = {i: int(lex.occurrences[table].sum()) for i, table in tables.items()}
    rarest = min(often, key=lambda i: often[i], default=0)
    if not often.get(rarest):
        return np.zeros(0, dtype=np.int64)
    first = where(tables.pop(rarest), lex) - rarest
    last = first + len(terms) - 1
    first = first[(first >= 0) & (last < len(lex.ids))]
    for i in sorted(tables, key=lambda i: often[i]):
        first = first[tables[i][lex.ids[first + i]]]
    if len(terms) > 1:
        first = first[lex.utterance_of[first] == lex.utterance_of[first + len(terms) - 1]]
    return first


def where(table: Array, lex: Lexicon) -> Array:
    """Which tokens are of these distinct words."""
    wanted = np.flatnonzero(table)
    if lex.occurrences[wanted].sum() > MOST_AT_ONCE:
        return np.flatnonzero(table[lex.ids])
    places, bounds = lex.places
    parts = [places[bounds[word] : bounds[word + 1]] for word in wanted]
    found = np.concatenate(parts) if parts else places[:0]
    return np.sort(found).astype(np.int64)


def _table(term: Term, lex: Lexicon) -> Array:
    """(n_vocabulary,) which distinct words a term means."""
    found = np.ones(len(lex.vocabulary), dtype=bool)
    for condition in term:
        found &= holds(condition, lex)
    return found


def holds(condition: Condition, lex: Lexicon) -> Array:
    """(n_vocabulary,) of which distinct words one condition holds."""
    if condition.is_pattern:
        return (
            lex.vocabulary[condition.field].fill_null("").cast(pl.String).str.contains(condition.value).to_numpy()
        )
    if condition.field == "pos":
        name = PARTS_OF_SPEECH.get(condition.value.lower(), condition.value)
        return lex.pos_path.str.contains(f"-{name}-", literal=True).to_numpy()
    return (lex.folded[condition.field] == condition.value.lower()).to_numpy()


def _cut(term: Term, corpus: Corpus, lex: Lexicon) -> list[Term]:
    """A form or a lemma that is no word of the corpus, cut into words as its texts were."""
    if len(term) != 1 or term[0].field not in ("surface", "lemma") or term[0].is_pattern:
        return [term]
    written = term[0].value
    if holds(term[0], lex).any():
        return [term]
    words = corpus.tokens.cut(written)
    return [(Condition(term[0].field, getattr(word, term[0].field)),) for word in words] or [term]
