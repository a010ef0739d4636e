"""Offsets of words in the raw text of their utterance.

Nearly every word begins where the one before it ends and is as long as its surface, so only the exceptions are
stored: white space before a word, or characters whose number normalization changes.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np


class HasOffsets(Protocol):
    """Begins and ends of all tokens, or of some."""

    @property
    def begins(self) -> np.ndarray:
        """(n_tokens,) code points from the beginning of the utterance's raw text."""

    @property
    def ends(self) -> np.ndarray:
        """(n_tokens,) likewise; the text of a token is text[begin:end]."""

    def spans(self, tokens: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Begins and ends of these tokens alone."""


@dataclass(frozen=True, eq=False)
class Offsets:
    """Offsets computed from the lengths of the words and the exceptions."""

    #: (n_vocabulary,) code points of each surface.
    lengths: np.ndarray
    #: (n_tokens,) the word of each token.
    ids: np.ndarray
    #: (n_utterances + 1,) the first token of each utterance.
    starts: np.ndarray
    #: The exceptions, see ``data.tokens.parts.Part``.
    odd: np.ndarray

    @property
    def begins(self) -> np.ndarray:
        """See ``HasOffsets``; computed once, in about a tenth of a second for ten million tokens."""
        return self._all[0]

    @property
    def ends(self) -> np.ndarray:
        """See ``HasOffsets``."""
        return self._all[1]

    @cached_property
    def _all(self) -> tuple[np.ndarray, np.ndarray]:
        begins, ends = self._within(0, len(self.starts) - 1)
        small = np.uint16 if ends.max(initial=0) < 2**16 else np.uint32
        return begins.astype(small), ends.astype(small)

    def spans(self, tokens: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """See ``HasOffsets``; goes through the utterances of these tokens only."""
        rows, which = np.unique(np.searchsorted(self.starts, tokens, side="right") - 1, return_inverse=True)
        begins, ends = np.zeros(len(tokens), np.uint32), np.zeros(len(tokens), np.uint32)
        order = np.argsort(which, kind="stable")
        bounds = np.searchsorted(which[order], np.arange(len(rows) + 1))
        for index, row in enumerate(rows.tolist()):
            of_row = order[bounds[index] : bounds[index + 1]]
            within = tokens[of_row] - self.starts[row]
            first, stop = self._within(row, row + 1)
            begins[of_row], ends[of_row] = first[within], stop[within]
        return begins, ends

    def _within(self, row: int, stop: int) -> tuple[np.ndarray, np.ndarray]:
        """All tokens of some utterances; sums may overflow, but their differences stay right."""
        starts = self.starts[row : stop + 1]
        low, high = int(starts[0]), int(starts[-1])
        length = self.lengths[self.ids[low:high]]
        a, b = np.searchsorted(self.odd[0], [low, high])
        at, gap, extra = self.odd[:, a:b]
        length[at - low] += extra
        step = length.copy()
        step[at - low] += gap
        ends = np.cumsum(step, dtype=np.int32)
        before = np.concatenate([np.zeros(1, np.int32), ends])[starts[:-1] - low]
        ends -= np.repeat(before, np.diff(starts))
        return ends - length, ends


@dataclass(frozen=True, eq=False)
class MergedOffsets:
    """Offsets of tokens that were merged from others."""

    #: Of the tokens that they were merged from.
    parts: HasOffsets
    #: (n_tokens,) the first and the last of those in each merged token.
    first: np.ndarray
    last: np.ndarray

    @cached_property
    def begins(self) -> np.ndarray:
        """See ``HasOffsets``."""
        begins: np.ndarray = self.parts.begins[self.first]
        return begins

    @cached_property
    def ends(self) -> np.ndarray:
        """See ``HasOffsets``."""
        ends: np.ndarray = self.parts.ends[self.last]
        return ends

    def spans(self, tokens: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """See ``HasOffsets``."""
        return self.parts.spans(self.first[tokens])[0], self.parts.spans(self.last[tokens])[1]
