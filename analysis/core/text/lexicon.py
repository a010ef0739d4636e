"""The words of a corpus: which tokens count as words, and how often each lemma occurs in which dialogue."""

from collections.abc import Callable, Hashable
from copy import copy
from functools import cached_property
from typing import Any, Literal

import numpy as np
import polars as pl

from analysis.core.errors import Mistake
from analysis.core.text import lemma_counts
from analysis.core.text.per_corpus import once_per_corpus
from analysis.core.text.stop_words import AUTO, NAMES, SENSITIVE, SENSITIVE_WORDS, stop_words, word_groups
from data.corpus import Corpus
from data.tokens.tokenizers import CHINESE, JAPANESE

Array = np.ndarray
Role = Literal["both", "counselor", "client"]
Words = Literal["content", "all"]
Unit = Literal["short", "compound"]
ROLES = lemma_counts.ROLES
NOT_WORDS = ("補助記号", "空白")
PERSONAL_NAME = "人名"
INFLECTED = ("動詞", "形容詞", "助動詞")
PER = 1_000_000
CACHED_MATRICES, CACHED_QUERIES = 4, 8
A_PART = 1 << 20  # tokens that are looked at together: what is made of them stays small
MANY = 64  # one token of so many is asked for: a table of all tokens is faster than a binary search
LANGUAGE_OF_TOKENIZER = {JAPANESE: "ja", CHINESE: "zh"}
MOST_FREQUENT = 30


class NoSuchWord(Mistake):
    """A word that does not occur in the corpus."""

    def __init__(self, word: str) -> None:
        super().__init__("no_word", word=word)
        self.word = word


