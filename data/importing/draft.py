"""The tables of a corpus while it is read: readers add dialogues, ``finish`` turns them into frames."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from data.core import schema
from data.core.engine import Engine
from data.core.problems import Problems
from data.importing import across
from data.importing.branches import number_branches
from data.importing.chunks import Cells, Chunk, Chunks
from data.importing.files.record import without_suffix
from data.importing.spelling import Spellings, spelling_key
from data.importing.voices import Voice, voice_table

DERIVED = ("started_at", "ended_at", "duration_min", "n_utterances", "opened_by", "item_sum", "regime")
NAMES = ("topic_main", "topic_sub", "language", *schema.MADE)
PERSONS = ("counselor_id", "client_id")

#: Position, scheme and label, and who gave it where that is known.
Label = tuple[int, str, str, str | None]


class Draft:
    """Collects dialogues; their texts go to ``folder`` in the background while reading goes on."""

    def __init__(self, problems: Problems, folder: Path, engine: Engine | None = None) -> None:
        self.problems = problems
        self.dialogues: list[dict[str, Any]] = []
        self.ratings: list[dict[str, Any]] = []
        self.labels: list[tuple[int, int, str, str, str | None]] = []
        self.voices: list[tuple[int, Voice]] = []
        self.item_rows: list[int] = []
        self.items: list[Sequence[int | None]] = []
        self.has_originals = False
        self._wheres: list[str] = []
        self._files: list[str] = []
        self._hashes: list[int] = []
        self._scripts: list[str] = []
        self._rows: dict[str, int] = {}
        self._rows_in_file: dict[tuple[str, str], int] = {}
        self._restarts = False
        self._spellings = Spellings()
        self._chunks = Chunks(folder, engine)

    def add(
        self,
        where: str,
        dialogue: Mapping[str, Any],
        *,
        texts: Cells,
        roles: bytes,
        times: Cells,
        originals: Sequence[str | None] | None = None,
        items: Sequence[int | None] | None = None,
        ratings: Iterable[dict[str, Any]] = (),
        labels: Iterable[Label] = (),
        voices: Iterable[Voice] = (),
        file: str | None = None,
    ) -> bool:
        """Take in one dialogue; False where it is a duplicate, which is listed (the first stays).

        Options:
            roles: one byte an utterance, the index of its role in ``schema.ROLES``.
            times: as written; an empty one is no time.
            voices: who speaks, where roles do not tell.
            file: the file it is in, where ids may begin again in each file; another dialogue of the same
                id in another file is then a dialogue of its own.
        """
        source_id = str(dialogue["source_id"])
        key = source_id if source_id.isascii() and source_id.isalnum() else spelling_key(source_id)
        content = 0 if file is None else hash(texts.joined)
        if (first := self._rows.get(key)) is not None and not self._is_other(first, key, file, content):
            same = dialogue.get("language") == self.dialogues[first].get("language")
            rule = "duplicate_id" if same else "duplicate_id_language"
            self.problems.add(where, rule, kept=False, id=source_id, first=self._wheres[first])
            return False
        row = len(self.dialogues)
        self._rows.setdefault(key, row)
        if file is not None:
            self._rows_in_file[file, key] = row
        self.dialogues.append(self._tidy(dialogue, source_id))
        self._wheres.append(where)
        self._files.append(file or "")
        self._hashes.append(content)
        self._scripts.append(across.script(texts.joined))
        self.has_originals |= originals is not None
        self._chunks.add(row, texts, roles, times, originals)
        if items is not None:
            self.item_rows.append(row)
            self.items.append(items)
        self.ratings += [{"row": row, **rating} for rating in ratings]
        self.labels += [(row, *label) for label in labels]
        self.voices += [(row, voice) for voice in voices]
        return True

    def _is_other(self, first: int, key: str, file: str | None, content: int) -> bool:
        """Whether a dialogue with an id that is taken is another one: in another file, with another content."""
        other = file is not None and (file, key) not in self._rows_in_file
        other = other and self._files[first] != file and self._hashes[first] != content
        if other and not self._restarts:
            self._restarts = True
            self.problems.add(file or "", "ids_restart", kept=True, first=self._files[first])
        return other

    def _row_of(self, name: str, row: int) -> int | None:
        """The dialogue that another one names: in the same file where ids begin again in each."""
        key = spelling_key(name)
        return self._rows_in_file.get((self._files[row], key), self._rows.get(key))

    def _tidy(self, dialogue: Mapping[str, Any], source_id: str) -> dict[str, Any]:
        """The dialogue with names that differ in blanks and width alone spelled like the first of them."""
        tidy = {**dialogue, "source_id": source_id.strip() or source_id}
        for name in NAMES:
            value = tidy.get(name)
            if isinstance(value, str):
                tidy[name] = self._spellings.of(name, value) or None
        for name in PERSONS:
            if tidy.get(name) is not None:
                tidy[name] = self._spellings.of("person", str(tidy[name])) or None
        return tidy

    def finish(self) -> dict[str, pl.DataFrame]:
        """Every record table by name, conforming to the schema; the texts lie in ``folder`` by now."""
        self._chunks.flush()
        if self._restarts:
            for dialogue, file in zip(self.dialogues, self._files, strict=True):
                dialogue["source_id"] = f"{without_suffix(file)}/{dialogue['source_id']}"
        for name, spelled, first, n in self._spellings.merged():
            self.problems.add(spelled, "spelled_alike", kept=True, field=name, value=spelled, first=first, n=n)
        if not self.dialogues:
            return {table.name: table.empty() for table in schema.RECORD_TABLES}
        ids = _numbers([d["source_id"] for d in self.dialogues])
        for row, value in number_branches(self.dialogues, self._row_of, ids):
            self.problems.add(self._wheres[row], "branch_unknown", kept=True, value=repr(value))
        dialogues, speakers = self._dialogues(ids)
        frames = {
            "speakers": speakers,
            "voices": voice_table(self.voices, ids, speakers),
            "feedback": self._feedback(ids),
            "ratings": self._ratings(ids),
            "utterance_labels": self._labels(ids),
            "utterances": self._utterances(self._chunks.finish(), ids),
        }
        frames["dialogues"] = _with_sessions(dialogues, frames["utterances"], frames["feedback"])
        for row, rule, values in across.remarks(frames["dialogues"], ids, self._scripts):
            self.problems.add(self._wheres[row], rule, kept=True, **values)
        return {t.name: t.conform(frames[t.name]) for t in schema.RECORD_TABLES}

    def close(self) -> None:
        """Nothing is written after this, whether or not the draft was finished."""
        self._chunks.close()

    def _utterances(self, chunks: list[Chunk], ids: np.ndarray) -> pl.DataFrame:
        frame = pl.concat([chunk.frame for chunk in chunks])
        rows = frame["row"].to_numpy()
        starts = np.concatenate([[0], np.flatnonzero(rows[1:] != rows[:-1]) + 1])
        lengths = np.diff(starts, append=len(rows))
        position = np.arange(len(rows)) - np.repeat(starts, lengths)
        frame = frame.with_columns(dialogue_id=pl.Series(ids[rows]), position=pl.Series(position, dtype=pl.UInt32))
        self._list_remarks(chunks, position)
        self._list_times(frame)
        order = np.argsort(ids, kind="stable")
        if (order != np.arange(len(order))).any():
            new = np.concatenate([np.arange(starts[i], starts[i] + lengths[i]) for i in order])
            self._chunks.reorder(new)
            frame = frame[new]
        return frame

    def _list_remarks(self, chunks: list[Chunk], position: np.ndarray) -> None:
        """List times that could not be read or lack a date, and invisible characters."""
        for row, at, time in _unreadable(chunks, position):
            self.problems.add(self._wheres[row], "unreadable_time", kept=True, at=at, value=repr(time))
        undated = Counter(row for chunk in chunks for row in chunk.remarks.without_date)
        if undated:
            where, n = self._wheres[min(undated)], f"{len(undated):,}"
            self.problems.add(where, "times_without_date", kept=True, n=n)
        if any(chunk.remarks.has_ambiguous_dates for chunk in chunks):
            self.problems.add(self._wheres[0], "ambiguous_dates", kept=True)
        hidden: Counter[int] = Counter()
        for row, n_characters in (pair for chunk in chunks for pair in chunk.remarks.invisible):
            hidden[row] += n_characters
        for row, n_characters in hidden.items():
            self.problems.add(self._wheres[row], "invisible_characters", kept=True, n=n_characters)

    def _list_times(self, frame: pl.DataFrame) -> None:
        """List the dialogues whose times run backwards or are not complete."""
        earlier = (pl.col("said_at") < pl.col("said_at").shift()) & (pl.col("row") == pl.col("row").shift())
        steps = frame.filter(earlier).unique("row", keep="first", maintain_order=True)
        for row, at in steps.select("row", "position").iter_rows():
            self.problems.add(self._wheres[row], "time_backwards", kept=True, at=at)
        if frame["said_at"].null_count() in (0, frame.height):
            return
        gaps = frame.group_by("row", maintain_order=True).agg(n=pl.col("said_at").null_count(), of=pl.len())
        for row, n, of in gaps.filter((pl.col("n") > 0) & (pl.col("n") < pl.col("of"))).iter_rows():
            self.problems.add(self._wheres[row], "times_incomplete", kept=True, n=n, of=of)

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
        given = {"row": pl.UInt32} | {k: v for k, v in schema.RATINGS.dtypes.items() if k != "dialogue_id"}
        rows = pl.DataFrame(self.ratings, schema=given)
        return rows.with_columns(dialogue_id=pl.Series(ids)[rows["row"]]).drop("row")

    def _labels(self, ids: np.ndarray) -> pl.DataFrame:
        if not self.labels:
            return schema.UTTERANCE_LABELS.empty()
        types = schema.UTTERANCE_LABELS.dtypes
        given = {"row" if name == "dialogue_id" else name: types[name] for name in types}
        rows = pl.DataFrame(self.labels, schema=given, orient="row")
        return rows.with_columns(dialogue_id=pl.Series(ids)[rows["row"]]).drop("row")

    def _dialogues(self, ids: np.ndarray) -> tuple[pl.DataFrame, pl.DataFrame]:
        """The dialogues as their source describes them, and the speakers."""
        persons: dict[str, None] = {}
        for dialogue in self.dialogues:
            for role in ("counselor_id", "client_id"):
                if dialogue.get(role) is not None:
                    dialogue[role] = str(dialogue[role])
                    persons[dialogue[role]] = None
        persons |= {voice.person: None for _, voice in self.voices if voice.person is not None}
        numbers = dict(zip(persons, _numbers(list(persons)).tolist(), strict=True))
        named = {"speaker_id": list(numbers.values()), "source_id": list(numbers)}
        speakers = pl.DataFrame(named, schema=schema.SPEAKERS.dtypes).sort("speaker_id")
        for dialogue, number in zip(self.dialogues, ids.tolist(), strict=True):
            dialogue["dialogue_id"] = number
            for role in ("counselor_id", "client_id"):
                person = dialogue.get(role)
                dialogue[role] = None if person is None else numbers[person]
        given = {k: v for k, v in schema.DIALOGUES.dtypes.items() if k not in DERIVED}
        columns = {name: [dialogue.get(name) for dialogue in self.dialogues] for name in given}
        return pl.DataFrame(columns, schema=given).sort("dialogue_id"), speakers


def _with_sessions(dialogues: pl.DataFrame, utterances: pl.DataFrame, feedback: pl.DataFrame) -> pl.DataFrame:
    """The dialogues with what is derived from their utterances and ratings."""
    sessions = (
        utterances.with_columns(pl.col("dialogue_id").set_sorted())
        .group_by("dialogue_id", maintain_order=True)
        .agg(
            started_at=pl.col("said_at").first(),
            ended_at=pl.col("said_at").last(),
            n_utterances=pl.len(),
            opened_by=pl.col("role").first(),
        )
    )
    sums = feedback.group_by("dialogue_id").agg(
        item_sum=pl.col("rating").cast(pl.Int16).sum(), complete=pl.col("rating").null_count() == 0
    )
    table = dialogues.join(sessions, on="dialogue_id", how="left").join(sums, on="dialogue_id", how="left")
    zero = pl.any_horizontal(pl.col(schema.CHECK_MARKS[:2]).fill_null(False))
    halved = pl.col(schema.CHECK_MARKS[2]).fill_null(False)
    regime = pl.when(zero).then(pl.lit("zero")).when(halved).then(pl.lit("halved")).otherwise(pl.lit("sum"))
    return table.with_columns(
        duration_min=(pl.col("ended_at") - pl.col("started_at")).dt.total_seconds() / 60,
        item_sum=pl.when(pl.col("complete")).then("item_sum"),
        regime=pl.when(pl.col("score").is_not_null() & pl.col("item_sum").is_not_null()).then(regime),
    )


def _numbers(names: list[Any]) -> np.ndarray:
    """The names themselves where all are whole numbers (also written as text), else 1, 2, 3 and so on."""
    try:
        numbers = [int(name) for name in names]
        plain = all(str(n) == str(name) and 0 <= n < 2**32 for n, name in zip(numbers, names, strict=True))
    except (TypeError, ValueError):
        plain = False
    if not plain:
        numbers = list(range(1, len(names) + 1))
    return np.array(numbers, dtype=np.uint32)


def _unreadable(chunks: list[Chunk], position: np.ndarray) -> Iterator[tuple[int, int, str]]:
    """Row of the dialogue, position and text of every time that could not be read."""
    offset = 0
    for chunk in chunks:
        for index, row, time in chunk.remarks.unreadable:
            yield row, int(position[offset + index]), time
        offset += chunk.frame.height
