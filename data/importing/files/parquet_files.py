"""Parquet, read in batches so that a small file that unfolds to gigabytes is refused before memory is full."""

from collections.abc import Iterator
from io import BytesIO

from data.importing.files.record import Record
from data.importing.files.shapes import with_messages
from data.problems import Problems

MAX_UNFOLDED = 1536 << 20
BATCH = 256


def from_parquet(name: str, data: bytes, problems: Problems) -> Iterator[Record]:
    """One record a row."""
    import pyarrow as pa
    from pyarrow import parquet

    index, unfolded = 0, 0
    try:
        with parquet.ParquetFile(BytesIO(data), memory_map=False) as file:
            declared = _declared(file.metadata)
            if declared > MAX_UNFOLDED:
                _refuse(name, declared, problems)
                return
            for batch in file.iter_batches(batch_size=BATCH):
                unfolded += batch.nbytes
                if unfolded > MAX_UNFOLDED:
                    _refuse(name, unfolded, problems)
                    return
                for row in batch.to_pylist():
                    yield Record(f"{name}[{index}]", with_messages(row), None, name)
                    index += 1
    except (pa.ArrowException, OSError, ValueError, UnicodeDecodeError) as error:
        detail = str(error).partition("\n")[0]
        problems.add(f"{name}[{index}]" if index else name, "invalid_parquet", kept=False, detail=detail)


def _declared(metadata: object) -> int:
    """How many bytes the file says that its columns take unpacked."""
    groups = range(metadata.num_row_groups)  # type: ignore[attr-defined]
    return sum(metadata.row_group(group).total_byte_size for group in groups)  # type: ignore[attr-defined]


def _refuse(name: str, size: int, problems: Problems) -> None:
    problems.add(name, "too_large", kept=False, size=f"{size >> 20:,}", limit=f"{MAX_UNFOLDED >> 20:,}")
