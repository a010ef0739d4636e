"""Records of a file to predictions: one a record, or one a column of a record that is a whole dialogue."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from data.core.problems import Problems
from data.core.schema import ITEMS
from data.importing.formats.kokorochat_names import JAPANESE, RAW_ITEMS
from data.importing.records import Record
from data.predictions.store import SCORE, SUM
from data.responses.matching.row_values import count_of
from data.responses.reading.files import is_text, read_files
from data.responses.reading.records import record_files

DIALOGUE = ("dialogue_id", "dialogue", "conversation_id", "evaluation_id", "id")
ITEM = ("item", "target", "scale", "dimension")
VALUE = ("value", "prediction", "predicted", "pred", "rating")
SYSTEM = ("system", "model")
TRAINED_ON = "trained_on"
NESTED = ("items", "predictions", "scores", "review_by_client_en", "review_by_client_jp")
NAMES = {
    **{item: item for item in ITEMS},
    **{raw: item for item, raw in RAW_ITEMS.items()},
    **{text: item for item, raw in RAW_ITEMS.items() for text in JAPANESE.get(raw, ())},
    **dict.fromkeys(("score", "total", "total_score", "点数", "合計", "合計点"), SCORE),
    **dict.fromkeys(("item_sum", "sum", "項目合計"), SUM),
}
"""What a file may call the items and the totals, and their names here."""


class Row(NamedTuple):
    """One prediction as a file gives it."""

    #: Where it is in its source, for messages.
    where: str
    system: str
    dialogue: Any
    #: One of ``data.predictions.store.TARGETS``, or what the file calls it where that is none of them.
    target: str
    value: Any
    #: In a learning curve, how many clients the system learned from.
    trained_on: int | None = None


def read(path: Path, system: str | None, problems: Problems) -> tuple[list[Row], object]:
    """Every prediction of a file or folder, and what the files are, for a key.

    Args:
        path: a file (.jsonl .json .csv .tsv .parquet …) or a folder of them.
        system: the system of every row, whatever the files say (default: as they say, else the file's name).
        problems: gets what cannot be read.

    Raises:
        UserError: the source cannot be read.
    """
    files = [file for file in read_files(path, problems) if not is_text(file)]
    rows: list[Row] = []
    for table in record_files(files, problems):
        for record in table.records:
            rows += _of_record(record, system, table.system, problems)
    return rows, sorted((file.name, file.digest) for file in files)


def _of_record(record: Record, system: str | None, default: str, problems: Problems) -> Iterator[Row]:
    values = record.value
    if not isinstance(values, Mapping):
        problems.add(record.where, "wrong_type", kept=False, detail=type(values).__name__)
        return
    dialogue = _first(values, DIALOGUE)
    name = system or str(_first(values, SYSTEM) or default)
    item = _first(values, ITEM)
    trained_on = count_of(values.get(TRAINED_ON))
    value = next(
        (values[field] for field in VALUE if field in values and not isinstance(values[field], dict)), None
    )
    if item is not None or (value is not None and not _wide(values)):
        target = SCORE if item in (None, "") else str(item)
        yield Row(record.where, name, dialogue, NAMES.get(target.strip(), target), value, trained_on)
        return
    for field, given in _wide(values):
        yield Row(record.where, name, dialogue, NAMES[field], given, trained_on)


def _wide(values: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The columns of a record that are items or totals, also those of an object within it."""
    inner = next((_object(values[name]) for name in NESTED if _object(values.get(name))), {})
    every = {**values, **inner}
    return [(field, value) for field, value in every.items() if field in NAMES and value not in (None, "")]


def _object(value: Any) -> dict[str, Any]:
    """A value as an object, also where a table holds it as JSON."""
    if isinstance(value, str) and value.lstrip().startswith("{"):
        try:
            value = orjson.loads(value)
        except orjson.JSONDecodeError:
            return {}
    return value if isinstance(value, dict) else {}


def _first(values: Mapping[str, Any], names: Sequence[str]) -> Any:
    return next((values[name] for name in names if values.get(name) not in (None, "")), None)
