"""How alike two roles speak: words of the last turn taken up again, and function words used in like measure."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from analysis.core.dialogues.steps import ROLES
from analysis.core.errors import Absent
from analysis.core.statistics.inference import Array
from analysis.core.text.lexicon import lexicon
from analysis.core.text.per_corpus import once_per_corpus
from data.core.turns import fifth, turn_starts
from data.corpus import Corpus

if TYPE_CHECKING:
    from scipy import sparse

SMALL = 0.0001
# parts of speech of UniDic whose words carry structure rather than content
CLASSES: dict[str, pl.Expr] = {
    "case_particle": (pl.col("pos") == "助詞") & (pl.col("pos_detail") == "格助詞"),
    "binding_particle": (pl.col("pos") == "助詞") & (pl.col("pos_detail") == "係助詞"),
    "adverbial_particle": (pl.col("pos") == "助詞") & (pl.col("pos_detail") == "副助詞"),
    "conjunctive_particle": (pl.col("pos") == "助詞") & (pl.col("pos_detail") == "接続助詞"),
    "final_particle": (pl.col("pos") == "助詞") & (pl.col("pos_detail") == "終助詞"),
    "auxiliary": pl.col("pos") == "助動詞",
    "pronoun": pl.col("pos") == "代名詞",
    "conjunction": pl.col("pos") == "接続詞",
    "adnominal": pl.col("pos") == "連体詞",
    "interjection": pl.col("pos") == "感動詞",
}


@dataclass(frozen=True, eq=False)
class Replies:
    """Every turn that answers the other role.

    Attributes:
        dialogue: (n,) row of its dialogue in ``corpus.dialogues``.
        role: (n,) 0 where the counselor answers, 1 where the client does.
        fifth: (n,) 1-5.
        said: (n, lemmas) CSR, 1 where the turn holds a content word.
        heard: (n, lemmas) CSR, the same of the turn before.
        size: (n,) content words of the turn.
    """

    dialogue: Array
    role: Array
    fifth: Array
    said: "sparse.csr_matrix"
    heard: "sparse.csr_matrix"
    size: Array

    def overlap(self, order: Array | None = None) -> Array:
        """(n,) share of each turn's content words that the turn before holds; of another's, in a given order."""
        heard = self.heard if order is None else self.heard[order]
        shared = np.asarray(self.said.multiply(heard).sum(axis=1)).ravel()
        return np.asarray(shared / np.maximum(self.size, 1))


@once_per_corpus
def _replies(corpus: Corpus, settings: str) -> Replies:
    from scipy import sparse

    lex = lexicon(corpus)
    opens = corpus.utterances.select(turn_starts()).to_series().to_numpy()
    first = np.flatnonzero(opens)
    content = np.flatnonzero(lex.is_content)
    column = np.full(len(lex.is_content), -1, dtype=np.int32)
    column[content] = np.arange(len(content), dtype=np.int32)
    kept = np.flatnonzero(lex.is_content[lex.lemma_ids])
    lemma = column[lex.lemma_ids[kept]]
    begins = np.searchsorted(kept, [*np.asarray(lex.starts)[first].tolist(), len(lex.lemma_ids)])
    words = sparse.csr_matrix((np.ones(len(kept), dtype=np.float32), lemma, begins), (len(first), len(content)))
    words.sum_duplicates()
    words.data[:] = 1
    role = corpus.utterances["role"].cast(pl.String)[first]
    who = role.replace_strict(
        {name: i for i, name in enumerate(ROLES)}, default=2, return_dtype=pl.Int8
    ).to_numpy()
    dialogue = lex.dialogue_of[first].astype(np.int64)
    answers = (
        np.flatnonzero((dialogue[1:] == dialogue[:-1]) & (who[1:] != who[:-1]) & (who[1:] < 2) & (who[:-1] < 2))
        + 1
    )
    said, heard = words[answers], words[answers - 1]
    size = np.asarray(said.sum(axis=1)).ravel()
    usable = (size > 0) & (np.asarray(heard.sum(axis=1)).ravel() > 0)
    at, of = corpus.utterances["position"].to_numpy(), corpus.dialogues["n_utterances"].to_numpy()
    fifths = fifth(at[first[answers]].astype(np.int64), of[dialogue[answers]].astype(np.int64))
    return Replies(
        dialogue[answers][usable], who[answers][usable], fifths[usable], said[usable], heard[usable], size[usable]
    )


def replies(corpus: Corpus) -> Replies:
    """The turns that answer the other role, both with a content word. Raises Missing where words are not made."""
    return _replies(corpus, "replies")


@once_per_corpus
def _styles(corpus: Corpus, settings: str) -> Array:
    lex = lexicon(corpus)
    vocabulary = corpus.tokens.vocabulary
    known = vocabulary.select(pl.any_horizontal(*CLASSES.values()).any()).item()
    if not known:
        raise Absent("function_words", corpus.id)
    roles = corpus.utterances["role"].to_physical().to_numpy().astype(np.int64)
    n, kinds = 2 * corpus.dialogues.height, 2 * (len(CLASSES) + 1)
    # of each distinct word its class, the last where it has none, and whether it is a word at all
    kind = np.full(len(vocabulary), len(CLASSES), dtype=np.int64)
    for number, condition in enumerate(CLASSES.values()):
        kind[vocabulary.select(condition.fill_null(False)).to_series().to_numpy()] = number
    kind = 2 * kind + lex.is_word[lex.lemma_of]
    source = kinds * (2 * lex.dialogue_of.astype(np.int64) + np.minimum(roles, 1))
    keys = np.repeat(source, lex.lengths) + kind[lex.ids]
    if roles.max(initial=0) > 1:
        keys = keys[np.repeat(roles < 2, lex.lengths)]
    counts = np.bincount(keys, minlength=n * kinds).reshape(n, -1, 2)
    words = counts[:, :, 1].sum(axis=1)
    shares = counts[:, :-1].sum(axis=2) / np.maximum(words, 1)[:, None]
    return np.asarray(shares.reshape(corpus.dialogues.height, 2, len(CLASSES)))


def styles(corpus: Corpus) -> Array:
    """(dialogues, 2, classes) each role's share of words in each class of function words.

    Raises Missing where words are not made, Absent where their parts of speech are not UniDic's.
    """
    return _styles(corpus, "styles")


def matching(first: Array, second: Array) -> Array:
    """(n,) language style matching of (n, classes) shares: 1 where both use every class alike."""
    alike = 1 - np.abs(first - second) / (first + second + SMALL)
    return np.asarray(alike.mean(axis=-1))


def alignment_of(corpus: Corpus) -> dict[str, Any]:
    """For ``overlap counselor``, ``overlap client`` and ``style`` the value in each dialogue, or nan."""
    by_measure: dict[str, Any] = {}
    turns = replies(corpus)
    n = corpus.dialogues.height
    values = turns.overlap()
    for place, role in enumerate(ROLES):
        mine = turns.role == place
        counts = np.bincount(turns.dialogue[mine], minlength=n)
        sums = np.bincount(turns.dialogue[mine], values[mine], n)
        by_measure[f"overlap {role}"] = np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)
    try:
        shares = styles(corpus)
    except Absent:
        return by_measure
    by_measure["style"] = matching(shares[:, 0], shares[:, 1])
    return by_measure
