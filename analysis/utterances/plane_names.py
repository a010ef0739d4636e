"""Names on the map of utterances: of two levels of themes, finer ones in a smaller part."""

from typing import Any

import numpy as np

from analysis.core.dialogues.spoken import Spoken
from analysis.core.dialogues.theme_names import in_a_name, key_of, telling_words, theme_name
from analysis.core.statistics.inference import Array

Ends = tuple[float, float, float, float]
MOST, LEAST, FEWEST, LOCAL = 24, 6, 5, 4
MIDDLE, FINE = 0.5, 0.08
"""A part that holds less than these shares of all utterances is named by themes of the second and third level."""
THICK = 24


def names(whole: Spoken, inside: Spoken, ends: Ends) -> dict[str, Any]:
    """Columns of names for what lies inside, the coarser level first; in a small part also by words of its own.

    Args:
        whole: all utterances of the selection.
        inside: those in the part that is shown.
        ends: the part, as x0, x1, y0, y1.
    """
    part = len(inside.rows) / max(1, len(whole.rows))
    first = 1 if part > MIDDLE else 2 if part > FINE else 3
    rows: list[tuple[str, str, float, float, int | None]] = []
    for level in range(first, min(first + 2, 4)):
        rows += of_level(whole, inside, ends, level)
    if first == 3 or len(rows) < LEAST:
        rows += _local(inside, ends)
    columns = list(zip(*rows, strict=True)) if rows else [()] * 5
    return {"kind": ["name"] * len(rows), **dict(zip(("theme", "text", "x", "y", "n"), columns, strict=True))}


def of_level(
    whole: Spoken, inside: Spoken, ends: Ends, level: int
) -> list[tuple[str, str, float, float, int | None]]:
    """The themes of a level that are more frequent in the part than in the whole, largest first."""
    themes = inside.theme(level)
    number = int(whole.theme(level).max(initial=0)) + 1
    n, base = (np.bincount(one, minlength=number) for one in (themes, whole.theme(level)))
    n[0] = 0
    usual = base * len(inside.rows) / max(1, len(whole.rows))
    own = np.flatnonzero((n > max(FEWEST, 0.005 * n.sum())) & (n >= usual))
    thickest = _thickest(inside.places, themes, number, ends)
    made: list[tuple[str, str, float, float, int | None]] = []
    for theme in own[np.argsort(-n[own], kind="stable")][:MOST].tolist():
        name = theme_name(inside.corpus, level, theme)
        made.append((key_of(level, theme), name, *thickest[theme], int(n[theme])))
    return made


def _local(inside: Spoken, ends: Ends) -> list[tuple[str, str, float, float, int | None]]:
    """The parts of a small box, four by four, by the words that each has beyond the others."""
    across, up = (ends[1] - ends[0]) / LOCAL, (ends[3] - ends[2]) / LOCAL
    if not (across > 0 and up > 0 and len(inside.rows)):
        return []
    column = np.clip(((inside.places[:, 0] - ends[0]) / across).astype(np.int64), 0, LOCAL - 1)
    row = np.clip(((inside.places[:, 1] - ends[2]) / up).astype(np.int64), 0, LOCAL - 1)
    part = row * LOCAL + column
    group = np.full(inside.corpus.utterances.height, -1, dtype=np.int64)
    group[inside.rows] = part
    sizes = np.bincount(part, minlength=LOCAL * LOCAL)
    thickest = _thickest(inside.places, part, LOCAL * LOCAL, ends)
    made: list[tuple[str, str, float, float, int | None]] = []
    for number, words in enumerate(telling_words(inside.corpus, group, LOCAL * LOCAL)):
        if words and sizes[number] >= FEWEST:
            made.append(("place", in_a_name(inside.corpus, words), *thickest[number], None))
    return made


def _thickest(places: Array, group: Array, number: int, ends: Ends) -> list[tuple[float, float]]:
    """For each group from 0 the middle of the cell in which most of it lies."""
    across, up = (ends[1] - ends[0]) / THICK or 1.0, (ends[3] - ends[2]) / THICK or 1.0
    column = np.clip((places[:, 0] - ends[0]) / across, 0, THICK - 1).astype(np.int64)
    row = np.clip((places[:, 1] - ends[2]) / up, 0, THICK - 1).astype(np.int64)
    cell = (group.astype(np.int64) * THICK + column) * THICK + row
    best = np.bincount(cell, minlength=number * THICK * THICK).reshape(number, THICK * THICK).argmax(axis=1)
    return [
        (round(ends[0] + (at // THICK + 0.5) * across, 3), round(ends[2] + (at % THICK + 0.5) * up, 3))
        for at in best.tolist()
    ]
