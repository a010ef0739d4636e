"""Parquet, read in batches so that a small file that unfolds to gigabytes is refused before memory is full."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from data.core.problems import Problems
from data.importing.files.record import Record
from data.importing.files.shapes import with_messages

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
            if any(pa.types.is_dictionary(field.type) for field in file.schema_arrow):
                stored_once = sum(_unfolded(batch) for batch in file.iter_batches(batch_size=BATCH))
                if stored_once > MAX_UNFOLDED:
                    _refuse(name, stored_once, problems)
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


def _unfolded(batch: Any) -> int:
    """How many bytes a batch takes once texts that it stores once are written out in each row."""
    import pyarrow as pa
    from pyarrow import compute

    size = int(batch.nbytes)
    for column in batch.columns:
        if pa.types.is_dictionary(column.type) and pa.types.is_string(column.type.value_type):
            lengths = compute.binary_length(column.dictionary).take(column.indices)
            size += int(compute.sum(lengths).as_py() or 0)
    return size


def _declared(metadata: object) -> int:
    """How many bytes the file says that its columns take unpacked."""
    groups = range(metadata.num_row_groups)  # type: ignore[attr-defined]
    return sum(metadata.row_group(group).total_byte_size for group in groups)  # type: ignore[attr-defined]


def _refuse(name: str, size: int, problems: Problems) -> None:
    problems.add(name, "too_large", kept=False, size=f"{size >> 20:,}", limit=f"{MAX_UNFOLDED >> 20:,}")
