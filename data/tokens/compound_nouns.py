"""Compound nouns (複合名詞): maximal uninterrupted runs of nouns, prefixes and nominal suffixes.

They are a second unit beside the short one, stored as runs: where each begins, how many words it has, which it is.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

PREFIX, NOUN, SUFFIX = 1, 2, 3
POS, DETAIL = "名詞", "複合名詞"
NOT_NOMINAL = ("助動詞語幹", "形状詞的", "動詞的", "形容詞的")
LONGEST = 255
BLOCK = 1_000_000


@dataclass(frozen=True)
class CompoundNouns:
    """The compound nouns of a corpus."""

    #: Distinct compounds, the most frequent first: compound, surface, lemma, reading, n.
    table: pl.DataFrame
    #: (n_runs,) the token that each run begins with.
    first: np.ndarray
    #: (n_runs,) in tokens.
    length: np.ndarray
    #: (n_runs,) row of ``table``.
    number: np.ndarray

    def write(self, folder: Path) -> None:
        """Write a table and three arrays to a folder."""
        self.table.write_parquet(folder / "compounds.parquet")
        np.save(folder / "compound_first.npy", self.first)
        np.save(folder / "compound_length.npy", self.length)
        np.save(folder / "compound_number.npy", self.number)

    def merged(
        self, ids: np.ndarray, starts: np.ndarray, n_words: int
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """The tokens with each run merged into one.

        Args:
            ids: (n_tokens,) the word of each short token.
            starts: (n_utterances + 1,) first token of each utterance.
            n_words: the compounds get the word numbers from here on.

        Returns:
            Of each merged token the first and the last short token and the word; of each utterance the first
            merged token.
        """
        is_first = np.ones(len(ids), dtype=bool)
        length = self.length.astype(np.int64)
        is_first[_spread(self.first.astype(np.int64) + 1, length - 1)] = False
        first = np.flatnonzero(is_first)
        runs = np.searchsorted(first, self.first)
        last = first.copy()
        last[runs] += length - 1
        new = ids[first].astype(np.uint32)
        new[runs] = n_words + self.number
        return first, last, new, np.concatenate([[0], np.cumsum(is_first)])[starts]

    @classmethod
    def read(cls, folder: Path) -> "CompoundNouns":
        """Read what ``write`` wrote."""
        arrays = (np.load(folder / f"compound_{name}.npy") for name in ("first", "length", "number"))
        return cls(pl.read_parquet(folder / "compounds.parquet"), *arrays)


def find(
    vocabulary: pl.DataFrame, ids: np.ndarray, starts: np.ndarray, odd: np.ndarray, canonical: dict[str, str]
) -> CompoundNouns:
    """All runs of two words or more with a noun, without a leading suffix or a trailing prefix."""
    first, stop = _runs(_parts(vocabulary), ids, starts, odd)
    length = stop - first
    kind, one = _kinds(ids, first, length, vocabulary.height)
    words = vocabulary.select("surface", "reading")[ids[_spread(first[one], length[one])].astype(np.int64)]
    kinds = (
        words.with_columns(kind=pl.Series(np.repeat(np.arange(len(one)), length[one])))
        .group_by("kind", maintain_order=True)
        .agg(
            pl.col("surface").str.join(),
            reading=pl.when(pl.col("reading").is_not_null().all()).then(pl.col("reading").str.join()),
        )
        .with_columns(n=np.bincount(kind, minlength=len(one)))
    )
    likeliest = pl.col("reading").sort_by("n", "reading", descending=[True, False]).drop_nulls().first()
    table = (
        kinds.group_by("surface")
        .agg(pl.col("n").sum().cast(pl.UInt32), likeliest)
        .sort("n", "surface", descending=[True, False])
        .with_row_index("compound")
        .select("compound", "surface", canonical_form(canonical).alias("lemma"), "reading", "n")
    )
    number = kinds.join(table, on="surface", how="left", maintain_order="left")["compound"].to_numpy()[kind]
    return CompoundNouns(table, first.astype(np.uint32), length.astype(np.uint8), number.astype(np.uint32))


def canonical_form(canonical: dict[str, str]) -> pl.Expr:
    """A compound's lemma: its surface, or what the synonyms say."""
    surface = pl.col("surface")
    return surface.replace(canonical) if canonical else surface


