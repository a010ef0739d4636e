"""A quotation: some lines of one dialogue with the source, licence and citation that a paper must give."""

import polars as pl

from analysis.core.errors import mistake
from analysis.core.estimates import Types
from analysis.core.query.codecs import Numbers
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.reader.dialogue import dialogue_of
from analysis.reader.editions import aligned_lines, edition_basis
from data.core.schema import ROLE
from data.core.store.card import MAX_LINES

COLUMNS: Types = {
    "corpus": pl.String,
    "version": pl.String,
    "dialogue_id": pl.UInt32,
    "source_id": pl.String,
    "position": pl.UInt32,
    "role": ROLE,
    "speaker": pl.String,
    "text": pl.String,
    "translation": pl.String,
    "translation_from": pl.String,
    "licence": pl.String,
    "citation": pl.String,
}


@table(
    methods=(),
    compares=True,
    quotes=True,
    drilldown="its rows are of the one dialogue that is read",
    basis=edition_basis,
)
def quotation(
    selection: Selection, *, dialogue: str = "", lines: str = "0", other: Selection | None = None
) -> pl.DataFrame:
    """Some lines of one dialogue, each with its source; where an edition is at hand, with its translation.

    Options:
        dialogue: an id; empty: the first that is selected
        lines: positions, as 3-7,12; under a licence that allows excerpts the first 50 of them

    Columns:
        corpus, version
        dialogue_id
        source_id (the dialogue's name in the source)
        position (0-based)
        role
        speaker (by name, where the role does not tell)
        text (raw)
        translation (null where there is none), translation_from (its corpus and version, or original: the corpus'
            own)
        licence
        citation
    """
    record = dialogue_of(selection, dialogue)
    if record is None:
        return pl.DataFrame(schema=dict(COLUMNS))
    ranges = read_positions(lines)
    corpus, card = selection.corpus, selection.corpus.manifest.card
    in_ranges = pl.any_horizontal(pl.col("position").is_between(low, high) for low, high in ranges)
    quoted = record.utterances.with_columns(corpus.lines(record.first, record.stop).get_columns()).filter(
        in_ranges
    )
    voices = corpus.voices.filter(pl.col("dialogue_id") == record.id).select("position", "speaker")
    quoted = quoted.join(voices, on="position", how="left", maintain_order="left")
    if card.text_export != "free":
        quoted = quoted.head(MAX_LINES)
    if other is not None:
        source = f"{other.corpus.id} {other.corpus.version}"
        translations = aligned_lines(selection, dialogue=str(record.id), other=other).select(
            "position",
            translation="other_text",
            translation_from=pl.when(pl.col("other_text").is_not_null()).then(pl.lit(source)),
        )
        quoted = quoted.join(translations, on="position", how="left", maintain_order="left")
    else:
        has_original = pl.col("original").is_not_null()
        quoted = quoted.with_columns(
            translation=pl.col("original"), translation_from=pl.when(has_original).then(pl.lit("original"))
        )
    quoted = quoted.with_columns(
        corpus=pl.lit(corpus.id),
        version=pl.lit(corpus.version),
        source_id=pl.lit(corpus.dialogue_name(record.id)),
        licence=pl.lit(card.licence),
        citation=pl.lit(card.citation),
    )
    return quoted.select(pl.col(name).cast(dtype) for name, dtype in COLUMNS.items())


def n_lines(selection: Selection, dialogue: str, lines: str) -> int:
    """Number of lines of a dialogue at these positions."""
    record = dialogue_of(selection, dialogue)
    last = -1 if record is None else record.stop - record.first - 1
    return sum(max(0, min(high, last) - low + 1) for low, high in read_positions(lines))


def read_positions(text: str) -> tuple[tuple[int, int], ...]:
    """Positions of lines as ranges. Raises UserError."""
    try:
        return Numbers().read(text)
    except ValueError as error:
        raise mistake("bad_lines", text=text[:40]) from error