class Lexicon:
    """Indexes of a corpus' tokens, made once per open corpus."""

    def __init__(self, tokens: Any, offsets: Array) -> None:
        self.vocabulary: pl.DataFrame = tokens.vocabulary
        self.lemmas: pl.DataFrame = tokens.lemmas
        self.ids: Array = tokens.ids
        self.starts: Array = tokens.starts
        self.lemma_of: Array = np.asarray(tokens.lemma_of)
        self.matrices = lemma_counts.LemmaCounts(tokens.matrix)
        self._offsets = offsets
        self._narrowed: dict[tuple[str, bytes], Any] = {}
        self._first_tokens: dict[Hashable, Any] = {}

    @cached_property
    def is_word(self) -> Array:
        """(n_lemmas,) which lemmas are words: they contain a letter or a digit and are not punctuation."""
        spelt = pl.col("lemma").str.contains(r"[\p{L}\p{N}]") & ~pl.col("pos").is_in(NOT_WORDS)
        return np.asarray(self.lemmas.select(spelt).to_series())

    @cached_property
    def is_content(self) -> Array:
        """(n_lemmas,) which lemmas are content words, as the tokenizer's parts of speech say."""
        return np.asarray(self.lemmas["is_content"].to_numpy() & self.is_word)

    @cached_property
    def sizes(self) -> dict[str, Array]:
        """Role to (n_dialogues,): number of words in each dialogue."""
        by_role: dict[str, Array] = {role: self.matrices.said(role, self.is_word) for role in ROLES}
        return {"both": by_role["counselor"] + by_role["client"], **by_role}

    @cached_property
    def total(self) -> dict[str, Array]:
        """Role to (n_lemmas,): frequency of each lemma in the corpus."""
        everywhere = np.ones(len(self._offsets) - 1)
        by_role: dict[str, Array] = {role: self.matrices.counted(role, everywhere) for role in ROLES}
        return {"both": by_role["counselor"] + by_role["client"], **by_role}

    @cached_property
    def dialogue_of(self) -> Array:
        """(n_utterances,) row of each utterance's dialogue."""
        return np.repeat(np.arange(len(self._offsets) - 1, dtype=np.uint32), np.diff(self._offsets))

    @cached_property
    def utterance_of(self) -> Array:
        """(n_tokens,) row of each token's utterance."""
        return np.repeat(np.arange(len(self.lengths), dtype=np.uint32), self.lengths)

    def utterances_at(self, tokens: Array) -> Array:
        """(n,) row of the utterance of each of these tokens, without those of all others where they are few."""
        if "utterance_of" in self.__dict__ or len(tokens) * MANY > len(self.ids):
            return np.asarray(self.utterance_of[tokens])
        return np.searchsorted(self.starts, tokens, side="right") - 1

    @cached_property
    def pos_path(self) -> pl.Series:
        """Part of speech of each distinct word with all its levels, a hyphen before and after each."""
        path = pl.concat_str(pl.lit("-"), "pos", pl.lit("-"), "pos_detail", pl.lit("-"))
        return self.vocabulary.select(path).to_series()

    @cached_property
    def written(self) -> pl.Series:
        """(n_lemmas,) how each lemma is written as people read it: とても for 迚も, する for 為る, 思う for 思う.

        The most frequent written form; of words that inflect the most frequent one that ends as the lemma does,
        or the lemma where there is none.
        """
        often = self.vocabulary.select("lemma_id", "surface", n=pl.Series(self.occurrences))
        lemmas = self.lemmas.select("lemma_id", "lemma", inflects=pl.col("pos").is_in(INFLECTED))
        joined = often.join(lemmas, on="lemma_id", how="left", maintain_order="left")
        whole = pl.col("surface").cast(pl.String).str.tail(1) == pl.col("lemma").cast(pl.String).str.tail(1)
        fit = joined.filter(~pl.col("inflects") | whole).sort("n", descending=True, maintain_order=True)
        first = fit.unique("lemma_id", maintain_order=True).select("lemma_id", pl.col("surface").cast(pl.String))
        named = lemmas.join(first, on="lemma_id", how="left", maintain_order="left").sort("lemma_id")
        return named.select(pl.coalesce("surface", pl.col("lemma").cast(pl.String))).to_series()

    @cached_property
    def lemma_ids(self) -> Array:
        """(n_tokens,) the lemma of each token."""
        small = np.uint16 if len(self.lemmas) <= 1 << 16 else np.uint32
        return np.asarray(self.lemma_of.astype(small)[self.ids])

    @cached_property
    def occurrences(self) -> Array:
        """(n_vocabulary,) frequency of each distinct word."""
        counted = np.zeros(len(self.vocabulary), dtype=np.int64)
        for begin in range(0, len(self.ids), A_PART):
            counted += np.bincount(self.ids[begin : begin + A_PART], minlength=len(counted))
        return counted

    @cached_property
    def tokens_of(self) -> tuple[Array, Array]:
        """(n_tokens,) the tokens of word 0, then of word 1, …; (n_vocabulary + 1,) where each word begins."""
        from scipy import sparse

        n = len(self.ids)
        bounds = np.concatenate([[0], np.cumsum(self.occurrences)])
        large = np.int32 if n < 1 << 31 else np.int64
        at = np.asarray(self.ids).astype(large), np.arange(n, dtype=large)
        # a row a word: its columns are counted into place, not sorted
        there = sparse.coo_array((np.ones(n, dtype=bool), at), shape=(len(self.vocabulary), n)).tocsr()
        return there.indices.view(np.uint32 if there.indices.itemsize == 4 else np.uint64), bounds

    @cached_property
    def reading_order(self) -> Array:
        """(n_vocabulary,) rank of each distinct word by reading, then by written form.

        Words with the same reading and form have one rank, whatever their part of speech.
        """
        forms = self.vocabulary.select(by=pl.coalesce("reading", "surface"), also=pl.col("surface"))
        ranks = forms.unique().sort("by", "also").with_row_index("rank")
        return forms.join(ranks, on=["by", "also"], maintain_order="left")["rank"].to_numpy().astype(np.int64)

    @cached_property
    def folded(self) -> pl.DataFrame:
        """Surface, lemma and reading of each distinct word in lower case; empty if it has none."""
        columns = pl.col("surface", "lemma", "reading")
        return self.vocabulary.select(columns.cast(pl.String).fill_null("").str.to_lowercase())

    @cached_property
    def lengths(self) -> Array:
        """(n_utterances,) number of tokens in each utterance."""
        return np.diff(self.starts).astype(np.int64)

    @cached_property
    def words_in(self) -> Array:
        """(n_utterances,) number of words in each utterance."""
        is_word, starts = self.is_word[self.lemma_of], self.starts.astype(np.int64)
        counted = np.zeros(len(self.lengths), dtype=np.int64)
        begin = 0
        while begin < len(counted):
            stop = max(begin + 1, int(np.searchsorted(starts, starts[begin] + A_PART, side="right")) - 1)
            upto = np.concatenate([[0], np.cumsum(is_word[self.ids[starts[begin] : starts[stop]]])])
            counted[begin:stop] = np.diff(upto[starts[begin : stop + 1] - starts[begin]])
            begin = stop
        return counted

    def narrowed(self, role: Role, ids: Array) -> Any:
        """CSR (n_dialogues, len(ids)): the counts of some lemmas.

        The last few results are cached, because the lemmas change less often than the filter.
        """
        if role == "both" and not self.matrices.has(role):
            return _cached(self._narrowed, CACHED_MATRICES, (role, ids.tobytes()), lambda: self._both(ids))
        return _cached(self._narrowed, CACHED_MATRICES, (role, ids.tobytes()), lambda: self.matrices[role][:, ids])

    def _both(self, ids: Array) -> Any:
        counselor, client = (self.narrowed(role, ids) for role in ROLES)
        return counselor + client

    def of_utterances(self, utterances: Array, roles: Array) -> "Lexicon":
        """The same words, counted in some utterances alone; ``total`` too is of these.

        Args:
            utterances: (n_utterances,) mask.
            roles: (n_utterances,) place of each utterance's role in ``ROLES``, or beyond.
        """
        from scipy import sparse

        kept = np.repeat(utterances & (roles < len(ROLES)), self.lengths)
        rows = np.repeat(2 * self.dialogue_of.astype(np.int64) + roles, self.lengths)[kept]
        part = copy(self)
        for name in ("sizes", "total"):
            part.__dict__.pop(name, None)
        ones = np.ones(len(rows))
        counted = sparse.csr_matrix((ones, (rows, self.lemma_ids[kept])), self.matrices.shape)
        part.matrices = lemma_counts.LemmaCounts(counted)
        part._narrowed = {}
        return part

    def first_tokens(self, words: Hashable, find: Callable[[], Array]) -> Array:
        """Where words stand side by side in the corpus; the last results are cached."""
        return np.asarray(_cached(self._first_tokens, CACHED_QUERIES, words, find))

    def listed(self, words: Words, stop: str, language: str) -> Array:
        """(n_lemmas,) which lemmas a table lists: content words or all words, without stop words."""
        candidates = self.is_content if words == "content" else self.is_word
        excluded = self.lemmas["lemma"].is_in(stop_words(stop, language)).to_numpy()
        for group in word_groups(stop):
            excluded = excluded | self.groups[group]
        return np.asarray(candidates & ~excluded)

    @cached_property
    def groups(self) -> dict[str, Array]:
        """Group that a list of stop words may name to (n_lemmas,): which lemmas belong to it.

        A lemma is a personal name where most of its occurrences are tagged as one.
        """
        is_name = self.vocabulary["pos_detail"].str.contains(PERSONAL_NAME).fill_null(False).to_numpy()
        of_names, of_all = (
            np.bincount(self.lemma_of, weights=weights, minlength=len(self.lemmas))
            for weights in (self.occurrences * is_name, self.occurrences)
        )
        sensitive = self.lemmas["lemma"].str.to_lowercase().is_in(SENSITIVE_WORDS.split())
        return {NAMES: 2 * of_names > of_all, SENSITIVE: sensitive.to_numpy()}

    def find(self, word: str) -> Array:
        """Lemma ids of a word, looked up as lemma, else as written form, else as reading. Raises NoSuchWord."""
        ids = self.lemmas.filter(pl.col("lemma") == word)["lemma_id"].to_numpy()
        for column in ("surface", "reading"):
            if not len(ids):
                rows = (self.vocabulary[column] == word).fill_null(False).to_numpy()
                ids = np.unique(self.lemma_of[rows])
        if not len(ids):
            raise NoSuchWord(word)
        return np.asarray(ids, dtype=np.int64)


