"""How strongly two words go together, from the segments that hold one, the other and both."""

from typing import Literal

import numpy as np

Array = np.ndarray
Measure = Literal["jaccard", "pmi", "log_likelihood"]
Nearness = Literal["jaccard", "dice", "cosine"]


def association(measure: Measure, both: Array, a: Array, b: Array, total: Array | float) -> Array:
    """Association of pairs; all arguments are numbers of segments and broadcast against each other.

    ``jaccard``: both / (a + b - both), 0 to 1. ``pmi``: log2(both * total / (a * b)), -inf where the two
    never meet (Church and Hanks 1990). ``log_likelihood``: Dunning's G2 of the two-by-two table, with a
    minus sign where the two meet less often than by chance (Dunning 1993). nan where a word is absent.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        if measure == "jaccard":
            return nearness("jaccard", both, a, b)
        if measure == "pmi":
            return np.asarray(np.log2(both * total / (a * b)))
        return _log_likelihood(both, a, b, total)


def nearness(kind: Nearness, both: Array, a: Array, b: Array) -> Array:
    """How near two words are, 0 to 1, from numbers of segments; nan where a word is absent.

    ``jaccard``: both / (a + b - both). ``dice``: 2 both / (a + b). ``cosine``: both / sqrt(a b) (Ochiai).
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        if kind == "jaccard":
            return np.asarray(both / (a + b - both))
        return np.asarray(2 * both / (a + b) if kind == "dice" else both / np.sqrt(np.multiply(a, b)))


def _log_likelihood(both: Array, a: Array, b: Array, total: Array | float) -> Array:
    """Twice the sum of observed * ln(observed / expected) over the four cells, signed."""
    expected = a * b / total
    cells = (
        (both, expected),
        (a - both, a - expected),
        (b - both, b - expected),
        (total - a - b + both, total - a - b + expected),
    )
    score = np.zeros(np.broadcast_shapes(np.shape(both), np.shape(total)))
    for observed, chance in cells:
        ratio = np.where(observed > 0, observed / np.where(chance > 0, chance, np.nan), 1.0)
        score = score + np.where(observed > 0, observed * np.log(ratio), 0.0)
    return np.asarray(np.where(both >= expected, 2.0, -2.0) * np.maximum(score, 0.0))


def strongest(strength: Array, counts: Array, most: int, minimum: float) -> Array:
    """The indices of the strongest positive associations of at least ``minimum`` segments, strongest first.

    Equal strengths rank by their counts, then by position, so that the answer does not depend on chance.
    """
    usable = np.flatnonzero((counts >= max(1.0, minimum)) & np.isfinite(strength) & (strength > 0))
    if len(usable) > most > 0:
        edge = np.partition(strength[usable], len(usable) - most)[len(usable) - most]
        usable = usable[strength[usable] >= edge]
    order = np.lexsort((usable, -counts[usable], -strength[usable]))
    return np.asarray(usable[order[:most]])
