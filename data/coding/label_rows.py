"""The rows of a file of labels, whatever its format: a row a label, every value as text.

A row names the dialogue (as in the source, or by its number here), the position and a label or number; further
columns are optional. A file without a column of labels has a scheme a column, as spreadsheets have them.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from data.coding.scheme import LONGEST_ID, is_id
from data.core.problems import UserError

ENDS = ("csv", "tsv", "jsonl", "ndjson", "json", "parquet")
NAMES = {
    "dialogue": ("dialogue_id", "dialogue", "source_id", "conversation_id", "session_id", "対話", "対話ID"),
    "position": ("position", "utterance", "utterance_id", "turn_index", "index", "位置", "発話番号"),
    "label": ("label", "code", "コード", "ラベル"),
    "value": ("value", "number", "score", "rating", "値"),
    "scheme": ("scheme", "コード体系"),
    "coder": ("coder", "annotator", "rater", "コーダー"),
    "kind": ("kind", "種類"),
    "unsure": ("unsure",),
    "start": ("start",),
    "end": ("end",),
    "text": ("text", "utterance_text", "発話"),
    "hash": ("text_hash",),
    "at": ("at", "time", "timestamp"),
    "model": ("model",),
    "version": ("version",),
    "prompt": ("prompt",),
    "probability": ("probability",),
    "stratum": ("stratum",),
    "split": ("split",),
}
PROVENANCE = ("model", "version", "prompt")


@dataclass(frozen=True)
class Given:
    """What is said of a whole file, where its rows do not say it themselves."""

    coder: str = ""
    kind: str = "model"
    scheme: str = ""
    #: Provenance in one line: name, version, prompt.
    made_by: str = ""


def read(content: bytes, name: str) -> pl.DataFrame:
    """The rows of a file, every column as text. Raises UserError where it cannot be read."""
    end = Path(name).suffix.lower().lstrip(".")
    try:
        if end == "parquet":
            frame = pl.read_parquet(io.BytesIO(content))
        elif end in ("jsonl", "ndjson"):
            frame = _lines(content)
        elif end == "json":
            frame = pl.from_dicts(orjson.loads(content), infer_schema_length=None)
        elif end in ("csv", "tsv"):
            separator = "\t" if end == "tsv" else ","
            frame = pl.read_csv(io.BytesIO(_utf8(content)), infer_schema=False, separator=separator)
        else:
            raise UserError.of("labels_ends", file=name, ends=", ".join(ENDS))
    except (OSError, ValueError, TypeError, pl.exceptions.PolarsError) as error:
        why = " ".join(str(error).split())[:160]
        raise UserError.of("labels_unreadable", file=name, why=why) from None
    plain = [column for column, dtype in frame.schema.items() if not dtype.is_nested()]
    return frame.select(pl.col(plain).cast(pl.String).str.strip_chars())


def long(rows: pl.DataFrame, name: str, given: Given) -> pl.DataFrame:
    """A row a label: dialogue, position, scheme, label, value and the optional columns, with ``row`` from 1.

    Raises:
        UserError: the file lacks a column for the dialogue, the position or a label.
    """
    renamed = _named(rows.columns)
    lacks = [field for field in ("dialogue", "position") if field not in renamed.values()]
    if lacks:
        raise UserError.of("labels_columns", file=name, field=lacks[0], known=", ".join(NAMES[lacks[0]]))
    rows = rows.rename(renamed).with_row_index("row", 1)
    if not {"label", "value"} & set(rows.columns):
        others = [column for column in rows.columns if column not in ("row", *NAMES) and is_id(column)]
        if not others:
            raise UserError.of("labels_columns", file=name, field="label", known=", ".join(NAMES["label"]))
        index = [column for column in rows.columns if column not in others]
        rows = rows.unpivot(others, index=index, variable_name="scheme", value_name="label")
        rows = rows.filter(pl.col("label").is_not_null() & (pl.col("label") != ""))
    absent = [pl.lit(None, dtype=pl.String).alias(field) for field in NAMES if field not in rows.columns]
    rows = rows.with_columns(absent)
    said = pl.concat_str([pl.col(field) for field in PROVENANCE], separator=" ", ignore_nulls=True)
    return rows.select(
        "row",
        *(field for field in NAMES if field not in PROVENANCE),
        made_by=pl.when(said != "").then(said).otherwise(pl.lit(given.made_by)),
    ).with_columns(
        scheme=_or(pl.col("scheme"), given.scheme or _stem(name)),
        coder=_name(_or(pl.col("coder"), given.coder or _stem(name))),
        kind=_or(pl.col("kind"), given.kind),
    )


def _named(columns: Sequence[str]) -> dict[str, str]:
    """Which column is which field: the first of the names that is there."""
    lower = {column.strip().lower(): column for column in reversed(columns)}
    by_name: dict[str, str] = {}
    for field, names in NAMES.items():
        column = next((lower[name.lower()] for name in names if name.lower() in lower), None)
        if column is not None and column not in by_name:
            by_name[column] = field
    return by_name


def _or(column: pl.Expr, otherwise: str) -> pl.Expr:
    return pl.when(column.fill_null("") != "").then(column).otherwise(pl.lit(otherwise))


def _name(column: pl.Expr) -> pl.Expr:
    """A coder's name as an address can hold it."""
    return column.str.replace_all(r"[:@,>|\\\p{C}]", "_").str.slice(0, LONGEST_ID).str.strip_chars()


def _stem(name: str) -> str:
    stem = "".join("_" if sign in ":@,>|\\" else sign for sign in Path(name).stem)
    return stem[:LONGEST_ID]


def _lines(content: bytes) -> pl.DataFrame:
    try:
        return pl.read_ndjson(io.BytesIO(content), infer_schema_length=None)
    except pl.exceptions.PolarsError:  # values of one field have several types
        records: list[Mapping[str, Any]] = [orjson.loads(line) for line in content.splitlines() if line.strip()]
        texts = [{name: None if value is None else str(value) for name, value in one.items()} for one in records]
        return pl.from_dicts(texts, infer_schema_length=None)


def _utf8(content: bytes) -> bytes:
    try:
        content.decode("utf-8")
        return content.removeprefix(b"\xef\xbb\xbf")
    except UnicodeDecodeError:
        return content.decode("cp932").encode()
