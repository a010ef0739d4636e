"""What a source of responses is, before it is added."""

from dataclasses import dataclass
from pathlib import Path

from data.core.problems import Problems
from data.importing.records import Record
from data.responses.importing import nothing_usable
from data.responses.reading.files import is_text, read_files
from data.responses.reading.mapping import Columns, names_of, propose, remembered
from data.responses.reading.readers import recognise
from data.responses.reading.records import first_records
from data.workspace import Workspace


@dataclass(frozen=True)
class Preview:
    """The beginning of a source of responses."""

    #: The format's name; None if no reader recognises it and a mapping is needed.
    format: str | None
    #: The mapping that is remembered for these columns, else a proposal; None if none is needed.
    mapping: Columns | None
    #: The first records; empty for plain text.
    records: list[Record]

    @property
    def is_remembered(self) -> bool:
        """Whether a person has confirmed a mapping for exactly these columns before."""
        return self.format is None and remembered(Workspace(), names_of(self.records)) is not None


def preview(path: Path) -> Preview:
    """Look at a source without adding it.

    Raises:
        UserError: the source cannot be read, or holds no response.
    """
    problems = Problems()
    files = read_files(path, problems)
    samples = first_records(files)
    if not samples and all(is_text(file) for file in files):
        return Preview("text", None, [])
    if not samples:
        raise nothing_usable(path, problems)
    reader = recognise(samples)
    if reader is not None:
        return Preview(reader.name, None, samples)
    return Preview(None, remembered(Workspace(), names_of(samples)) or propose(samples), samples)