def _cached(cache: dict[Any, Any], size: int, key: Any, make: Callable[[], Any]) -> Any:
    """The cached value of a key, made if there is none; the cache holds the last ``size`` values."""
    value = cache.get(key)
    if value is None:
        value = make()
        while len(cache) >= size:
            cache.pop(next(iter(cache)), None)
        cache[key] = value
    return value


def lexicon(corpus: Corpus, unit: Unit = "short") -> Lexicon:
    """The lexicon of a corpus. Raises Missing where its tokens are not made."""
    return _opened(corpus, unit)


@once_per_corpus
def _opened(corpus: Corpus, unit: Unit) -> Lexicon:
    tokens = corpus.tokens
    return Lexicon(tokens if unit == "short" else tokens.in_unit(unit), corpus.offsets)


def language(corpus: Corpus) -> str:
    """The corpus' language, which decides its stop words: as stated, else guessed from its words."""
    stated = corpus.manifest.card.language or next(iter(corpus.manifest.languages), "")
    return (
        stated or LANGUAGE_OF_TOKENIZER.get(corpus.tokens.about["tokenizer"], "") or _spaced(corpus.tokens.lemmas)
    )


def _spaced(lemmas: pl.DataFrame) -> str:
    """English if a third of the most frequent words are English stop words; else unknown."""
    frequent = lemmas.filter(pl.col("pos") == "word").head(MOST_FREQUENT)["lemma"]
    return "en" if frequent.is_in(stop_words(AUTO, "en")).sum() * 3 >= len(frequent) > 0 else ""
