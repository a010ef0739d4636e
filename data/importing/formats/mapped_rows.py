"""Utterance rows of mapped files, gathered into dialogues."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import polars as pl

from data.core.problems import Problems
from data.importing.files.record import without_suffix
from data.importing.formats.mapped_values import finite, identifier, lookup
from data.importing.records import Json, Record
from data.importing.spelling import spelling_key
from data.importing.times import parse_times


class Group:
    """The utterance rows of one dialogue while they are gathered."""

    def __init__(self, source_id: str, record: Record) -> None:
        self.source_id = source_id
        self.where = record.where
        self.file = record.file
        self.rows: list[Json] = []


class UtteranceRows:
    """Groups utterance rows by file and dialogue id until the last row came."""

    def __init__(self, columns: dict[str, str]) -> None:
        self._columns = columns
        self._id = columns.get("dialogue_id")
        self._groups: dict[tuple[str, str], Group] = {}
        self._last: Group | None = None
        #: Rows without an id by file, which take the id of the row above.
        self._inherited: Counter[str] = Counter()

    def add(self, record: Record, problems: Problems) -> None:
        """Put an utterance row to the others of its dialogue in the same file."""
        last = self._last
        if self._id is None:
            source_id: str | None = record.key or without_suffix(record.file)
        else:
            source_id = identifier(lookup(record.value, self._id))
            if source_id is None and record.in_table and last is not None and last.file == record.file:
                source_id = last.source_id
                self._inherited[record.file] += 1
        if source_id is None:
            problems.add(record.where, "no_dialogue_id", kept=False, key=self._id)
            return
        key = (record.file, spelling_key(source_id))
        group = self._groups.get(key)
        if group is None and last is not None and self._continues(last, source_id, record):
            group = self._groups[key] = last
        if group is None:
            group = self._groups[key] = Group(source_id, record)
        group.rows.append(record.value)
        self._last = group

    def dialogues(self, problems: Problems) -> Iterator[Group]:
        """Each dialogue with its rows in order; ids that were filled in or taken from file names are listed."""
        for file, n in self._inherited.items():
            problems.add(file, "ids_filled", kept=True, n=n)
        if self._id is None and self._groups:
            problems.add(next(iter(self._groups))[0], "file_is_dialogue", kept=True, n=len(self._groups))
        for group in dict.fromkeys(self._groups.values()):  # one that goes on in another file has two keys
            group.rows = self._in_order(group, problems)
            yield group

    def _continues(self, last: Group, source_id: str, record: Record) -> bool:
        """Whether a file begins in the middle of the dialogue that the file before it ends with."""
        if last.file == record.file or spelling_key(last.source_id) != spelling_key(source_id):
            return False
        column = self._columns.get("position")
        previous, position = finite(lookup(last.rows[-1], column)), finite(lookup(record.value, column))
        return previous is not None and position is not None and position > previous

    def _in_order(self, group: Group, problems: Problems) -> list[Json]:
        """Utterance rows by their position, else by their time, else as they come."""
        rows, columns = group.rows, self._columns
        keys: list[Any] = [None]
        if "position" in columns:
            keys = [finite(lookup(row, columns["position"])) for row in rows]
        if None in keys and "said_at" in columns:
            written = [lookup(row, columns["said_at"]) for row in rows]
            keys = parse_times(pl.Series(written, dtype=pl.String, strict=False))[0].to_list()
        order = [] if None in keys else sorted(range(len(rows)), key=keys.__getitem__)
        if order in ([], list(range(len(rows)))):
            return rows
        problems.add(group.where, "rows_out_of_order", kept=True)
        return [rows[index] for index in order]
