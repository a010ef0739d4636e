"""Alignment of normalized text with raw text: which raw characters each normalized character comes from.

A text falls into clusters, the shortest stretches that are normalised for themselves: most often one
character (㌔ gives キロ), else one with all that may compose with it (half-width ﾊ and ﾞ give バ).
A place within a cluster has no place of its own in the raw text, so what begins in a cluster begins
where the cluster begins, and what ends in it ends where it ends.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from data.core.matching.normalization import JOINING, normalize

SPACES = [chr(c) for c in range(0x3001) if chr(c).isspace()]
OTHER_SPACE = re.compile("[" + re.escape("".join(c for c in SPACES if c != " ")) + "]")
COMPOSING = ((0x1160, 0x11FF), (0x16D63, 0x16D6A))  # vowels and finals of Hangul; Kirat Rai


@dataclass(frozen=True)
class Aligned:
    """Normalized texts and their alignment with the raw ones; offsets count through all texts, concatenated."""

    #: Normalized, with U+0020 for every white space.
    texts: list[str]
    #: (n + 1,) the first character of each raw text.
    raw_starts: np.ndarray
    #: (n + 1,) the first character of each normalized text.
    starts: np.ndarray
    #: (n_normalized,) code points.
    codes: np.ndarray
    #: (n_normalized,) begin and exclusive end, in raw characters, of the cluster of each normalized character.
    first: np.ndarray
    stop: np.ndarray


def align(raw: Sequence[str], normalized: Sequence[str | None]) -> Aligned:
    """Normalise; ``normalized``: the text where that was computed before, None where nothing changes."""
    texts = [text if nfkc is None else nfkc for text, nfkc in zip(raw, normalized, strict=True)]
    raw_starts = _starts(raw)
    widths = np.ones(raw_starts[-1], dtype=np.int64)
    for row, nfkc in enumerate(normalized):
        if nfkc is not None:
            wide = list(map(WIDTH.__getitem__, raw[row]))
            if sum(wide) != len(nfkc) or 0 in wide:
                texts[row], wide = by_clusters(raw[row])
            widths[raw_starts[row] : raw_starts[row + 1]] = wide
    joined = "".join(texts)
    if OTHER_SPACE.search(joined):
        joined = OTHER_SPACE.sub(" ", joined)
        texts = [OTHER_SPACE.sub(" ", text) for text in texts]
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    begins = np.flatnonzero(widths)
    ends = np.append(begins[1:], len(widths))[: len(begins)]
    lengths = np.diff(raw_starts)
    if (widths[raw_starts[:-1][lengths > 0]] == 0).any():  # a text begins with what is not in the normalised one
        ends = np.minimum(ends, np.repeat(raw_starts[1:], lengths)[begins])
    times = widths[begins]
    return Aligned(texts, raw_starts, _starts(texts), codes, np.repeat(begins, times), np.repeat(ends, times))


def by_clusters(raw: str) -> tuple[str, list[int]]:
    """The text normalised; for each raw character the normalised ones of the cluster it begins, 0 inside one."""
    begins = [index for index, character in enumerate(raw) if index == 0 or WIDTH[character]]
    parts = [normalize(raw[a:b]) for a, b in pairwise([*begins, len(raw)])]
    widths = [0] * len(raw)
    for begin, part in zip(begins, parts, strict=True):
        widths[begin] = len(part)
    return "".join(parts), widths


class _Widths(dict[str, int]):
    """How many characters become of one; 0: it belongs to the cluster before it, or is not known here."""

    def __missing__(self, character: str) -> int:
        if JOINING.match(character):
            self[character] = 0
            return 0
        first = unicodedata.normalize("NFKC", character)[0]
        joins = unicodedata.category(first)[0] == "M" or unicodedata.category(character) == "Cn"
        joins |= any(low <= ord(first) <= high for low, high in COMPOSING)
        self[character] = 0 if joins else len(normalize(character))
        return self[character]


WIDTH = _Widths()


def _starts(texts: Sequence[str]) -> np.ndarray:
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    return np.concatenate([[0], np.cumsum(lengths)])
