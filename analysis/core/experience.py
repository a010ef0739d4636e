"""How experienced a person was in a role when a dialogue began."""

from datetime import datetime

import polars as pl

AFTER_ALL = datetime.max


def experience(role: str) -> pl.Expr:
    """Number of earlier dialogues of the same person in the same role, in the whole corpus.

    Dialogues are ordered by their beginning, those without a time after all others by id. To be selected
    from ``corpus.dialogues``; null where the person is unknown. ``role``: counselor or client.
    """
    began = pl.col("started_at").fill_null(AFTER_ALL)
    order = pl.struct(began, "dialogue_id").rank("ordinal").over(f"{role}_id") - 1
    return pl.when(pl.col(f"{role}_id").is_not_null()).then(order).cast(pl.UInt32)