def _kinds(ids: np.ndarray, first: np.ndarray, length: np.ndarray, n_words: int) -> tuple[np.ndarray, np.ndarray]:
    """A number for each run, equal for runs of equal words, and one run of each number."""
    key = ids[first].astype(np.int64)
    for offset in range(1, int(length.max(initial=1))):
        longer = np.flatnonzero(length > offset)
        grown = np.unique(key[longer] * n_words + ids[first[longer] + offset], return_inverse=True)[1]
        key[longer] = key.max() + 1 + grown
    _, one, kind = np.unique(key, return_index=True, return_inverse=True)
    return kind, one


def _spread(first: np.ndarray, length: np.ndarray) -> np.ndarray:
    """All numbers of the runs that begin with ``first``, ``length`` of each."""
    before = np.cumsum(length) - length
    return np.repeat(first - before, length) + np.arange(length.sum())


def _parts(vocabulary: pl.DataFrame) -> np.ndarray:
    """(n_vocabulary,) the part that each word can play in a compound; 0 for none."""
    pos, detail = pl.col("pos"), pl.col("pos_detail")
    nominal = ~pl.any_horizontal(detail.str.starts_with(other) for other in NOT_NOMINAL)
    code = (
        pl.when(pos == "接頭辞").then(PREFIX)
        .when((pos == "名詞") & nominal).then(NOUN)
        .when((pos == "接尾辞") & nominal).then(SUFFIX)
        .otherwise(0)
    )  # fmt: skip
    return vocabulary.select(code).to_series().to_numpy().astype(np.uint8)


def _runs(
    parts: np.ndarray, ids: np.ndarray, starts: np.ndarray, odd: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """First token and the one after the last of each run, computed for blocks of utterances."""
    gaps = odd[0][odd[1] > 0]
    runs = []
    row = 0
    while row < len(starts) - 1:
        stop = max(row + 1, int(np.searchsorted(starts, starts[row] + BLOCK, side="right")) - 1)
        low, high = int(starts[row]), int(starts[stop])
        breaks = np.concatenate([starts[row:stop], gaps[np.searchsorted(gaps, low) : np.searchsorted(gaps, high)]])
        runs.append(low + np.stack(_runs_of(parts[ids[low:high]], breaks - low)))
        row = stop
    first, stops = np.concatenate([np.zeros((2, 0), np.int64), *runs], axis=1)
    return first, stops


def _runs_of(part: np.ndarray, breaks: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Runs among these tokens; none goes over a break, the first token of a stretch."""
    n = len(part)
    is_part = np.concatenate([part > 0, [False]])
    begins = is_part.copy()
    begins[1:] &= ~is_part[:-1]
    begins[breaks] = is_part[breaks]
    first = np.flatnonzero(begins)
    stops = np.flatnonzero(begins | ~is_part)
    stop = stops[np.searchsorted(stops, first, side="right")] if len(first) else first
    long = stop - first >= 2
    first, stop = first[long], stop[long]
    padded = np.concatenate([part, [0]])
    while (late := (first < stop) & (padded[np.minimum(first, n)] == SUFFIX)).any():
        first = first + late
    while (early := (first < stop) & (padded[stop - 1] == PREFIX)).any():
        stop = stop - early
    nouns = np.concatenate([[0], np.cumsum(part == NOUN, dtype=np.int32)])
    is_compound = (stop - first >= 2) & (stop - first <= LONGEST) & (nouns[stop] > nouns[first])
    return first[is_compound], stop[is_compound]
