"""Where a turn begins, and which fifth of its dialogue an utterance is in: one definition for the whole project.

A turn is a maximal run of utterances of one role within one dialogue.
"""

from typing import TypeVar

import numpy as np
import polars as pl

FIFTHS = 5

Position = TypeVar("Position", pl.Expr, np.ndarray)


def turn_starts(*columns: str) -> pl.Expr:
    """Whether each utterance is the first of a turn; never null.

    The rows must be in the order of the dialogue.

    Args:
        columns: what stays the same within a turn (default: ``dialogue_id`` and ``role``).
    """
    changed = [pl.col(name) != pl.col(name).shift() for name in columns or ("dialogue_id", "role")]
    return pl.any_horizontal(changed).fill_null(True)


def fifth(position: Position, n_utterances: Position) -> Position:
    """Which fifth of its dialogue an utterance is in, 1-5.

    Args:
        position: of the utterance in its dialogue, from 0; integers wide enough for five times their value.
        n_utterances: of the whole dialogue, beside each position.
    """
    parts: Position = FIFTHS * position // n_utterances + 1
    return parts
