"""A quotation: some lines of one dialogue with all that a paper must say of them."""

import polars as pl

from analysis.core.estimates import Types
from analysis.core.registry import table
from analysis.query.codecs import Numbers
from analysis.query.selection import Selection
from analysis.reader.dialogue import dialogue_of
from analysis.reader.editions import aligned_lines
from data.problems import UserError
from data.schema import ROLE

MOST = 50
COLUMNS: Types = {
    "corpus": pl.String,
    "version": pl.String,
    "dialogue_id": pl.UInt32,
    "position": pl.UInt32,
    "role": ROLE,
    "text": pl.String,
    "translation": pl.String,
    "translation_from": pl.String,
    "licence": pl.String,
    "citation": pl.String,
}


@table(methods=(), compares=True, quotes=True, drilldown="its rows are of the one dialogue that is read")
def quotation(
    selection: Selection, *, dialogue: str = "", lines: str = "0", other: Selection | None = None
) -> pl.DataFrame:
    """Some lines of one dialogue, each with its source; where an edition is at hand, with its translation.

    ``dialogue``: an id; empty: the first that is selected. ``lines``: positions, as 3-7,12; under a
    licence that allows excerpts the first 50 of them. Columns: corpus, version; dialogue_id; position
    (0-based); role; text (raw); translation (null where there is none), translation_from (its corpus and
    version, or original: the corpus' own); licence; citation.
    """
    place = dialogue_of(selection, dialogue)
    if place is None:
        return pl.DataFrame(schema=dict(COLUMNS))
    chosen = chosen_lines(lines)
    corpus, card = selection.corpus, selection.corpus.manifest.card
    kept = pl.any_horizontal(pl.col("position").is_between(low, high) for low, high in chosen)
    said = place.utterances.with_columns(corpus.lines(place.first, place.behind).get_columns()).filter(kept)
    if card.text_export != "free":
        said = said.head(MOST)
    if other is not None:
        named = f"{other.corpus.id} {other.corpus.version}"
        beside = aligned_lines(selection, dialogue=str(place.id), other=other).select(
            "position",
            translation="other_text",
            translation_from=pl.when(pl.col("other_text").is_not_null()).then(pl.lit(named)),
        )
        said = said.join(beside, on="position", how="left", maintain_order="left")
    else:
        known = pl.col("original").is_not_null()
        said = said.with_columns(
            translation=pl.col("original"), translation_from=pl.when(known).then(pl.lit("original"))
        )
    said = said.with_columns(
        corpus=pl.lit(corpus.id),
        version=pl.lit(corpus.version),
        licence=pl.lit(card.licence),
        citation=pl.lit(card.citation),
    )
    return said.select(pl.col(name).cast(dtype) for name, dtype in COLUMNS.items())


def n_lines(selection: Selection, dialogue: str, lines: str) -> int:
    """How many lines of a dialogue these positions name."""
    place = dialogue_of(selection, dialogue)
    last = -1 if place is None else place.behind - place.first - 1
    return sum(max(0, min(high, last) - low + 1) for low, high in chosen_lines(lines))


def chosen_lines(text: str) -> tuple[tuple[int, int], ...]:
    """Positions as ranges. Raises UserError."""
    try:
        return Numbers().read(text)
    except ValueError as error:
        raise UserError(f"lines are positions, as 3-7,12, not '{text[:40]}'") from error
