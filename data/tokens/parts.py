"""Tokenize a corpus in parts, with one process per core.

    python -m data.tokens.parts FOLDER FIRST STEP

makes the parts FIRST, FIRST + STEP and so on of the plan in FOLDER that do not exist yet. A part is written whole
or not at all, so a killed run continues where it stopped.
"""

import sys
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np
import orjson
import polars as pl

from data.core.engine import end_with_parent
from data.core.matching.alignment import Aligned, align
from data.core.problems import UserError
from data.tokens import tokenizers
from data.tokens.tokenizers import Tokenizer
from data.tokens.tokenizers.word_lists import Compound

PLAN = "plan.json"
COMPILED = "compounds.dic"
SPACE = ord(" ")


@dataclass(frozen=True)
class Plan:
    """What all parts have in common."""

    #: The folder of the stage records.
    records: str
    #: The code of the tokenizer.
    tokenizer: str
    compounds: tuple[Compound, ...]
    #: How many utterances the corpus has, and a part.
    utterances: int
    size: int

    @property
    def parts(self) -> range:
        """The numbers of the parts."""
        return range(-(-self.utterances // self.size))

    def write(self, folder: Path) -> None:
        """Write the plan to a folder, for the processes that make the parts."""
        values = {**asdict(self), "compounds": list(map(tuple, self.compounds))}
        (folder / PLAN).write_bytes(orjson.dumps(values))

    @classmethod
    def read(cls, folder: Path) -> "Plan":
        """Read what ``write`` wrote."""
        values = orjson.loads((folder / PLAN).read_bytes())
        return cls(**{**values, "compounds": tuple(Compound(*row) for row in values["compounds"])})

    def open(self, folder: Path) -> Tokenizer:
        """The tokenizer, with its compounds."""
        compiled = folder / COMPILED
        return tokenizers.find(self.tokenizer, self.compounds, compiled if compiled.is_file() else None)


@dataclass(frozen=True)
class Part:
    """The words of some utterances."""

    #: The distinct words, as the tokenizer writes them.
    lines: list[str]
    #: For each of ``lines`` the shortest text with that word.
    examples: list[str]
    #: (n_tokens,) index into ``lines``.
    ids: np.ndarray
    #: (n_utterances,) number of tokens.
    counts: np.ndarray
    #: (3, n) the tokens whose offset does not follow from the lengths before: the token, its gap to the end of the
    #: one before (negative within a cluster), and its raw length minus that of its surface.
    odd: np.ndarray

    def write(self, path: Path) -> None:
        """Write the part whole or not at all."""
        making = path.with_suffix(".making.npz")
        words = np.frombuffer(orjson.dumps([self.lines, self.examples]), np.uint8)
        np.savez(making, words=words, ids=self.ids, counts=self.counts, odd=self.odd)
        making.replace(path)

    @classmethod
    def read(cls, path: Path) -> "Part":
        """Read what ``write`` wrote.

        Raises:
            UserError: the file is damaged; it is removed, so that the next run makes it again.
        """
        try:
            with np.load(path) as arrays:
                lines, examples = orjson.loads(arrays["words"].tobytes())
                return cls(lines, examples, arrays["ids"], arrays["counts"], arrays["odd"])
        except (ValueError, KeyError, BadZipFile, zlib.error) as error:
            path.unlink(missing_ok=True)
            raise UserError.of("tokens_failed", why=f"{path}: damaged, made again by the next run") from error


def file_of(folder: Path, part: int) -> Path:
    """The file of a part."""
    return folder / f"{part:05}.npz"


def cut(raw: Sequence[str], normalized: Sequence[str | None], tokenizer: Tokenizer) -> Part:
    """Tokenize utterances.

    Args:
        raw: their texts.
        normalized: the same texts normalized, None where nothing changes.
        tokenizer: of the corpus.

    Raises:
        ValueError: the tokenizer lost a character.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    aligned = align(raw, normalized)
    answers = tokenizer.lines(aligned.texts)
    counts = np.array([answer.count("\n") + 1 if answer else 0 for answer in answers], dtype=np.uint32)
    joined = "\n".join(filter(None, answers))
    del answers
    encoded = pc.dictionary_encode(
        pc.split_pattern(pa.array([joined] if joined else [], pa.string()), "\n").flatten()
    )
    lines = encoded.dictionary.to_pylist()
    ids = encoded.indices.to_numpy().astype(np.uint16 if len(lines) <= 2**16 else np.uint32)
    return Part(lines, _examples(aligned, ids, counts, len(lines)), ids, counts, _odd(aligned, lines, ids, counts))


def described(tokenizer: Tokenizer, lines: Sequence[str], examples: Sequence[str]) -> list[str]:
    """The full description of each word, from an example that has it; fastest with the rare words first."""
    known: dict[str, str] = {}
    for line, example in zip(lines, examples, strict=True):
        if line not in known:
            (answer,) = tokenizer.describe([example])
            known.update(("\t".join(full.split("\t", 2)[:2]), full) for full in answer.split("\n"))
    return [known[line] for line in lines]


class Work(NamedTuple):
    """One part as a task of a cluster."""

    tokenizer: str
    compounds: tuple[Compound, ...]
    #: The compounds as MeCab reads them.
    compiled: bytes | None
    raw: list[str]
    normalized: list[str | None]


def work_of(plan: Plan, folder: Path, number: int) -> Work:
    """The task that makes a part."""
    compiled = folder / COMPILED
    rows = rows_of(plan, number)
    return Work(
        plan.tokenizer,
        plan.compounds,
        compiled.read_bytes() if compiled.is_file() else None,
        rows["text"].to_list(),
        rows["normalized"].to_list(),
    )


def cut_apart(work: Work) -> Part:
    """The words of one part, on any machine."""
    return cut(work.raw, work.normalized, _tokenizer(work.tokenizer, work.compounds, work.compiled))


@lru_cache(maxsize=1)
def _tokenizer(name: str, compounds: tuple[Compound, ...], compiled: bytes | None) -> Tokenizer:
    if compiled is None:
        return tokenizers.find(name, compounds, None)
    folder = Path(mkdtemp(prefix="kokoroscope-"))
    (folder / COMPILED).write_bytes(compiled)
    return tokenizers.find(name, compounds, folder / COMPILED)


def rows_of(plan: Plan, number: int) -> pl.DataFrame:
    """Text and normalized of the utterances of a part."""
    texts = pl.scan_parquet(Path(plan.records) / "texts" / "*.parquet").select("text", "normalized")
    return texts.slice(number * plan.size, plan.size).collect()


def _examples(aligned: Aligned, ids: np.ndarray, counts: np.ndarray, n_lines: int) -> list[str]:
    n = len(counts)
    rank = np.diff(aligned.starts) * n + np.arange(n)
    best = np.full(n_lines, np.iinfo(np.int64).max)
    np.minimum.at(best, ids, np.repeat(rank, counts))
    return [aligned.texts[row] for row in (best % max(n, 1)).tolist()]


def _odd(aligned: Aligned, lines: list[str], ids: np.ndarray, counts: np.ndarray) -> np.ndarray:
    surfaces = [line.partition("\t")[0] for line in lines]
    length = np.array([len(surface) for surface in surfaces], dtype=np.int64)
    solid = length - np.array([surface.count(" ") for surface in surfaces], dtype=np.int64)
    written = np.flatnonzero(aligned.codes != SPACE)
    ends = np.cumsum(solid[ids])
    row_ends = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
    _refuse_loss(aligned, written, np.concatenate([[0], ends])[row_ends])
    raw_first = aligned.first[written[ends - solid[ids]]]
    raw_stop = aligned.stop[written[ends - 1]]
    before = np.concatenate([[0], raw_stop[:-1]])
    filled = np.flatnonzero(counts)
    before[row_ends[filled]] = aligned.raw_starts[filled]
    gap = raw_first - before
    extra = raw_stop - raw_first - length[ids]
    odd = np.flatnonzero((gap != 0) | (extra != 0))
    return np.stack([odd, gap[odd], extra[odd]]).astype(np.int32)


def _refuse_loss(aligned: Aligned, written: np.ndarray, expected: np.ndarray) -> None:
    found_at = np.searchsorted(written, aligned.starts)
    if not np.array_equal(found_at, expected):
        row = int(np.argmax(np.diff(found_at) != np.diff(expected)))
        raise ValueError(f"the tokenizer lost characters of utterance {row} of this part")


def make(plan: Plan, folder: Path, numbers: range) -> None:
    """Make the parts that do not exist."""
    tokenizer: Tokenizer | None = None
    for number in numbers:
        path = file_of(folder, number)
        if path.is_file():
            continue
        tokenizer = tokenizer or plan.open(folder)
        rows = rows_of(plan, number)
        try:
            part = cut(rows["text"].to_list(), rows["normalized"].to_list(), tokenizer)
        except ValueError as error:
            raise ValueError(f"utterances from row {number * plan.size:,}: {error}") from error
        part.write(path)


def main(arguments: Sequence[str]) -> None:
    """Make the share of one process."""
    end_with_parent()
    folder = Path(arguments[0])
    plan = Plan.read(folder)
    make(plan, folder, plan.parts[int(arguments[1]) :: int(arguments[2])])


if __name__ == "__main__":
    main(sys.argv[1:])
