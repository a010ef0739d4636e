"""What every kind of file is read into: records, each with the place where it stands."""

from typing import Any, NamedTuple

Json = Any


class Record(NamedTuple):
    """One record: a whole dialogue, or one utterance of a dialogue."""

    #: The file's name, with line, row or index where the file holds several records.
    where: str
    #: The record itself: most often an object of named fields.
    value: Json
    #: What the source calls the record outside of its fields: the file's name or a key of an object.
    key: str | None = None
    #: The file (or sheet of a workbook) that the record is in; ids may begin again in each.
    file: str = ""
    #: Whether it is a row of a table, where an empty cell may stand for the one above it.
    in_table: bool = False


def without_suffix(name: str) -> str:
    """A file's path in its source without the ending of its name."""
    stem, dot, suffix = name.rpartition(".")
    return stem if dot and stem and "/" not in suffix and not stem.endswith("/") else name
