"""Few dialogues or persons: what a reader should not lean on."""

import polars as pl

SMALL = 30
MARK = " †"


def is_small(n: int | None) -> bool:
    """Whether so few dialogues deserve a mark."""
    return n is not None and n < SMALL


def marked(names: list[str], points: pl.DataFrame) -> list[str]:
    """The lines of text of a figure, with a mark where fewer than 30 dialogues stand behind one.

    ``points``: row (index into names), n.
    """
    few = set(points.filter(pl.col("n") < SMALL)["row"])
    return [name + MARK if row in few else name for row, name in enumerate(names)]
