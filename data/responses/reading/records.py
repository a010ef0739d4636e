"""The records of files of responses, as every reader of records receives them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from data.core.problems import Problems
from data.importing.records import Record, mend, records
from data.importing.source import Member
from data.responses.reading.files import is_text
from data.responses.reading.mapping import names_of

SAMPLES = 20


@dataclass(frozen=True)
class RecordFile:
    """A file of records, parsed when its records are first needed."""

    file: Member
    #: The system of the records that name none.
    system: str
    #: Gets what cannot be read and what was mended.
    problems: Problems

    @cached_property
    def records(self) -> list[Record]:
        """Every record, in order."""
        return list(_records(self.file, self.problems))

    @property
    def samples(self) -> list[Record]:
        """The first records, to recognise a format by."""
        return self.records[:SAMPLES]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the fields of the first records."""
        return names_of(self.samples)


def record_files(files: Sequence[Member], problems: Problems) -> list[RecordFile]:
    """The files that are not plain text."""
    others = [file for file in files if not is_text(file)]
    return [RecordFile(file, system_of(file, len(others)), problems) for file in others]


def system_of(file: Member, n_files: int) -> str:
    """The system of a file that names none: the file's name, with its folder if there are several files."""
    name = PurePosixPath(file.name)
    return str(name.with_suffix("")) if n_files > 1 else name.stem


def first_records(files: Iterable[Member]) -> list[Record]:
    """At most ``SAMPLES`` records, to recognise a format by; empty if all files are plain text."""
    samples: list[Record] = []
    for file in files:
        if not is_text(file):
            for record in _records(file, Problems()):
                samples.append(record)
                if len(samples) >= SAMPLES:
                    return samples
    return samples


def _records(file: Member, problems: Problems) -> Iterator[Record]:
    """The records of a file; a chat that is a bare list of messages is a record with that list.

    Characters that no file can hold are replaced, and each record that had one is listed.
    """
    for record in records(file, problems):
        try:
            yield record._replace(value=mend(record.where, record.value, problems))
        except RecursionError:
            problems.add(record.where, "nested_too_deeply", kept=False)
