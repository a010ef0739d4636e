"""Labels from files: read whatever the format, matched to a corpus row by row, and kept with a report.

A row names the dialogue (as in the source, or by its number here), the position and a label or number; further
columns are optional. A file without a column of labels has a scheme a column, as spreadsheets have them.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import polars as pl

from data.coding import ready, sets
from data.coding.frames import KINDS, LABELS, SPLITS
from data.coding.scheme import LONGEST_ID, is_id
from data.coding.sets import LabelSet
from data.coding.store import text_hash
from data.corpus import Corpus
from data.problems import Problems, UserError
from data.progress import Progress, silent
from data.store import Library
from data.store.hashing import hashed

if TYPE_CHECKING:
    from collections.abc import Sequence

ENDS = ("csv", "tsv", "jsonl", "ndjson", "json", "parquet")
LIMIT = 1_000
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
DRAWN = ("probability", "stratum", "split")
PROVENANCE = ("model", "version", "prompt")
TRUE = ("true", "1", "yes")


@dataclass(frozen=True)
class Given:
    """What is said of a whole file, where its rows do not say it themselves."""

    coder: str = ""
    kind: str = "model"
    scheme: str = ""
    #: Provenance in one line: name, version, prompt.
    made_by: str = ""


def add(
    path: Path,
    corpus_id: str,
    *,
    library: Library,
    now: datetime,
    given: Given | None = None,
    progress: Progress = silent,
) -> tuple[LabelSet, bool]:
    """Add the labels of a file to a corpus.

    Args:
        path: the file.
        corpus_id: the corpus.
        library: which holds it.
        now: the time that is noted for the set.
        given: what holds for every row that says nothing else.
        progress: is told the steps.

    Returns:
        The set, and whether it is new.

    Raises:
        UserError: the file cannot be read, or no row of it can be used.
    """
    given = given or Given(coder=path.stem[:LONGEST_ID])
    if given.kind not in KINDS:
        raise UserError.of("scheme_choice", field="kind", value=given.kind, known=", ".join(KINDS))
    progress("reading")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError.of("cannot_be_read", path=path, why=error.strerror or error) from error
    corpus = Corpus.open(corpus_id, library)
    set_id = hashed(sha256(content).hexdigest(), corpus.version, given)[:10]
    with sets.lock(library, corpus_id) as folder:
        if same := next((one for one in sets.sets(folder) if one.id == set_id), None):
            return same, False
        rows = long(read(content, path.name), path.name, given)
        progress("matching")
        problems = Problems(limit=LIMIT)
        labels = matched(rows, corpus, path.name, problems)
        if labels.is_empty():
            first = problems.listed[0] if problems.listed else None
            raise UserError.of("no_label_usable", file=path.name, why=first.message if first else "")
        about = LabelSet(
            id=set_id,
            corpus=corpus_id,
            corpus_version=corpus.version,
            name=path.name,
            added_at=now.isoformat(timespec="seconds"),
            rows=rows.height,
            coders=dict(labels.group_by("coder").len().sort("coder").iter_rows()),
            schemes=tuple(sorted(labels["scheme"].unique())),
            set_aside=problems.set_aside,
            noted=problems.noted,
        )
        sets.write(folder, about, labels.drop(DRAWN), problems, drawn(labels, set_id))
    return about, True


def drawn(labels: pl.DataFrame, queue: str) -> pl.DataFrame:
    """The utterances that a file says were drawn, once each, with the columns of ``SAMPLES``."""
    rows = labels.filter(pl.col("probability").is_not_null()).unique(["dialogue_id", "position"])
    named = rows.select("dialogue_id", "position", *DRAWN, "source", "hash", queue=pl.lit(queue))
    return named.sort("dialogue_id", "position")


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


def matched(rows: pl.DataFrame, corpus: Corpus, name: str, problems: Problems) -> pl.DataFrame:
    """The rows that fit the corpus; the others are listed as problems.

    The columns are those of ``LABELS``, the dialogue's ``source`` id, the text's ``hash``, and ``DRAWN``.
    """
    ids = corpus.dialogues.select("dialogue_id", "n_utterances", source="source_id").with_columns(
        first=pl.Series(corpus.offsets[:-1])
    )
    by_number = ids.with_columns(dialogue=pl.col("dialogue_id").cast(pl.String))
    by_name = ids.with_columns(dialogue=pl.col("source"))
    either = pl.concat([by_name, by_number]).unique("dialogue", keep="first", maintain_order=True)
    rows = rows.join(either, on="dialogue", how="left", maintain_order="left").with_columns(
        at_position=pl.col("position").cast(pl.Int64, strict=False),
        number=pl.col("value").cast(pl.Float64, strict=False),
    )
    rows = _numbers(rows)
    checks = Checks(name, problems)
    rows = checks.without(rows, "label_no_dialogue", pl.col("dialogue_id").is_null(), "dialogue")
    outside = pl.col("at_position").is_null() | ~pl.col("at_position").is_between(0, pl.col("n_utterances") - 1)
    rows = checks.without(rows, "label_no_position", outside, "position")
    rows = rows.with_columns(utterance=pl.col("first") + pl.col("at_position"))
    empty = (
        (pl.col("label").fill_null("") == "") & pl.col("number").is_null() & (pl.col("value").fill_null("") == "")
    )
    rows = checks.without(rows, "label_empty", empty, "label")
    rows = checks.without(rows, "label_no_number", pl.col("number").is_null() & pl.col("label").is_null(), "value")
    named = pl.col("scheme").str.contains(r"[:@,>|\\]") | (pl.col("scheme").str.len_chars() > LONGEST_ID)
    coded = pl.col("label").fill_null("").str.contains(r"[:@,>|\\]") | (
        pl.col("label").fill_null("").str.len_chars() > LONGEST_ID
    )
    rows = checks.without(rows, "label_name", (named | coded) & pl.col("number").is_null(), "label")
    rows = _same_text(rows, corpus, checks)
    rows = _spans(rows, corpus, checks)
    kinds = pl.col("kind").str.to_lowercase()
    unknown = ~kinds.is_in(list(KINDS))
    checks.noted(rows, "label_kind", unknown, "kind")
    rows = rows.with_columns(kind=pl.when(unknown).then(pl.lit("model")).otherwise(kinds))
    key = ["dialogue_id", "at_position", "scheme", "coder", "kind", "span_start", "span_end", "label", "number"]
    rows = checks.without(rows, "label_twice", ~pl.struct(key).is_first_distinct(), "label")
    known = (ready.schemes() | {scheme.id: scheme for scheme in corpus.coding.codebook()}).values()
    given_as = rows.with_columns(given=pl.coalesce("label", "value"))
    checks.noted(given_as, "label_unknown", ready.unlike(known), "given")
    texts = rows.select("utterance").unique().sort("utterance")
    said = corpus.texts.gather(texts["utterance"])
    hashes = texts.with_columns(text_hash=pl.Series([text_hash(text) for text in said], dtype=pl.String))
    rows = rows.join(hashes, on="utterance", how="left", maintain_order="left")
    labels = LABELS.conform(
        rows.select(
            "dialogue_id",
            "scheme",
            "coder",
            "kind",
            "made_by",
            position="at_position",
            start="span_start",
            end="span_end",
            code=pl.when(pl.col("number").is_null()).then("label"),
            value="number",
            unsure=pl.col("unsure").fill_null("").str.to_lowercase().is_in(list(TRUE)),
            at=pl.col("at").str.to_datetime(time_unit="ms", strict=False, format=None, time_zone=None)
            if rows["at"].null_count() < rows.height
            else pl.lit(None, dtype=pl.Datetime("ms")),
        )
    )
    probability = rows["probability"].cast(pl.Float64, strict=False)
    split = rows["split"].str.to_lowercase()
    return labels.with_columns(
        rows["source"],
        rows["text_hash"].alias("hash"),
        probability.set(~probability.is_between(0, 1, closed="right").fill_null(False), None).alias("probability"),
        rows["stratum"].fill_null("").alias("stratum"),
        split.set(~split.is_in(list(SPLITS)).fill_null(False), SPLITS[1]).fill_null(SPLITS[1]).alias("split"),
    )


@dataclass
class Checks:
    """Lists what is wrong with rows, and leaves them out or only notes them."""

    file: str
    problems: Problems

    def without(self, rows: pl.DataFrame, rule: str, wrong: pl.Expr, column: str) -> pl.DataFrame:
        """The rows that are not wrong; the others are listed with the value of a column."""
        bad = rows.select(wrong.fill_null(True)).to_series()
        self._list(rows.filter(bad), rule, column, kept=False)
        return rows.filter(~bad)

    def noted(self, rows: pl.DataFrame, rule: str, wrong: pl.Expr, column: str) -> None:
        """List the rows that are odd and stay."""
        self._list(rows.filter(wrong.fill_null(False)), rule, column, kept=True)

    def _list(self, rows: pl.DataFrame, rule: str, column: str, *, kept: bool) -> None:
        listed = rows.head(LIMIT)
        for row, value in listed.select("row", pl.col(column).cast(pl.String).fill_null("")).iter_rows():
            self.problems.add(f"{self.file}:{row}", rule, kept=kept, detail=value[:80])
        self.problems.counts[rule, kept] += rows.height - listed.height


def _numbers(rows: pl.DataFrame) -> pl.DataFrame:
    """A label that is a number in a scheme all of whose labels are numbers counts as one."""
    label = pl.col("label").cast(pl.Float64, strict=False)
    every = (label.is_not_null() | pl.col("label").is_null() | (pl.col("label") == "")).all().over("scheme")
    number = pl.coalesce("number", pl.when(every).then(label))
    codes = {name for name, scheme in ready.schemes().items() if not scheme.is_number}
    number = pl.when(pl.col("scheme").is_in(sorted(codes))).then(None).otherwise(number)
    finite = pl.when(number.is_finite()).then(number)
    return rows.with_columns(number=finite)


def _same_text(rows: pl.DataFrame, corpus: Corpus, checks: Checks) -> pl.DataFrame:
    """Rows whose text, or its hash, is that of the corpus: those of a file for another version are left out."""
    if rows["text"].null_count() < rows.height:
        said = corpus.texts.gather(rows["utterance"]).str.strip_chars()
        other = pl.col("text").is_not_null() & (pl.col("text") != pl.lit(said))
        rows = checks.without(rows, "label_other_text", other, "text")
    if rows["hash"].null_count() < rows.height:
        said = corpus.texts.gather(rows["utterance"])
        hashes = pl.Series([text_hash(text) for text in said], dtype=pl.String)
        other = pl.col("hash").is_not_null() & (pl.col("hash") != pl.lit(hashes))
        rows = checks.without(rows, "label_other_text", other, "hash")
    return rows


def _spans(rows: pl.DataFrame, corpus: Corpus, checks: Checks) -> pl.DataFrame:
    start, end = (pl.col(name).cast(pl.Int64, strict=False) for name in ("start", "end"))
    chars = pl.Series(corpus.utterances["chars"].gather(rows["utterance"]))
    rows = rows.with_columns(span_start=start, span_end=end, chars=chars.cast(pl.Int64))
    asked = (pl.col("start").fill_null("") != "") | (pl.col("end").fill_null("") != "")
    fits = (
        pl.col("span_start").is_not_null()
        & pl.col("span_end").is_not_null()
        & (pl.col("span_start") >= 0)
        & (pl.col("span_start") < pl.col("span_end"))
        & (pl.col("span_end") <= pl.col("chars"))
    )
    return checks.without(rows, "label_span", asked & ~fits, "end")


def _named(columns: "Sequence[str]") -> dict[str, str]:
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
