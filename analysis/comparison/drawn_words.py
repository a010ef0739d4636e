"""The words and utterances of some dialogues of a corpus."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import polars as pl

from analysis.comparison.sides import Side
from analysis.core.statistics.inference import Array
from analysis.core.text.lexicon import Lexicon, lexicon
from data.core.schema import ROLES

SPOKEN = ("counselor", "client")


def ranges(starts: Array, stops: Array) -> Array:
    """All numbers from each start up to its stop, one range after the other."""
    lengths = stops - starts
    begins = (
        np.repeat(starts - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths) if len(lengths) else starts
    )
    return np.asarray(begins + np.arange(int(lengths.sum())), dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Drawn:
    """Some dialogues of a side (``rows`` of ``Corpus.dialogues``), with their utterances and words."""

    side: Side
    rows: Array

    @cached_property
    def lexicon(self) -> Lexicon:
        """The lexicon of the corpus. Raises Missing where its words are not made."""
        return lexicon(self.side.corpus)

    @cached_property
    def utterances(self) -> Array:
        """(n_utterances,) rows of ``Corpus.utterances``."""
        offsets = self.side.corpus.offsets
        return ranges(offsets[self.rows], offsets[self.rows + 1])

    @cached_property
    def dialogue_of(self) -> Array:
        """(n_utterances,) which of the dialogues, from 0."""
        offsets = self.side.corpus.offsets
        return np.repeat(np.arange(len(self.rows)), np.diff(offsets)[self.rows])

    @cached_property
    def role_of(self) -> Array:
        """(n_utterances,) place of the role in ``data.core.schema.ROLES``."""
        roles = self.side.corpus.utterances["role"].to_physical().to_numpy()
        return np.asarray(roles[self.utterances])

    @cached_property
    def texts(self) -> pl.Series:
        """(n_utterances,) their texts in normal form."""
        return self.side.corpus.normalized.gather(self.utterances)

    @cached_property
    def words(self) -> pl.DataFrame:
        """One row a word, in order: dialogue (from 0), utterance (from 0), role (place), lemma_id."""
        lex = self.lexicon
        starts = lex.starts.astype(np.int64)
        tokens = ranges(starts[self.utterances], starts[self.utterances + 1])
        at = np.repeat(np.arange(len(self.utterances)), np.diff(starts)[self.utterances])
        lemmas = lex.lemma_ids[tokens].astype(np.int64)
        keep = lex.is_word[lemmas]
        return pl.DataFrame(
            {
                "dialogue": self.dialogue_of[at][keep],
                "utterance": at[keep],
                "role": self.role_of[at][keep],
                "lemma_id": lemmas[keep],
            }
        )

    def content(self, vocabulary: dict[tuple[str, str], int]) -> Any:
        """CSR (n_dialogues, n): how often each dialogue holds each content word; new words get the next number."""
        from scipy import sparse

        lex = self.lexicon
        ids = np.flatnonzero(lex.is_content)
        names = lex.lemmas.select(pl.col("lemma", "pos").cast(pl.String)).rows()
        counts = lex.matrices["both"][self.rows][:, ids].tocoo()
        used = np.unique(counts.col)
        number = np.zeros(len(ids), dtype=np.int64)
        number[used] = [vocabulary.setdefault(names[ids[place]], len(vocabulary)) for place in used]
        shape = (len(self.rows), len(vocabulary))
        return sparse.csr_matrix((counts.data, (counts.row, number[counts.col])), shape)


def place_of(role: str) -> int:
    """Where a role stands in ``data.core.schema.ROLES``."""
    return ROLES.index(role)
