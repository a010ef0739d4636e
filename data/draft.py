"""The tables of a corpus in the making: readers add dialogues, ``finish`` turns them into frames."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import polars as pl

from data import schema
from data.problems import Problems

CHUNK = 50_000
TIME_FORMATS = (
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d",
)


@dataclass
class Utterances:
    """The utterances of some dialogues, column by column."""

    texts: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    times: list[str | None] = field(default_factory=list)
    originals: list[str | None] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    wheres: list[str] = field(default_factory=list)


class Draft:
    """Collects dialogues; long columns are turned into frames in the background while reading goes on."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.dialogues: list[dict[str, Any]] = []
        self.ratings: list[dict[str, Any]] = []
        self.labels: list[tuple[int, int, str, str]] = []
        self.item_rows: list[int] = []
        self.items: list[Sequence[int | None]] = []
        self._seen: dict[object, str] = {}
        self._open = Utterances()
        self._pool = ThreadPoolExecutor(1)
        self._chunks: list[Future[pl.DataFrame]] = []

    def add(
        self,
        where: str,
        dialogue: Mapping[str, Any],
        *,
        texts: list[str],
        roles: list[str],
        times: Sequence[str | None],
        originals: Sequence[str | None] | None = None,
        items: Sequence[int | None] | None = None,
        ratings: Iterable[dict[str, Any]] = (),
        labels: Iterable[tuple[int, str, str]] = (),
    ) -> bool:
        """Take in one dialogue; False where its id was there before (it is listed, the first stays)."""
        source_id = dialogue["source_id"]
        if source_id in self._seen:
            first = self._seen[source_id]
            message = f"dialogue {source_id} was already in {first}; the first is kept"
            self.problems.add(where, "duplicate_id", message, kept=False)
            return False
        self._seen[source_id] = where
        row = len(self.dialogues)
        self.dialogues.append(dict(dialogue))
        part = self._open
        part.texts += texts
        part.roles += roles
        part.times += times
        part.originals += originals or [None] * len(texts)
        part.lengths.append(len(texts))
        part.wheres.append(where)
        if items is not None:
            self.item_rows.append(row)
            self.items.append(items)
        self.ratings += [{"row": row, **rating} for rating in ratings]
        self.labels += [(row, *label) for label in labels]
        if len(part.texts) >= CHUNK:
            self._close_chunk()
        return True

    def finish(self) -> dict[str, pl.DataFrame]:
        """Every record table, by name, conforming to the schema."""
        self._close_chunk()
        self._pool.shutdown()
        if not self.dialogues:
            return {table.name: table.empty() for table in schema.RECORD_TABLES}
        ids = _numbers([d["source_id"] for d in self.dialogues])
        order = np.argsort(ids, kind="stable")
        utterances = _join([chunk.result() for chunk in self._chunks], ids, order)
        frames = {
            "utterances": utterances,
            "feedback": self._feedback(ids),
            "ratings": self._ratings(ids),
            "utterance_labels": self._labels(ids),
        }
        frames["dialogues"], frames["speakers"] = self._dialogues(ids, frames)
        return {t.name: t.conform(frames[t.name]) for t in schema.RECORD_TABLES}

    def _close_chunk(self) -> None:
        part, self._open = self._open, Utterances()
        if part.texts:
            first_row = len(self.dialogues) - len(part.lengths)
            self._chunks.append(self._pool.submit(_utterances, part, first_row, self.problems))

    def _feedback(self, ids: np.ndarray) -> pl.DataFrame:
        if not self.items:
            return schema.FEEDBACK.empty()
        n = len(schema.ITEMS)
        ratings = pl.Series([r for row in self.items for r in row], dtype=pl.Int8)
        names = pl.Series(schema.ITEMS, dtype=schema.ITEM)[np.tile(np.arange(n), len(self.items))]
        return pl.DataFrame(
            {
                "dialogue_id": np.repeat(ids[self.item_rows], n),
                "item": names,
                "rating": ratings,
            }
        ).sort("dialogue_id", "item")

    def _ratings(self, ids: np.ndarray) -> pl.DataFrame:
        if not self.ratings:
            return schema.RATINGS.empty()
        rows = pl.DataFrame(self.ratings, infer_schema_length=None)
        return rows.with_columns(dialogue_id=pl.Series(ids)[rows["row"]]).drop("row")

    def _labels(self, ids: np.ndarray) -> pl.DataFrame:
        if not self.labels:
            return schema.UTTERANCE_LABELS.empty()
        names = ["row", "position", "scheme", "label"]
        rows = pl.DataFrame(self.labels, schema=names, orient="row")
        return rows.with_columns(dialogue_id=pl.Series(ids)[rows["row"]]).drop("row")

    def _dialogues(
        self, ids: np.ndarray, frames: dict[str, pl.DataFrame]
    ) -> tuple[pl.DataFrame, pl.DataFrame]:
        persons: dict[object, None] = {}
        for dialogue in self.dialogues:
            for role in ("counselor_id", "client_id"):
                if dialogue.get(role) is not None:
                    persons[dialogue[role]] = None
        numbers = dict(zip(persons, _numbers(list(persons)).tolist(), strict=True))
        speakers = pl.DataFrame(
            {"speaker_id": numbers.values(), "source_id": [str(person) for person in numbers]},
            schema=schema.SPEAKERS.dtypes,
        ).sort("speaker_id")
        for dialogue, number in zip(self.dialogues, ids.tolist(), strict=True):
            dialogue["dialogue_id"] = number
            dialogue["source_id"] = str(dialogue["source_id"])
            for role in ("counselor_id", "client_id"):
                dialogue[role] = numbers.get(dialogue.get(role))
        derived = ("started_at", "ended_at", "duration_min", "n_utterances", "opened_by", "item_sum", "regime")
        given = {k: v for k, v in schema.DIALOGUES.dtypes.items() if k not in derived}
        table = pl.DataFrame(self.dialogues, schema=given).sort("dialogue_id")
        sessions = frames["utterances"].group_by("dialogue_id", maintain_order=True).agg(
            started_at=pl.col("said_at").first(),
            ended_at=pl.col("said_at").last(),
            n_utterances=pl.len(),
            opened_by=pl.col("role").first(),
        )
        sums = (
            frames["feedback"]
            .group_by("dialogue_id")
            .agg(item_sum=pl.col("rating").cast(pl.Int16).sum(), complete=pl.col("rating").null_count() == 0)
        )
        table = table.join(sessions, on="dialogue_id", how="left").join(sums, on="dialogue_id", how="left")
        zero = pl.any_horizontal(pl.col(schema.CHECK_MARKS[:2]).fill_null(False))
        halved = pl.col(schema.CHECK_MARKS[2]).fill_null(False)
        regime = pl.when(zero).then(pl.lit("zero")).when(halved).then(pl.lit("halved")).otherwise(pl.lit("sum"))
        return table.with_columns(
            duration_min=(pl.col("ended_at") - pl.col("started_at")).dt.total_seconds() / 60,
            item_sum=pl.when(pl.col("complete")).then("item_sum"),
            regime=pl.when(pl.col("score").is_not_null() & pl.col("item_sum").is_not_null()).then(regime),
        ), speakers


