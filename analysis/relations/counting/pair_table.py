"""In how many segments of each dialogue two of a corpus' most frequent words meet, counted once.

The counts of any selection are sums of these, so that a filter need not go through the words again.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from analysis.core.query.selection import Selection, select
from analysis.core.text.lexicon import Array, Role, Unit, Words
from analysis.core.text.segments import Within, presence
from analysis.relations.counting.pair_counts import DENSE, PairCounts, meetings, pair_places
from analysis.relations.counting.word_choice import most_frequent
from data.corpus import Corpus

WORDS, MOST_ENTRIES = 200, 6_000_000


@dataclass(frozen=True, eq=False)
class PairTable:
    """Counts by dialogue of a corpus.

    ``ids``: (n_words,) lemma ids, ascending. ``words``: (n_dialogues, n_words) segments that hold the word.
    ``segments``: (n_dialogues,) all segments. ``dialogue``, ``both``: for the pairs one after the other, the
    dialogues in which they meet and in how many segments; ``starts``: (n_pairs + 1,) where each pair begins.
    """

    ids: Array
    words: Array
    segments: Array
    dialogue: Array
    both: Array
    starts: Array

    def holds(self, ids: Array) -> bool:
        """Whether all of some lemmas are among those counted."""
        return bool(np.isin(ids, self.ids).all())

    def entries(self, ids: Array, a: Array, b: Array) -> tuple[Array, Array]:
        """(places in ``dialogue``, which pair each belongs to) of pairs of some lemmas."""
        at = np.searchsorted(self.ids, ids)
        pairs = pair_places(len(self.ids))[at[a]] + at[b]
        lengths = self.starts[pairs + 1] - self.starts[pairs]
        of_pair = np.repeat(np.arange(len(pairs)), lengths)
        before = np.cumsum(lengths) - lengths
        return np.arange(len(of_pair)) + np.repeat(self.starts[pairs] - before, lengths), of_pair

    def dialogues(self, ids: Array, a: Array, b: Array, mask: Array) -> Array:
        """(n_pairs,) in how many of the masked dialogues each pair of some lemmas meets."""
        at, of_pair = self.entries(ids, a, b)
        return np.bincount(of_pair[mask[self.dialogue[at]]], minlength=len(a))

    def counts(self, ids: Array, mask: Array, group_of_dialogue: Array) -> PairCounts:
        """The counts of some lemmas, ascending, in the masked dialogues, by group."""
        from scipy import sparse

        n_groups, rows = int(group_of_dialogue.max(initial=-1)) + 1, np.flatnonzero(mask)
        a, b = np.triu_indices(len(ids), 1)
        at, of_pair = self.entries(ids, a, b)
        dialogue = self.dialogue[at]
        if not mask.all():
            inside = np.flatnonzero(mask[dialogue])
            at, of_pair, dialogue = at[inside], of_pair[inside], dialogue[inside]
        cells = group_of_dialogue[dialogue] * len(a) + of_pair
        pairs = np.bincount(cells, weights=self.both[at], minlength=n_groups * len(a))
        group = group_of_dialogue[rows]
        gather = sparse.csr_matrix(
            (np.ones(len(rows), np.float32), (group, np.arange(len(rows)))), (n_groups, len(rows))
        )
        words = gather @ self.words[rows][:, np.searchsorted(self.ids, ids)]
        sizes = np.bincount(group, weights=self.segments[rows], minlength=n_groups)
        return PairCounts(
            words, pairs.reshape(n_groups, len(a)).astype(np.float32), sizes.astype(np.float32), a, b
        )


def pair_table(
    selection: Selection,
    ids: Array,
    *,
    role: Role,
    words: Words,
    stop: str,
    unit: Unit,
    within: Within,
    span: int,
) -> PairTable | None:
    """The table that counts these lemmas; None where one is too rare or the pairs are too many to keep."""
    if len(ids) > WORDS:
        return None
    table = _pair_table(selection.corpus, role, words, stop, unit, within, span)
    return table if table is not None and table.holds(ids) else None


@lru_cache(maxsize=4)
def _pair_table(
    corpus: Corpus, role: Role, words: Words, stop: str, unit: Unit, within: Within, span: int
) -> PairTable | None:
    whole = select(corpus)
    ids = most_frequent(whole, role=role, words=words, stop=stop, top=WORDS, unit=unit)
    present = presence(whole, ids, role=role, within=within, span=span, unit=unit, words=words)
    if len(present.word) > DENSE * max(1, len(present.dialogue)):
        return None
    n_dialogues, n_words = len(whole.mask), len(ids)
    pair, segment = meetings(present)
    n_pairs = n_words * (n_words - 1) // 2
    key = pair * n_dialogues + present.dialogue[segment]
    key.sort()
    first = np.flatnonzero(np.diff(key, prepend=-1))
    if len(first) > MOST_ENTRIES:
        return None
    pairs, dialogue = np.divmod(key[first], max(1, n_dialogues))
    cells = present.dialogue[present.segment].astype(np.int64) * n_words + present.word
    return PairTable(
        ids=ids,
        words=np.bincount(cells, minlength=n_dialogues * n_words).reshape(n_dialogues, n_words).astype(np.float32),
        segments=np.bincount(present.dialogue, minlength=n_dialogues),
        dialogue=dialogue.astype(np.int32),
        both=np.diff(first, append=len(key)).astype(np.float32),
        starts=np.searchsorted(pairs, np.arange(n_pairs + 1)),
    )
