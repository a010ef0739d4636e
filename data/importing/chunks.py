"""The long columns of a corpus, made and written chunk by chunk while reading goes on."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl

from data import schema
from data.importing.times import parse_times

TEXTS = "texts"
SIZE = 80_000
CUT = "\x1e"
# In these characters, in any order, NFKC changes nothing; a text that holds another one is normalised.
STABLE = r"^[\x{20}-\x{7E}\x{3001}-\x{3003}\x{300C}-\x{300F}\x{3041}-\x{3096}\x{30A1}-\x{30FE}\x{4E00}-\x{9FFF}]*$"


class Cells(NamedTuple):
    """One column of one dialogue's utterances: each cell, and all as one string with CUT between them."""

    each: Sequence[str]
    joined: str

    @classmethod
    def of(cls, each: Sequence[str]) -> "Cells":
        """Raises TypeError where one of them is no text."""
        return cls(each, CUT.join(each))

    @property
    def parted(self) -> bool:
        """Whether the one string can be parted again: no cell holds CUT itself."""
        return self.joined.count(CUT) < len(self.each)


class Chunk(NamedTuple):
    """One chunk without its texts: row (of the dialogue), role, said_at, chars; bad: unreadable times."""

    frame: pl.DataFrame
    bad: list[tuple[int, int, str]]


@dataclass
class _Part:
    """Some dialogues, column by column; ``joined``: one string a dialogue, its cells apart by CUT."""

    joined: bool = True
    rows: list[int] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    roles: bytearray = field(default_factory=bytearray)
    times: list[str] = field(default_factory=list)
    originals: list[str | None] = field(default_factory=list)
    size: int = 0

    def add(self, row: int, n: int, originals: Sequence[str | None] | None) -> None:
        """Count one dialogue in; the column of originals begins with the first dialogue that has some."""
        if originals is not None and not self.originals:
            self.originals = [None] * self.size
        if originals is not None or self.originals:
            self.originals += originals or [None] * n
        self.rows.append(row)
        self.lengths.append(n)
        self.size += n


class Chunks:
    """Writes texts to FOLDER/texts/ in a thread of its own; only what is short stays in memory.

    Cells are joined by dialogue, and split again by Polars: half a million small strings cost more to
    keep and to turn into a column than all else in an import, and hold Python's lock all the while.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / TEXTS
        self._folder.mkdir()
        self._pool = ThreadPoolExecutor(1)
        self._made: list[Future[Chunk]] = []
        self._part = _Part()

    def add(
        self,
        row: int,
        texts: Cells,
        roles: bytes,
        times: Cells,
        originals: Sequence[str | None] | None,
    ) -> None:
        """Take in one dialogue; all columns are of one length, at least 1. An empty time is none."""
        if texts.parted and times.parted:
            self._part.texts.append(texts.joined)
            self._part.times.append(times.joined)
        else:
            self._submit()
            self._part = _Part(joined=False, texts=list(texts.each), times=list(times.each))
        self._part.roles += roles
        self._part.add(row, len(roles), originals)
        if self._part.size >= SIZE or not self._part.joined:
            self._submit()

    def flush(self) -> None:
        """Begin with the last chunk: no dialogue comes after this."""
        self._submit()

    def finish(self) -> list[Chunk]:
        """Every chunk in order, its texts written. Raises what went wrong while writing."""
        self.flush()
        return [chunk.result() for chunk in self._made]

    def close(self) -> None:
        """Give up what is not made yet; nothing is written after this."""
        self._pool.shutdown(cancel_futures=True)

    def reorder(self, order: np.ndarray) -> None:
        """Write all texts anew as one file, row ``order[i]`` in place i."""
        parts = sorted(self._folder.iterdir())
        texts = pl.read_parquet(parts)[order]
        for part in parts:
            part.unlink()
        _write(texts, self._folder / "0000.parquet")

    def _submit(self) -> None:
        if self._part.size:
            path = self._folder / f"{len(self._made):04}.parquet"
            self._made.append(self._pool.submit(_make, self._part, path))
        self._part = _Part()


def _make(part: _Part, path: Path) -> Chunk:
    """Everything in few calls of Polars, which leave Python's lock to the reading thread."""
    written = pl.LazyFrame({"text": part.texts, "time": part.times})
    if part.joined:
        written = written.select(pl.all().str.split(CUT).explode())
    text, time = pl.col("text"), pl.col("time")
    columns = written.select(
        "text",
        time=pl.when(time != "").then(time),
        chars=text.str.len_chars(),
    ).collect()
    columns = columns.with_columns(normalized=normalized(columns["text"]))
    if part.originals:
        columns = columns.with_columns(original=pl.Series(part.originals, dtype=pl.String))
    _write(schema.TEXTS.conform(columns), path)
    row = pl.Series("row", np.repeat(np.array(part.rows, dtype=np.uint32), part.lengths))
    said_at, bad = parse_times(columns["time"])
    role = pl.Series("role", schema.ROLES, schema.ROLE).gather(np.frombuffer(part.roles, np.uint8))
    frame = columns.select(row, role, said_at.alias("said_at"), "chars")
    return Chunk(frame, [(index, row[index], columns["time"][index]) for index in bad])


def normalized(text: pl.Series) -> pl.Series:
    """The texts in NFKC where that differs, else null; those in common characters only are passed by."""
    others = (~text.str.contains(STABLE)).arg_true()
    raw = text.gather(others)
    plain = raw.str.normalize("NFKC")
    differs = plain != raw
    same = pl.Series([None], dtype=pl.String).new_from_index(0, len(text))
    return same.scatter(others.filter(differs), plain.filter(differs))


def _write(texts: pl.DataFrame, path: Path) -> None:
    texts.write_parquet(path, compression="uncompressed", statistics=False)
