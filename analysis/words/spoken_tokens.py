"""The utterances of a selection that are in scope, those of a role, and the tokens in them."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from analysis.core.basis import Basis
from analysis.core.conditions.labelled import LabelCodec, labelled, resolved
from analysis.core.errors import mistake
from analysis.core.query.selection import Selection
from analysis.core.text.lexicon import ROLES, Array, Lexicon, Role, Unit, lexicon
from data.corpus import Corpus


def lexicon_of(corpus: Corpus, unit: Unit, codes: str) -> Lexicon:
    """The words of a corpus, counted in the utterances with a label (as tag:Reflection@gold); empty: in all.

    Raises:
        UserError: the corpus knows no such label.
    """
    return _coded(corpus, unit, codes, corpus.coding.state())[1] if codes else lexicon(corpus, unit)


def has_label(corpus: Corpus, unit: Unit, codes: str) -> Array:
    """(n_utterances,) which utterances have a label."""
    return _coded(corpus, unit, codes, corpus.coding.state())[0]


@lru_cache(maxsize=4)
def _coded(corpus: Corpus, unit: Unit, codes: str, state: str) -> tuple[Array, Lexicon]:
    try:
        mask = labelled(corpus, resolved(corpus, LabelCodec().read(codes)))
    except ValueError as error:
        raise mistake("words_labels", text=str(error)[:80]) from error
    return mask, lexicon(corpus, unit).of_utterances(mask, corpus.utterances["role"].to_physical().to_numpy())


def in_scope(selection: Selection, role: Role) -> Array:
    """(n_utterances,) which utterances of the corpus are in the selection and said by the role."""
    mask = np.repeat(selection.mask, np.diff(selection.corpus.offsets))
    roles = selection.corpus.utterances["role"].to_physical().to_numpy()
    return np.asarray(mask & ((roles < len(ROLES)) if role == "both" else (roles == ROLES.index(role))))


@dataclass(frozen=True, eq=False)
class SpokenTokens:
    """The tokens of the utterances in scope, one after the other."""

    lex: Lexicon
    selection: Selection
    utterances: Array

    @classmethod
    def of(cls, selection: Selection, role: Role, unit: Unit = "short", codes: str = "") -> "SpokenTokens":
        """The utterances with at least one token, and with a label where one is asked for; their rows."""
        lex = lexicon_of(selection.corpus, unit, codes)
        there = in_scope(selection, role) & (lex.lengths > 0)
        there = there & has_label(selection.corpus, unit, codes) if codes else there
        return cls(lex, selection, np.flatnonzero(there))

    @cached_property
    def lengths(self) -> Array:
        """(n,) tokens of each utterance."""
        return np.asarray(self.lex.lengths[self.utterances])

    @cached_property
    def lemmas(self) -> Array:
        """(n_tokens,) the lemma of each token."""
        return self._inside(self.lex.lemma_ids)

    @cached_property
    def words(self) -> Array:
        """(n_tokens,) the distinct word of each token: its row in the vocabulary."""
        return self._inside(self.lex.ids)

    def _inside(self, whole: Array) -> Array:
        """What all tokens have, of those in scope."""
        if len(self.utterances) == np.count_nonzero(self.lex.lengths):
            return whole
        kept = np.zeros(len(self.lex.lengths), dtype=bool)
        kept[self.utterances] = True
        return np.asarray(whole[np.repeat(kept, self.lex.lengths)])

    @cached_property
    def begins(self) -> Array:
        """(n,) where each utterance's tokens begin in ``lemmas``."""
        return np.concatenate([[0], np.cumsum(self.lengths)[:-1]]) if len(self.lengths) else self.lengths

    @cached_property
    def sources(self) -> Array:
        """(n_tokens,) twice the row of the dialogue, and 1 more where the client speaks."""
        roles = self.selection.corpus.utterances["role"].to_physical().to_numpy()
        codes = 2 * self.lex.dialogue_of + roles
        small = np.uint16 if codes.max(initial=0) < 1 << 16 else np.uint32
        return np.repeat(codes.astype(small)[self.utterances], self.lengths)


def word_basis(selection: Selection, *, role: Role = "both", unit: Unit, codes: str = "", **options: Any) -> Basis:
    """The words (punctuation and symbols excluded) of a role, and the dialogues that they are in."""
    return words_in(selection, selection.mask, role, lexicon_of(selection.corpus, unit, codes))


def words_in(selection: Selection, mask: Array, role: Role, lex: Lexicon) -> Basis:
    """The same of the dialogues of the corpus that a mask selects, as a lexicon counts them."""
    sizes = lex.sizes[role] * mask
    dialogues = selection.corpus.dialogues.filter(sizes > 0)
    return Basis.counted(selection, dialogues, words=int(sizes.sum()))
