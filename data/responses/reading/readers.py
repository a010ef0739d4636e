"""From files to raw rows of responses: one reader per format, found by looking at the content.

A new format is one class here with ``recognises`` and ``rows``, a line in ``READERS``, and one test.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from data.importing.records import Json, Record
from data.importing.source import Member
from data.problems import Problems, UserError
from data.responses.raw import Raw
from data.responses.reading.chats import Messages
from data.responses.reading.mapping import FIELDS, Columns, remembered
from data.responses.reading.records import RecordFile
from data.responses.reading.text_reader import read_texts
from data.workspace import Workspace

VERSION = 2


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
        there = {name: value for name, value in values.items() if value is not None}
        yield Raw(record.where, {"system": system, **there})


class Comparator:
    """LLM Comparator's JSON: examples with the outputs of two models."""

    name = "llm_comparator"

    def recognises(self, value: Json) -> bool:
        """An object with a list ``examples`` of pairs of outputs."""
        examples = value.get("examples") if isinstance(value, dict) else None
        first = examples[0] if isinstance(examples, list) and examples else None
        return isinstance(first, dict) and {"output_text_a", "output_text_b"} <= first.keys()

    def rows(self, record: Record, system: str) -> Iterator[Raw]:
        """Two responses an example, with its tags and its judges' mean score as meta."""
        models = [m.get("name") for m in record.value.get("models", ()) if isinstance(m, dict)]
        for index, example in enumerate(record.value["examples"]):
            where = f"{record.where} examples[{index}]"
            if not isinstance(example, dict):
                yield Raw(where, {"system": system, "response": None})
                continue
            about = {key: example[key] for key in ("tags", "score", "index") if example.get(key) is not None}
            for side, number in (("a", 0), ("b", 1)):
                named = models[number] if number < len(models) and models[number] else f"{system} {side.upper()}"
                yield Raw(
                    f"{where} {side}",
                    {
                        "system": named,
                        "context": example.get("input_text"),
                        "response": example.get(f"output_text_{side}"),
                        "meta": {**about, "side": side},
                    },
                )


def _plain(**columns: str) -> Columns:
    return Columns.of(columns)


OWN = Mapped(
    "responses", Columns.of({name: name for name in FIELDS}), frozenset({"dialogue_id", "position", "response"})
)
READERS: tuple[Reader, ...] = (
    Comparator(),
    OWN,
    Mapped("turns", OWN.mapping, frozenset({"dialogue_id", "position", "turns"})),
    Mapped(
        "input_pred_label",
        _plain(
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
    Messages(),
    Mapped(
        "prompt_response",
        _plain(
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
        tables: its other files, as ``parse_files`` gives them.
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
            errors.append(_needs_mapping(table.file.name, columns))
            message = f"not a known format of responses; its records have {columns}"
            problems.add(table.file.name, "unknown_format", message, kept=False, detail=columns)
    if texts:
        try:
            format_name, text_rows = read_texts(texts, system, problems)
        except UserError as error:
            errors.insert(0, error)
            for file in texts:
                problems.add(file.name, "no_labels", "no line begins with Pred: or Ref:", kept=False)
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
    for record in table.records:
        if not isinstance(record.value, dict):
            problems.add(record.where, "no_record", kept=False, detail=type(record.value).__name__)
            continue
        for raw in reader.rows(record, system or table.system):
            yield raw if system is None else raw._replace(values={**raw.values, "system": system})


def _needs_mapping(name: str, columns: str) -> UserError:
    return UserError(
        f"{name}: not a known format of responses; its records have {columns}. Say which column is which: "
        f"python -m data responses map {name} > mapping.json, check it, then add it with --map mapping.json",
        "unmapped",
        file=name,
        columns=columns,
    )
