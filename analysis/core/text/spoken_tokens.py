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
from analysis.core.text.repeated import is_template
from data.corpus import Corpus


def lexicon_of(corpus: Corpus, unit: Unit, codes: str, templates: bool = True) -> Lexicon:
    """The words of a corpus, counted in utterances with a label (tag:Reflection@gold) or without templates.

    Raises:
        UserError: the corpus knows no such label.
    """
    if not codes and templates:
        return lexicon(corpus, unit)
    return _of_some(corpus, unit, codes, bool(templates), corpus.coding.state() if codes else "")[1]


def counting(corpus: Corpus, unit: Unit, codes: str, templates: bool = True) -> Array:
    """(n_utterances,) which have a label (empty: any), and are no templates where these are left out."""
    if not codes and templates:
        return np.ones(corpus.utterances.height, dtype=bool)
    return _of_some(corpus, unit, codes, bool(templates), corpus.coding.state() if codes else "")[0]


@lru_cache(maxsize=4)
def _of_some(corpus: Corpus, unit: Unit, codes: str, templates: bool, state: str) -> tuple[Array, Lexicon]:
    mask = np.ones(corpus.utterances.height, dtype=bool)
    try:
        if codes:
            mask = labelled(corpus, resolved(corpus, LabelCodec().read(codes)))
    except ValueError as error:
        raise mistake("words_labels", text=str(error)[:80]) from error
    if not templates:
        mask = mask & ~is_template(corpus)
    return mask, lexicon(corpus, unit).of_utterances(mask, corpus.utterances["role"].to_physical().to_numpy())


def in_scope(selection: Selection, role: Role, templates: bool = True) -> Array:
    """(n_utterances,) which utterances are in the selection, said by the role, and no templates if so asked."""
    mask = np.repeat(selection.mask, np.diff(selection.corpus.offsets))
    roles = selection.corpus.utterances["role"].to_physical().to_numpy()
    mask &= (roles < len(ROLES)) if role == "both" else (roles == ROLES.index(role))
    return mask if templates else np.asarray(mask & ~is_template(selection.corpus))


@dataclass(frozen=True, eq=False)
class SpokenTokens:
    """The tokens of the utterances in scope, one after the other."""

    lex: Lexicon
    selection: Selection
    utterances: Array

    @classmethod
    def of(
        cls, selection: Selection, role: Role, unit: Unit = "short", codes: str = "", templates: bool = True
    ) -> "SpokenTokens":
        """The utterances with at least one token, and with a label where one is asked for; their rows."""
        lex = lexicon_of(selection.corpus, unit, codes, templates)
        there = in_scope(selection, role) & (lex.lengths > 0)
        there &= counting(selection.corpus, unit, codes, templates)
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


def word_basis(
    selection: Selection,
    *,
    role: Role = "both",
    unit: Unit,
    codes: str = "",
    templates: bool,
    **options: Any,
) -> Basis:
    """The words (punctuation and symbols excluded) of a role, and the dialogues that they are in."""
    return words_in(selection, selection.mask, role, lexicon_of(selection.corpus, unit, codes, templates))


def words_in(selection: Selection, mask: Array, role: Role, lex: Lexicon) -> Basis:
    """The same of the dialogues of the corpus that a mask selects, as a lexicon counts them."""
    sizes = lex.sizes[role] * mask
    dialogues = selection.corpus.dialogues.filter(sizes > 0)
    return Basis.counted(selection, dialogues, words=int(sizes.sum()))
