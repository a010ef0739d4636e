"""Names on the map of utterances: of two levels of themes, finer ones in a smaller part."""

from typing import Any

import numpy as np

from analysis.statistics.inference import Array
from analysis.utterances.spoken import Spoken
from analysis.utterances.theme_names import in_a_name, key_of, telling_words, theme_name

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
    made: list[tuple[str, str, float, float, int | None]] = []
    for theme in own[np.argsort(-n[own], kind="stable")][:MOST].tolist():
        x, y = _thickest(inside.places[themes == theme], ends)
        made.append((key_of(level, theme), theme_name(inside.corpus, level, theme), x, y, int(n[theme])))
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
    made: list[tuple[str, str, float, float, int | None]] = []
    for number, words in enumerate(telling_words(inside.corpus, group, LOCAL * LOCAL)):
        own = part == number
        if words and own.sum() >= FEWEST:
            x, y = _thickest(inside.places[own], ends)
            made.append(("place", in_a_name(inside.corpus, words), x, y, None))
    return made


def _thickest(places: Array, ends: Ends) -> tuple[float, float]:
    """The middle of the cell in which most of these lie."""
    cells, x, y = np.histogram2d(places[:, 0], places[:, 1], bins=THICK, range=(ends[:2], ends[2:]))
    column, row = np.unravel_index(int(cells.argmax()), cells.shape)
    return round(float(x[column] + x[column + 1]) / 2, 3), round(float(y[row] + y[row + 1]) / 2, 3)
