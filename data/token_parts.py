"""A part of a corpus cut into words; every core works at its own parts, as a process of its own.

    python -m data.token_parts FOLDER FIRST STEP

makes the parts FIRST, FIRST + STEP and so on of FOLDER's plan, those that are not there yet. A part is
written whole or not at all, so that a killed run goes on where it stopped.
"""

import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import orjson
import polars as pl

from data import tokenizers
from data.alignment import Aligned, align
from data.tokenizers import Tokenizer
from data.word_lists import Compound

PLAN = "plan.json"
COMPILED = "compounds.dic"
SPACE = ord(" ")


@dataclass(frozen=True)
class Plan:
    """What all parts have in common; ``size``: utterances in a part."""

    records: str
    tokenizer: str
    compounds: tuple[Compound, ...]
    utterances: int
    size: int

    @property
    def parts(self) -> range:
        """Their numbers."""
        return range(-(-self.utterances // self.size))

    def write(self, folder: Path) -> None:
        """For the processes that make the parts."""
        (folder / PLAN).write_bytes(orjson.dumps(asdict(self)))

    @classmethod
    def read(cls, folder: Path) -> "Plan":
        """As written."""
        kept = orjson.loads((folder / PLAN).read_bytes())
        return cls(**{**kept, "compounds": tuple(Compound(*row) for row in kept["compounds"])})

    def open(self, folder: Path) -> Tokenizer:
        """The tokenizer, with its compounds."""
        compiled = folder / COMPILED
        return tokenizers.find(self.tokenizer, self.compounds, compiled if compiled.is_file() else None)


@dataclass(frozen=True)
class Part:
    """The words of some utterances.

    ``lines``: their kinds, as the tokenizer writes them; ``ids``: (n_tokens,) index into ``lines``;
    ``counts``: (n_utterances,) tokens of each. ``odd``: (3, n) of the tokens whose place in the raw text
    does not follow from the lengths before: token, gap to the end of the one before (below 0 within a
    cluster), raw length less the surface's.
    """

    lines: pl.Series
    ids: np.ndarray
    counts: np.ndarray
    odd: np.ndarray

    def write(self, path: Path) -> None:
        """As a file, at once."""
        making = path.with_suffix(".making.npz")
        lines = "\n".join(self.lines).encode()
        np.savez(making, lines=np.frombuffer(lines, np.uint8), ids=self.ids, counts=self.counts, odd=self.odd)
        making.replace(path)

    @classmethod
    def read(cls, path: Path) -> "Part":
        """As written."""
        with np.load(path) as kept:
            text = kept["lines"].tobytes().decode()
            lines = pl.Series(text.split("\n") if text else [], dtype=pl.String)
            return cls(lines, kept["ids"], kept["counts"], kept["odd"])


def file_of(folder: Path, part: int) -> Path:
    """Where a part lies."""
    return folder / f"{part:05}.npz"


def cut(raw: Sequence[str], normalized: Sequence[str | None], tokenizer: Tokenizer) -> Part:
    """The words of these utterances, with their places. Raises ValueError where a character would be lost."""
    import pyarrow.compute as pc

    aligned = align(raw, normalized)
    answers = pl.Series(tokenizer.lines(aligned.texts), dtype=pl.String)
    counts = pl.select(pl.when(answers == "").then(0).otherwise(answers.str.count_matches("\n", literal=True) + 1))
    told = answers.filter(answers != "").str.split("\n").explode().to_arrow()
    encoded = pc.dictionary_encode(told)
    lines = pl.Series(encoded.dictionary, dtype=pl.String)
    ids = encoded.indices.to_numpy().astype(np.uint16 if len(lines) <= 2**16 else np.uint32)
    n = counts.to_series().to_numpy().astype(np.uint32)
    return Part(lines, ids, n, _odd(aligned, lines, ids, n))


def surfaces(lines: pl.Series) -> pl.Series:
    """The words themselves, as the text has them."""
    return lines.str.split_exact("\t", 0).struct.field("field_0")


def _odd(aligned: Aligned, lines: pl.Series, ids: np.ndarray, counts: np.ndarray) -> np.ndarray:
    surface = surfaces(lines)
    length = surface.str.len_chars().to_numpy().astype(np.int64)
    solid = length - surface.str.count_matches(" ", literal=True).to_numpy()
    written = np.flatnonzero(aligned.codes != SPACE)
    ends = np.cumsum(solid[ids])
    row_ends = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
    _refuse_loss(aligned, written, np.concatenate([[0], ends])[row_ends])
    raw_first = aligned.first[written[ends - solid[ids]]]
    raw_behind = aligned.behind[written[ends - 1]]
    before = np.concatenate([[0], raw_behind[:-1]])
    filled = np.flatnonzero(counts)
    before[row_ends[filled]] = aligned.raw_starts[filled]
    gap = raw_first - before
    extra = raw_behind - raw_first - length[ids]
    odd = np.flatnonzero((gap != 0) | (extra != 0))
    return np.stack([odd, gap[odd], extra[odd]]).astype(np.int32)


def _refuse_loss(aligned: Aligned, written: np.ndarray, told: np.ndarray) -> None:
    there = np.searchsorted(written, aligned.starts)
    if not np.array_equal(there, told):
        row = int(np.argmax(np.diff(there) != np.diff(told)))
        raise ValueError(f"the tokenizer lost characters of utterance {row} of this part")


def make(plan: Plan, folder: Path, numbers: range) -> None:
    """Make those parts that are not there; stops early where the process that asked for them is gone."""
    tokenizer: Tokenizer | None = None
    parent = os.getppid()
    for number in numbers:
        path = file_of(folder, number)
        if path.is_file() or os.getppid() != parent:
            continue
        tokenizer = tokenizer or plan.open(folder)
        texts = pl.scan_parquet(Path(plan.records) / "texts" / "*.parquet").select("text", "normalized")
        rows = texts.slice(number * plan.size, plan.size).collect()
        try:
            part = cut(rows["text"].to_list(), rows["normalized"].to_list(), tokenizer)
        except ValueError as error:
            raise ValueError(f"utterances from row {number * plan.size:,}: {error}") from error
        part.write(path)


def main(arguments: Sequence[str]) -> None:
    """One process' share."""
    folder = Path(arguments[0])
    plan = Plan.read(folder)
    make(plan, folder, plan.parts[int(arguments[1]) :: int(arguments[2])])


if __name__ == "__main__":
    main(sys.argv[1:])
