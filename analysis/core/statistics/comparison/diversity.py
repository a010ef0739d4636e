"""How varied a sequence of words or a distribution of topics is."""

from collections.abc import Sequence

import numpy as np

from analysis.core.statistics.inference import Array

THRESHOLD = 0.72
FEWEST_WORDS = 50


def mtld(words: Sequence[int], threshold: float = THRESHOLD) -> float:
    """How many words in a row keep a type-token ratio above the threshold, read forwards and backwards.

    Measure of textual lexical diversity (McCarthy & Jarvis 2010): the number of words over the number of
    stretches that fall to the threshold, a begun stretch in part; the mean of both directions. nan below
    ``FEWEST_WORDS`` words, and where no word is ever repeated.
    """
    if len(words) < FEWEST_WORDS:
        return float("nan")
    stretches = [_stretches(direction, threshold) for direction in (words, words[::-1])]
    if not all(stretches):
        return float("nan")
    return float(np.mean([len(words) / n for n in stretches]))


def _stretches(words: Sequence[int], threshold: float) -> float:
    full = 0.0
    seen: set[int] = set()
    n = 0
    for word in words:
        n += 1
        seen.add(word)
        if len(seen) <= threshold * n:
            full += 1
            seen, n = set(), 0
    return full + ((1 - len(seen) / n) / (1 - threshold) if n else 0.0)


def divergence(a: Array, b: Array) -> tuple[float, Array, Array]:
    """Jensen and Shannon's divergence of two distributions in bits (0-1), and its slope by each share.

    Args:
        a: (n,) how often each thing occurs on one side.
        b: (n,) on the other.

    Returns:
        The divergence, and (n,) its derivatives by a's and by b's shares; nan where a side is empty.
    """
    if not a.sum() or not b.sum():
        return float("nan"), np.zeros(len(a)), np.zeros(len(b))
    p, q = a / a.sum(), b / b.sum()
    middle = (p + q) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        of_p, of_q = (np.where(side > 0, np.log2(side / middle), 0.0) / 2 for side in (p, q))
    return float(p @ of_p + q @ of_q), of_p, of_q
