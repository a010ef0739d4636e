"""Where a query matches: words side by side in an utterance, by form, lemma, reading or part of speech."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import polars as pl

from analysis.core.text.lexicon import Array, Lexicon, Unit, lexicon
from analysis.core.text.patterns import PARTS_OF_SPEECH, Condition, Term, parse
from data.corpus import Corpus

MANY_TOKENS = 500_000  # from here on a scan is faster than gathering


@dataclass(frozen=True, eq=False)
class Hits:
    """Every match of a query, in the order of the corpus."""

    corpus: Corpus
    lex: Lexicon
    first: Array
    """(n,) the first token of each."""
    length: int
    """Number of words of each, where all have as many."""
    unit: Unit = "short"
    ends: Array | None = None
    """(n,) the last token of each, where they differ in length."""

    @property
    def n(self) -> int:
        """Number of hits."""
        return len(self.first)

    @cached_property
    def utterances(self) -> Array:
        """(n,) row of the utterance of each."""
        return self.lex.utterances_at(self.first)

    @property
    def last(self) -> Array:
        """(n,) the last token of each."""
        return self.first + max(0, self.length - 1) if self.ends is None else self.ends

    @property
    def spans(self) -> tuple[Array, Array]:
        """Begin and end of each in the raw text of its utterance."""
        spans = self.corpus.tokens.in_unit(self.unit).spans
        return spans(self.first)[0], spans(self.last)[1]

    def among(self, rows: Array) -> "Hits":
        """The hits that a mask or indices select."""
        return replace(self, first=self.first[rows], ends=None if self.ends is None else self.ends[rows])


def matches(corpus: Corpus, query: str, field: str = "surface", unit: Unit = "short") -> Hits:
    """Every match of a query's words, side by side in an utterance. Raises BadQuery.

    Args:
        corpus: where to search.
        query: see ``analysis.core.text.patterns``.
        field: what a word without a field is compared by.
        unit: short words, or compound nouns as one word.
    """
    return matches_of(corpus, tuple(parse(query, field)), unit)


def matches_of(corpus: Corpus, words: tuple[Term, ...], unit: Unit = "short") -> Hits:
    """Every match of words, given as their conditions, side by side in an utterance."""
    lex = lexicon(corpus, unit)
    terms = [term for part in words for term in _tokenized(part, corpus, lex)]
    first = lex.first_tokens(words, lambda: _first(terms, lex))
    return Hits(corpus, lex, first, len(terms), unit)


def _first(terms: list[Term], lex: Lexicon) -> Array:
    """The first token of every match of these words."""
    tables = {i: _table(term, lex) for i, term in enumerate(terms) if term}
    frequency = {i: int(lex.occurrences[table].sum()) for i, table in tables.items()}
    rarest = min(frequency, key=lambda i: frequency[i], default=0)
    if not frequency.get(rarest):
        return np.zeros(0, dtype=np.int64)
    first = tokens_in(tables.pop(rarest), lex) - rarest
    last = first + len(terms) - 1
    first = first[(first >= 0) & (last < len(lex.ids))]
    for i in sorted(tables, key=lambda i: frequency[i]):
        first = first[tables[i][lex.ids[first + i]]]
    if len(terms) > 1:
        first = first[lex.utterances_at(first) == lex.utterances_at(first + len(terms) - 1)]
    return first


def tokens_in(table: Array, lex: Lexicon) -> Array:
    """(n,) the tokens of some distinct words, given as a mask of the vocabulary."""
    words = np.flatnonzero(table)
    if lex.occurrences[words].sum() > MANY_TOKENS:
        return np.flatnonzero(table[lex.ids])
    tokens, bounds = lex.tokens_of
    parts = [tokens[bounds[word] : bounds[word + 1]] for word in words]
    selected = np.concatenate(parts) if parts else tokens[:0]
    return np.sort(selected).astype(np.int64)


def _table(term: Term, lex: Lexicon) -> Array:
    """(n_vocabulary,) which distinct words a term matches."""
    mask = np.ones(len(lex.vocabulary), dtype=bool)
    for condition in term:
        mask &= meets(condition, lex)
    return mask


def meets(condition: Condition, lex: Lexicon) -> Array:
    """(n_vocabulary,) which distinct words meet a condition."""
    if condition.is_pattern:
        return (
            lex.vocabulary[condition.field].fill_null("").cast(pl.String).str.contains(condition.value).to_numpy()
        )
    if condition.field == "pos":
        name = PARTS_OF_SPEECH.get(condition.value.lower(), condition.value)
        return lex.pos_path.str.contains(f"-{name}-", literal=True).to_numpy()
    return (lex.folded[condition.field] == condition.value.lower()).to_numpy()


def _tokenized(term: Term, corpus: Corpus, lex: Lexicon) -> list[Term]:
    """A form or lemma that is not a word of the corpus, tokenized as the corpus was."""
    if len(term) != 1 or term[0].field not in ("surface", "lemma") or term[0].is_pattern:
        return [term]
    text = term[0].value
    if meets(term[0], lex).any():
        return [term]
    words = corpus.tokens.cut(text)
    return [(Condition(term[0].field, getattr(word, term[0].field)),) for word in words] or [term]
