"""From files to raw rows of responses: one reader per format, found by looking at the content.

A new format is one class here with ``recognises`` and ``rows``, a line in ``READERS``, and one test.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from data.core.problems import Problems, UserError
from data.importing.records import Json, Record
from data.importing.source import Member
from data.responses.raw import FAILURE, Raw
from data.responses.reading.chats import Messages
from data.responses.reading.mapping import FIELDS, Columns, remembered
from data.responses.reading.records import RecordFile
from data.responses.reading.services import Batch, Comparator, Harness
from data.responses.reading.text_reader import read_texts
from data.workspace import Workspace

VERSION = 3


class Reader(Protocol):
    """Reads the records of one format; ``system`` is the name where a record has none."""

    @property
    def name(self) -> str:
        """The format's name."""

    def recognises(self, value: Json) -> bool:
        """Whether one record looks like this format."""

    def rows(self, record: Record, system: str) -> Iterator[Raw]:
        """The responses of one record."""


@dataclass(frozen=True)
class Mapped:
    """Records with one response each, by a mapping of their fields."""

    name: str
    mapping: Columns
    needed: frozenset[str] = frozenset()

    def recognises(self, value: Json) -> bool:
        """Whether the record has the fields that make this format."""
        return isinstance(value, dict) and bool(self.needed) and self.needed <= value.keys()

    def rows(self, record: Record, system: str) -> Iterator[Raw]:
        """One response."""
        values = {name: self.mapping.get(record.value, name) for name in FIELDS}
        present = {name: value for name, value in values.items() if value is not None}
        if "response" not in present and "turns" not in present and self.mapping.fits(record.value):
            present["response"] = ""  # an empty cell, null and "" are one thing: the answer is empty
        yield Raw(record.where, {"system": system, **present})


def _columns(**columns: str) -> Columns:
    return Columns.of(columns)


OWN = Mapped(
    "responses", Columns.of({name: name for name in FIELDS}), frozenset({"dialogue_id", "position", "response"})
)
READERS: tuple[Reader, ...] = (
    Comparator(),
    Batch(),
    Harness(),
    OWN,
    Mapped("turns", OWN.mapping, frozenset({"dialogue_id", "position", "turns"})),
    Mapped(
        "input_pred_label",
        _columns(
            id="id",
            system="system",
            context="input",
            response="pred_utterance",
            reference="label_utterance",
            outcome="outcome",
            meta="meta",
        ),
        frozenset({"pred_utterance", "label_utterance"}),
    ),
    Mapped(
        "llama_factory",
        _columns(id="id", system="system", context="prompt", response="predict", reference="label"),
        frozenset({"predict", "label"}),
    ),
    Messages(),
    Mapped(
        "prompt_response",
        _columns(
            id="id", system="system", context="prompt", response="response", reference="reference", meta="meta"
        ),
        frozenset({"prompt", "response"}),
    ),
)


def to_rows(
    texts: Sequence[Member],
    tables: Sequence[RecordFile],
    mapping: Columns | None,
    system: str | None,
    problems: Problems,
) -> tuple[str, list[Raw]]:
    """Every raw row of a source.

    Args:
        texts: its files of plain text.
        tables: its other files, as ``record_files`` gives them.
        mapping: which column is which field, for records that have its columns (default: by format alone).
        system: the system of every row, whatever the files say (default: as they say, else the file's name).
        problems: gets the files and records that hold no response.

    Returns:
        The names of the formats that were recognised, joined by " + ", and the rows.

    Raises:
        UserError: there are files, and none is in a known format.
    """
    formats: list[str] = []
    rows: list[Raw] = []
    errors: list[UserError] = []
    for table in tables:
        if not table.records:
            continue
        reader = recognise(table.samples, mapping)
        if reader is not None:
            formats.append(reader.name)
            rows += _rows(reader, table, system, problems)
        else:
            columns = ", ".join(table.columns[:12]) or "no named fields"
            errors.append(UserError.of("unmapped", file=table.file.name, columns=columns))
            problems.add(table.file.name, "unknown_format", kept=False, detail=columns)
    if texts:
        try:
            format_name, text_rows = read_texts(texts, system, problems)
        except UserError as error:
            errors.insert(0, error)
            for file in texts:
                problems.add(file.name, "no_labels", kept=False)
        else:
            formats.insert(0, format_name)
            rows = [*text_rows, *rows]
    if errors and not rows:
        raise errors[0]
    return " + ".join(dict.fromkeys(formats)), rows


def recognise(samples: Sequence[Record], mapping: Columns | None = None) -> Reader | None:
    """The reader for records like these: the mapping's if it fits one, else the first that recognises one."""
    if mapping is not None and any(mapping.fits(record.value) for record in samples):
        return Mapped("mapped", mapping)
    for reader in READERS:
        if any(reader.recognises(record.value) for record in samples):
            return reader
    return None


def remembered_mapping(tables: Iterable[RecordFile]) -> Columns | None:
    """The mapping that was remembered for the columns of the first file that no reader recognises, if any."""
    for table in tables:
        if table.records and recognise(table.samples) is None:
            return remembered(Workspace(), table.columns)
    return None


def _rows(reader: Reader, table: RecordFile, system: str | None, problems: Problems) -> Iterator[Raw]:
    """The rows of one file, all of one ``system`` where one is given; requests that failed are listed."""
    for record in table.records:
        if not isinstance(record.value, dict):
            problems.add(record.where, "no_record", kept=False, detail=type(record.value).__name__)
            continue
        if isinstance(reader, Comparator) and (name := reader.shared_name(record.value)):
            problems.add(record.where, "same_names", kept=True, detail=name)
        try:
            raws = list(reader.rows(record, system or table.system))
        except RecursionError:
            problems.add(record.where, "nested_too_deeply", kept=False)
            continue
        for raw in raws:
            if FAILURE in raw.values:
                problems.add(raw.where, "failed_request", kept=False, detail=raw.values[FAILURE])
            elif system is None or isinstance(reader, Comparator):
                yield raw
            else:
                yield raw._replace(values={**raw.values, "system": system})
