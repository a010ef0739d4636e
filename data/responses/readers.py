"""From files to raw rows of responses: one reader a format, found by looking at the content.

A new format is one class here with ``recognises`` and ``rows``, a line in ``READERS``, and one test.
"""

import bz2
import gzip
import lzma
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path
from typing import Any, Protocol

from data.importing import source
from data.importing.records import Json, Record, mend
from data.importing.source import Member
from data.problems import Problems, UserError
from data.responses.chats import Messages, chats
from data.responses.mapping import FIELDS, Columns, names_of
from data.responses.text_reader import TEXT_SUFFIXES, Raw, read_texts, system_of

VERSION = 2
SAMPLES = 20
SUFFIXES = (*source.SUFFIXES, *TEXT_SUFFIXES)
ENDS = " ".join(SUFFIXES)
PACKED: dict[str, Callable[[Path], Any]] = {".gz": gzip.open, ".xz": lzma.open, ".bz2": bz2.open}


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


def members(path: Path, problems: Problems) -> list[Member]:
    """The files of a source that could hold responses, in natural order. Raises UserError."""
    if path.is_dir():
        files = [p for p in path.rglob("*") if p.is_file() and not _hidden(p.relative_to(path))]
        found = []
        for file in sorted(files, key=lambda p: source.natural(str(p.relative_to(path)))):
            name = file.relative_to(path).as_posix()
            if file.name.lower().endswith(SUFFIXES):
                found += _member(file, name, problems)
            else:
                problems.add(name, "other_file", f"passed over: not one of {ENDS}", kept=False)
        if not found:
            raise UserError(f"{path}: holds no file ending in {ENDS}", "no_such_file", ends=ENDS)
        return found
    kind = source.container(path)
    if kind == "tar" and path.suffix.lower() in PACKED and path.stem.lower().endswith(SUFFIXES):
        return [_unpacked(path)]
    if kind != "file":
        found = list(source.members(path, problems, SUFFIXES))
        if not found:
            raise UserError(f"{path}: holds no file ending in {ENDS}", "no_such_file", ends=ENDS)
        return found
    found = _member(path, path.name, problems)
    if not found:
        raise UserError.of("cannot_be_read", path=path, why=problems.listed[-1].detail)
    return found


def _member(file: Path, name: str, problems: Problems) -> list[Member]:
    try:
        size = file.stat().st_size
        if size > source.MAX_MEMBER:
            raise source.too_big(str(file), size, source.MAX_MEMBER)
        return [Member(name, file.read_bytes())]
    except OSError as error:
        problems.add(name, "unreadable_file", kept=False, detail=error.strerror)
        return []


def _unpacked(path: Path) -> Member:
    """One file that was packed by itself, as answers.jsonl.gz."""
    try:
        with PACKED[path.suffix.lower()](path) as file:
            data = file.read(source.MAX_MEMBER + 1)
    except (OSError, EOFError, LZMAError) as error:
        raise UserError.of("damaged_archive", path=path, why=error) from error
    if len(data) > source.MAX_MEMBER:
        raise source.too_big(str(path), len(data), source.MAX_MEMBER)
    return Member(path.stem, data)


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in path.parts)


def is_text(member: Member) -> bool:
    """Whether a file is plain text, not records."""
    return member.name.lower().endswith(TEXT_SUFFIXES)


def read(
    found: list[Member], mapping: Columns | None, system: str | None, problems: Problems
) -> tuple[str, list[Raw]]:
    """The format and every raw row of some files. Raises UserError where a format is not known."""
    texts = [member for member in found if is_text(member)]
    others = [member for member in found if not is_text(member)]
    names, rows, refused = [], [], []
    if texts:
        try:
            name, read_rows = read_texts(texts, system, problems)
        except UserError as error:
            refused.append(error)
            for member in texts:
                problems.add(member.name, "no_labels", "no line begins with Pred: or Ref:", kept=False)
        else:
            names.append(name)
            rows += read_rows
    for member in others:
        listed = list(_mended(chats(member, problems), problems))
        if not listed:
            continue
        try:
            reader = find(listed[:SAMPLES], mapping, member.name)
        except Unmapped as error:
            refused.append(error)
            columns = ", ".join(names_of(listed[:SAMPLES])[:12])
            message = f"no known format of responses; its records hold {columns}"
            problems.add(member.name, "unknown_format", message, kept=False, detail=columns)
            continue
        names.append(reader.name)
        own = system or system_of(member, len(others))
        for record in listed:
            if not isinstance(record.value, dict):
                problems.add(record.where, "no_record", kept=False, detail=type(record.value).__name__)
            else:
                rows += [raw if system is None else _named(raw, system) for raw in reader.rows(record, own)]
    if refused and not rows:
        raise refused[0]
    return " + ".join(dict.fromkeys(names)), rows


def _named(raw: Raw, system: str) -> Raw:
    return raw._replace(values={**raw.values, "system": system})


def _mended(listed: Iterable[Record], problems: Problems) -> Iterator[Record]:
    for record in listed:
        yield record._replace(value=mend(record.where, record.value, problems))


def find(samples: list[Record], mapping: Columns | None, where: str) -> Reader:
    """The reader for these records: the mapping's where it fits them, else the first that does.

    Raises UserError where none fits, saying what the records hold and how to map them.
    """
    if mapping is not None and any(mapping.fits(record.value) for record in samples):
        return Mapped("mapped", mapping)
    for reader in READERS:
        if any(reader.recognises(record.value) for record in samples):
            return reader
    columns = ", ".join(names_of(samples)[:12]) or "no named fields"
    raise Unmapped(
        f"{where}: no known format of responses; its records hold {columns}. Say which is which: "
        f"python -m data responses map {where} > mapping.json, look it over, then add it with --map mapping.json",
        "unmapped",
        file=where,
        columns=columns,
    )


class Unmapped(UserError):
    """No reader knows these records: a mapping is needed."""
