"""The files of a source of responses: a file, a packed file, an archive, or a folder."""

from pathlib import Path

from data.core.problems import Problems, UserError
from data.importing import source
from data.importing.source import Member

TEXT_SUFFIXES = (".txt", ".log", ".out")
SUFFIXES = (*source.SUFFIXES, *TEXT_SUFFIXES)
ENDS = " ".join(SUFFIXES)


def read_files(path: Path, problems: Problems) -> list[Member]:
    """The files of a source that may hold responses, in natural order of name.

    Args:
        path: a file, an archive, or a folder.
        problems: gets the files that were skipped.

    Raises:
        UserError: the source cannot be read, or has no file of a known kind.
    """
    files = list(source.members(path, problems, SUFFIXES))
    if not files:
        raise UserError.of("no_such_file", file=path, ends=ENDS)
    return files


def is_text(file: Member) -> bool:
    """Whether a file is plain text, as opposed to records."""
    return file.name.lower().endswith(TEXT_SUFFIXES)
