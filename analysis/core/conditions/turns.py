"""What follows what over turns."""

import numpy as np

from data.core.turns import turn_starts
from data.corpus import Corpus

Array = np.ndarray
NO_ROW = -1


def turn_numbers(corpus: Corpus, first: int = 0, stop: int | None = None) -> Array:
    """(n_rows,) number of the turn of each utterance, counted over these rows."""
    part = corpus.utterances.slice(first, None if stop is None else stop - first)
    return part.select(turn_starts().cum_sum()).to_series().to_numpy().astype(np.int64)


def following(starts: Array, ends: Array, turns: Array, dialogues: Array, within: int) -> Array:
    """(n_rows,) for each row of ``starts`` the row that follows it at most so many turns later, else ``NO_ROW``.

    That is the first row of ``ends`` in the nearest turn that holds one, in the same dialogue.
    """
    nearest = np.searchsorted(turns[ends], turns[starts], side="right")
    has_end = nearest < len(ends)
    starts, end_rows = starts[has_end], ends[nearest[has_end]]
    in_reach = (turns[end_rows] - turns[starts] <= within) & (dialogues[end_rows] == dialogues[starts])
    result = np.full(len(turns), NO_ROW, dtype=np.int64)
    result[starts[in_reach]] = end_rows[in_reach]
    return result
