"""The rows of a file of labels, held against a corpus: what fits becomes labels, what does not is listed."""

from dataclasses import dataclass

import polars as pl

from data.coding import ready
from data.coding.frames import KINDS, LABELS, SPLITS
from data.coding.scheme import LONGEST_ID
from data.coding.store import text_hash
from data.core.problems import Problems
from data.corpus import Corpus

LIMIT = 1_000
DRAWN = ("probability", "stratum", "split")
TRUE = ("true", "1", "yes")


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
