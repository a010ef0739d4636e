"""Dialogues that are regenerated from a position of another dialogue on."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np


def number_branches(
    dialogues: list[dict[str, Any]], row_of: Callable[[str, int], int | None], ids: np.ndarray
) -> Iterator[tuple[int, Any]]:
    """Put numbers in place of the names of the dialogues that others depart from.

    Yields:
        The row of a dialogue that names no other one, and what it names; it is no branch then.
    """
    for row, dialogue in enumerate(dialogues):
        name = dialogue.get("branch_of")
        if name is None and dialogue.get("branch_at") is None:
            continue
        original = None if name is None else row_of(str(name), row)
        if original in (None, row):
            dialogue["branch_of"] = dialogue["branch_at"] = None
            yield row, name
        else:
            dialogue["branch_of"] = int(ids[original])
