"""From files to records: the kind of a file is seen from its first bytes, else from its name."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from data.core.engine import Engine
from data.core.problems import Problems
from data.core.problems.problems import plain
from data.importing.files import documents, tables, transcripts, workbooks
from data.importing.files.documents import from_document
from data.importing.files.json_files import from_json, mend, parse
from data.importing.files.parquet_files import from_parquet
from data.importing.files.record import Json, Record
from data.importing.files.tables import from_csv
from data.importing.files.transcripts import from_transcript
from data.importing.files.workbooks import from_workbook
from data.importing.source import Member

__all__ = ["Call", "Json", "Noted", "Record", "mend", "parse", "read_apart", "records", "together"]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BATCH = 4 << 20
"""Bytes of the files that one task of a cluster reads."""


class Call(NamedTuple):
    """What ``Problems.add`` was told."""

    where: str
    rule: str
    message: str
    kept: bool
    values: dict[str, Any]


class Noted(Problems):
    """Problems that are handed on in their order, among the records."""

    def __init__(self, events: list[Any]) -> None:
        super().__init__()
        self.events = events

    def add(self, where: str, rule: str, message: str = "", *, kept: bool, **values: object) -> None:
        """Note a problem for the one who counts them."""
        self.events.append(
            Call(where, rule, message, kept, {name: plain(value) for name, value in values.items()})
        )


def records(member: Member, problems: Problems) -> Iterator[Record]:
    """The records of one file; what cannot be read is listed in ``problems``."""
    name, data = member.name, member.data
    lower = name.lower()
    if data.startswith(b"PAR1"):
        yield from from_parquet(name, data, problems)
    elif lower.endswith(documents.SUFFIXES):
        yield from from_document(name, data, problems)
    elif lower.endswith(workbooks.SUFFIXES) or data.startswith(OLE):
        yield from from_workbook(name, data, problems)
    elif lower.endswith(tables.SUFFIXES):
        yield from from_csv(name, data, problems)
    elif lower.endswith(transcripts.SUFFIXES):
        yield from from_transcript(name, data, problems)
    else:
        yield from from_json(name, data, problems)


def read_apart(batch: list[Member | Call]) -> list[Record | Call]:
    """The records of some files with the problems among them: one task of a cluster."""
    events: list[Record | Call] = []
    for one in batch:
        if isinstance(one, Call):
            events.append(one)
        else:
            for record in records(one, Noted(events)):
                events.append(record)
    return events


def together(engine: Engine, members: Iterable[Member], noted: list[Call], problems: Problems) -> Iterator[Record]:
    """The records of many files in their order, read by the machines of a cluster.

    Args:
        engine: who reads.
        members: the files.
        noted: what was listed about the files while they were found; it is emptied.
        problems: is told everything in the order of one machine.
    """
    for events in engine.map(read_apart, _batches(members, noted)):
        for event in events:
            if isinstance(event, Call):
                where, rule, message, kept, values = event
                problems.add(where, rule, message, kept=kept, **values)
            else:
                yield event


def _batches(members: Iterable[Member], noted: list[Call]) -> Iterator[list[Member | Call]]:
    batch: list[Member | Call] = []
    size = 0
    for member in members:
        batch += [*noted, member]
        noted.clear()
        size += len(member.data)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch or noted:
        yield [*batch, *noted]
        noted.clear()
