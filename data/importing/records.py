"""From files to records: the kind of a file is seen from its first bytes, else from its name."""

from collections.abc import Iterator

from data.importing.files import documents, tables, transcripts, workbooks
from data.importing.files.documents import from_document
from data.importing.files.json_files import from_json, mend, parse
from data.importing.files.parquet_files import from_parquet
from data.importing.files.record import Json, Record
from data.importing.files.tables import from_csv
from data.importing.files.transcripts import from_transcript
from data.importing.files.workbooks import from_workbook
from data.importing.source import Member
from data.problems import Problems

__all__ = ["Json", "Record", "mend", "parse", "records"]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


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
