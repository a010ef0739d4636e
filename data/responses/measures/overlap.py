"""Overlap of a response with its reference: the counts that BLEU, chrF and ROUGE are computed from.

The sums over segments give sacreBLEU's corpus scores; tests hold each against the reference implementation.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import TypeVar

G = TypeVar("G")

VERSION = 2
"""Of all that is counted for a response: raise it when a score is added or counted in another way."""

BLEU_ORDER = 4
CHRF_ORDER = 6
BLEU_COLUMNS = ("bleu_hyp", "bleu_ref", *(f"bleu_c{n}" for n in range(1, BLEU_ORDER + 1)))
CHRF_COLUMNS = tuple(f"chrf_{kind}{n}" for n in range(1, CHRF_ORDER + 1) for kind in ("h", "r", "m"))

SCORES = ("rouge_1", "rouge_2", "rouge_l")
"""The scores of one response that need no sums, in the order of ``scores``; 0-1."""


def bleu_counts(response: Sequence[str], reference: Sequence[str]) -> tuple[int, ...]:
    """``BLEU_COLUMNS``: tokens of both, and the n-grams found in the reference, n = 1-4."""
    shared = []
    for n in range(1, BLEU_ORDER + 1):
        own, other = _grams(response, n), _grams(reference, n)
        shared.append(_shared(own, other))
    return (len(response), len(reference), *shared)


def chrf_counts(response: str, reference: str) -> tuple[int, ...]:
    """``CHRF_COLUMNS``: for n = 1-6 the characters' n-grams of the response, the reference, and those shared."""
    response, reference = "".join(response.split()), "".join(reference.split())
    counts: list[int] = []
    for n in range(1, CHRF_ORDER + 1):
        own = Counter(response[i : i + n] for i in range(len(response) - n + 1))
        other = Counter(reference[i : i + n] for i in range(len(reference) - n + 1))
        n_own = max(0, len(response) - n + 1) if other else 0  # as sacreBLEU: no hits without a reference
        counts += [n_own, max(0, len(reference) - n + 1), _shared(own, other)]
    return tuple(counts)


def scores(response: Sequence[str], reference: Sequence[str]) -> tuple[float, ...]:
    """``SCORES`` of a response's words against the reference's: F1 of ROUGE-1, ROUGE-2 and ROUGE-L (Lin 2004)."""
    values = []
    for n in (1, 2):
        hypothesis, expected = _grams(response, n), _grams(reference, n)
        values.append(
            _f1(_shared(hypothesis, expected), max(0, len(response) - n + 1), max(0, len(reference) - n + 1))
        )
    shared = longest_common(response, reference)
    return values[0], values[1], _f1(shared, len(response), len(reference))


def longest_common(a: Sequence[Hashable], b: Sequence[Hashable]) -> int:
    """The length of the longest common subsequence, a row of bits at a time (Hyyrö 2004)."""
    positions: dict[Hashable, int] = {}
    for index, token in enumerate(a):
        positions[token] = positions.get(token, 0) | 1 << index
    full = (1 << len(a)) - 1
    row = full
    for token in b:
        matches = row & positions.get(token, 0)
        row = ((row + matches) | (row - matches)) & full
    return len(a) - row.bit_count()


def edit_distance(a: Sequence[Hashable], b: Sequence[Hashable]) -> int:
    """Levenshtein's distance, a column of bits at a time (Myers 1999, Hyyrö 2003)."""
    if not a or not b:
        return len(a) or len(b)
    positions: dict[Hashable, int] = {}
    for index, token in enumerate(a):
        positions[token] = positions.get(token, 0) | 1 << index
    full, top = (1 << len(a)) - 1, 1 << (len(a) - 1)
    up, down, distance = full, 0, len(a)
    for token in b:
        matches = positions.get(token, 0)
        across = (((matches & up) + up) ^ up) | matches | down
        rise, fall = down | (~(across | up) & full), up & across
        distance += bool(rise & top) - bool(fall & top)
        rise = (rise << 1 | 1) & full
        fall = fall << 1 & full
        up = fall | (~(across | rise) & full)
        down = rise & across
    return distance


def _grams(tokens: Sequence[str], n: int) -> Counter[tuple[str, ...]]:
    return Counter(zip(*(tokens[i:] for i in range(n)), strict=False))


def _shared(own: Counter[G], other: Counter[G]) -> int:
    if len(other) < len(own):
        own, other = other, own
    return sum(min(count, other[gram]) for gram, count in own.items() if gram in other)


def _f1(shared: int, n_own: int, n_other: int) -> float:
    return 2 * shared / (n_own + n_other) if shared else 0.0