def _numbers(names: list[Any]) -> np.ndarray:
    """The names themselves where all are whole numbers (also written as text), else 1, 2, 3, …"""
    try:
        numbers = [int(name) for name in names]
        plain = all(str(n) == str(name) and 0 <= n < 2**32 for n, name in zip(numbers, names, strict=True))
    except (TypeError, ValueError):
        plain = False
    if not plain:
        numbers = list(range(1, len(names) + 1))
    return np.array(numbers, dtype=np.uint32)


def _utterances(part: Utterances, first_row: int, problems: Problems) -> pl.DataFrame:
    """One chunk's frame, with ``row`` (index of the dialogue) in place of the id."""
    lengths = np.array(part.lengths)
    rows = np.arange(first_row, first_row + len(lengths), dtype=np.uint32)
    starts = np.repeat(np.cumsum(lengths) - lengths, lengths)
    text = pl.Series("text", part.texts, dtype=pl.String)
    frame = pl.DataFrame(
        {
            "row": np.repeat(rows, lengths),
            "position": (np.arange(len(text)) - starts).astype(np.uint32),
            "role": pl.Series(part.roles, dtype=schema.ROLE),
            "said_at": parse_times(
                pl.Series(part.times, dtype=pl.String),
                lambda i: problems.add(
                    f"{part.wheres[np.searchsorted(np.cumsum(lengths), i, side='right')]}",
                    "unreadable_time",
                    f"utterance {i - int(starts[i])}: '{part.times[i]}' is no time; left empty",
                    kept=True,
                ),
            ),
            "text": text,
            "original": pl.Series(part.originals, dtype=pl.String),
        }
    )
    return frame.with_columns(normalized=pl.col("text").str.normalize("NFKC"))


def parse_times(written: pl.Series, report: Callable[[int], None]) -> pl.Series:
    """Times as written to times without zone (an offset is dropped); ``report`` gets each bad index."""
    parsed = written.str.to_datetime(TIME_FORMATS[0], time_unit="ms", strict=False)
    if parsed.null_count() > written.null_count():
        plain = (
            written.str.strip_chars()
            .str.replace(r"\s*\(\p{Han}\)\s*", " ")
            .str.replace_all("/", "-", literal=True)
            .str.replace(r"(?:Z|[+-]\d{2}:?\d{2})$", "")
        )
        tries = [plain.str.to_datetime(f, time_unit="ms", strict=False) for f in TIME_FORMATS]
        parsed = pl.select(pl.coalesce(parsed, *tries)).to_series()
        for index in (parsed.is_null() & written.is_not_null()).arg_true():
            report(index)
    return parsed


def _join(chunks: list[pl.DataFrame], ids: np.ndarray, order: np.ndarray) -> pl.DataFrame:
    """All chunks in order of dialogue_id."""
    frame = pl.concat(chunks)
    frame = frame.with_columns(dialogue_id=pl.Series(ids)[frame["row"]])
    if (order != np.arange(len(order))).any():
        frame = frame.sort("dialogue_id", "position")
    return frame
