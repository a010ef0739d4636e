"""The long columns of a corpus, computed and written chunk by chunk while reading goes on."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl

from data.core import schema
from data.core.engine import Engine
from data.core.matching.normalization import invisible, normalize_series
from data.importing.times import read_times

TEXTS = "texts"
SIZE = 80_000
SEPARATOR = "\x1e"


class Cells(NamedTuple):
    """One column of one dialogue's utterances."""

    #: Each cell.
    each: Sequence[str]
    #: All cells as one string with ``SEPARATOR`` between them.
    joined: str

    @classmethod
    def of(cls, each: Sequence[str]) -> "Cells":
        """The column of these cells.

        Raises:
            TypeError: where one of them is not a string.
        """
        return cls(each, SEPARATOR.join(each))

    @property
    def can_be_split(self) -> bool:
        """Whether the one string can be split again: no cell holds the separator itself."""
        return self.joined.count(SEPARATOR) < len(self.each)


class Remarks(NamedTuple):
    """What the importer has to say about a chunk: rows of the chunk, each with its dialogue's row."""

    #: Row in the chunk, row of the dialogue, and text of every time that could not be read.
    unreadable: list[tuple[int, int, str]]
    #: Row of the dialogue of each clock time without a date.
    without_date: list[int]
    #: Row of the dialogue and number of invisible characters of each text that has some.
    invisible: list[tuple[int, int]]
    #: Whether day and month of a date could be exchanged.
    has_ambiguous_dates: bool


class Chunk(NamedTuple):
    """One chunk without its texts: row (of the dialogue), role, said_at, chars."""

    frame: pl.DataFrame
    remarks: Remarks


@dataclass
class _Part:
    """Some dialogues, column by column."""

    #: Whether texts and times hold one string per dialogue, its cells separated by ``SEPARATOR``.
    is_joined: bool = True
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

    def __init__(self, folder: Path, engine: Engine | None = None) -> None:
        self._folder = folder / TEXTS
        self._folder.mkdir()
        self._engine = engine
        self._pool = ThreadPoolExecutor(engine.width if engine else 1)
        self._submitted: list[Future[Chunk]] = []
        self._part = _Part()

    def add(
        self,
        row: int,
        texts: Cells,
        roles: bytes,
        times: Cells,
        originals: Sequence[str | None] | None,
    ) -> None:
        """Take in one dialogue; all columns are equally long, at least 1. An empty time is a missing one."""
        if texts.can_be_split and times.can_be_split:
            self._part.texts.append(texts.joined)
            self._part.times.append(times.joined)
        else:
            self._submit()
            self._part = _Part(is_joined=False, texts=list(texts.each), times=list(times.each))
        self._part.roles += roles
        self._part.add(row, len(roles), originals)
        if self._part.size >= SIZE or not self._part.is_joined:
            self._submit()

    def flush(self) -> None:
        """Begin with the last chunk: no dialogue comes after this."""
        self._submit()

    def finish(self) -> list[Chunk]:
        """Every chunk in order, its texts written. Raises what went wrong while writing."""
        self.flush()
        return [chunk.result() for chunk in self._submitted]

    def close(self) -> None:
        """Give up the chunks that are not written yet; nothing is written after this."""
        self._pool.shutdown(cancel_futures=True)

    def reorder(self, order: np.ndarray) -> None:
        """Move texts: row ``order[i]`` to index i. Only the files that a row leaves or enters are written anew."""
        sizes = np.array([chunk.result().frame.height for chunk in self._submitted])
        stops = np.cumsum(sizes)
        moved = np.add.reduceat(order != np.arange(len(order)), stops - sizes) > 0
        paths = [
            path for path, is_changed in zip(sorted(self._folder.iterdir()), moved, strict=True) if is_changed
        ]
        rows = np.flatnonzero(np.repeat(moved, sizes))
        texts = pl.read_parquet(paths)[np.searchsorted(rows, order[rows])]
        start = 0
        for path, size in zip(paths, sizes[moved].tolist(), strict=True):
            path.unlink()  # its content may be mapped into memory
            _write(texts.slice(start, size), path)
            start += size

    def _submit(self) -> None:
        if self._part.size:
            path = self._folder / f"{len(self._submitted):04}.parquet"
            self._submitted.append(self._pool.submit(_process, self._part, path, self._engine))
        self._part = _Part()


def _process(part: _Part, path: Path, engine: Engine | None) -> Chunk:
    """Write the texts of a chunk, and return the rest of it."""
    texts, chunk = columns_of(part) if engine is None else engine.call(columns_of, part)
    _write(texts, path)
    return chunk


def columns_of(part: _Part) -> tuple[pl.DataFrame, Chunk]:
    """Texts, and the rest; everything in few calls of Polars, which leave Python's lock to the reading thread."""
    cells = pl.LazyFrame({"text": part.texts, "time": part.times})
    if part.is_joined:
        cells = cells.select(pl.all().str.split(SEPARATOR).explode())
    text, time = pl.col("text"), pl.col("time")
    columns = cells.select(
        "text",
        time=pl.when(time.str.contains(r"\S")).then(time),
        chars=text.str.len_chars(),
    ).collect()
    columns = columns.with_columns(normalized=normalize_series(columns["text"]))
    if part.originals:
        columns = columns.with_columns(original=pl.Series(part.originals, dtype=pl.String))
    row = pl.Series("row", np.repeat(np.array(part.rows, dtype=np.uint32), part.lengths))
    times = read_times(columns["time"])
    role = pl.Series("role", schema.ROLES, schema.ROLE).gather(np.frombuffer(part.roles, np.uint8))
    frame = columns.select(row, role, times.times.alias("said_at"), "chars")
    remarks = Remarks(
        [(index, row[index], columns["time"][index]) for index in times.unreadable],
        row.gather(times.without_date).to_list(),
        _invisible(columns, row),
        times.is_ambiguous,
    )
    return schema.TEXTS.conform(columns), Chunk(frame, remarks)


def _invisible(columns: pl.DataFrame, row: pl.Series) -> list[tuple[int, int]]:
    """Dialogue and number of the invisible characters of each text that has some."""
    changed = columns["normalized"].is_not_null().arg_true()
    counts = invisible(columns["text"].gather(changed))
    has_some = counts > 0
    return list(zip(row.gather(changed.filter(has_some)), counts.filter(has_some), strict=True))


def _write(texts: pl.DataFrame, path: Path) -> None:
    texts.write_parquet(path, compression="uncompressed", statistics=False)
