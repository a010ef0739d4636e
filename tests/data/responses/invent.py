"""Opening invented files of responses."""

from datetime import datetime
from pathlib import Path

from data.core.problems import Problems
from data.responses.raw import Raw
from data.responses.reading import readers
from data.responses.reading.files import is_text, read_files
from data.responses.reading.records import record_files

NOW = datetime(2026, 1, 2)


def opened(tmp_path: Path, files: dict[str, str | bytes]) -> tuple[str, list[dict], Problems]:
    for name, content in files.items():
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    problems = Problems()
    path = tmp_path if len(files) > 1 else tmp_path / next(iter(files))
    kind, rows = rows_of(path, problems)
    return kind, [row.values for row in rows], problems


def rows_of(path: Path, problems: Problems) -> tuple[str, list[Raw]]:
    """The format and the raw rows of a source, without a mapping."""
    files = read_files(path, problems)
    texts = [file for file in files if is_text(file)]
    return readers.to_rows(texts, record_files(files, problems), None, None, problems)
