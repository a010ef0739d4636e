"""The same dialogue in another edition: which line corresponds to which.

Two corpora are editions of each other if one was translated from the other, or both from a third: each line of
a translation keeps the line it was made from. Lines are aligned by these texts, in order; without them by
position, if both dialogues have the same roles line by line.
"""

import unicodedata
from difflib import SequenceMatcher
from typing import Any, Literal

import polars as pl

from analysis.core.basis import Basis
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.reader.dialogue import Dialogue, dialogue_of, one_dialogue
from data.corpus import Corpus

How = Literal["text", "position"]
COLUMNS: Types = {
    "position": pl.UInt32,
    "other_position": pl.UInt32,
    "other_text": pl.String,
    "how": pl.String,
    "language": pl.String,
}


def edition_basis(
    selection: Selection, *, dialogue: str, other: Selection | None = None, **options: Any
) -> Basis | tuple[Basis, Basis]:
    """The dialogue that is read, and the same dialogue in the other edition where one is compared."""
    own = Basis.of(selection, one_dialogue(selection, dialogue=dialogue))
    if other is None:
        return own
    record = dialogue_of(selection, dialogue)
    edition = None if record is None else counterpart_of(record, other.corpus)
    every = other.corpus.dialogues
    return own, Basis.of(other, every.clear() if edition is None else every[[edition.row]])


@table(
    methods=(),
    compares=True,
    quotes=True,
    drilldown="its rows are of the one dialogue that is read",
    basis=edition_basis,
)
def aligned_lines(selection: Selection, *, dialogue: str = "", other: Selection | None = None) -> pl.DataFrame:
    """Each line of one dialogue with the line that stands for it in another edition of the corpus.

    Options:
        dialogue: an id; empty: the first that is selected

    Columns:
        position (0-based)
        other_position, other_text (the line of the other edition; null where it has none)
        how (text: both come from the same line; position: both dialogues have the same roles line by line)
        language (of the other's text)
    """
    record = dialogue_of(selection, dialogue)
    counterpart = counterpart_of(record, other.corpus) if record is not None and other is not None else None
    if record is None:
        return pl.DataFrame(schema=dict(COLUMNS))
    positions = record.utterances.select("position")
    if counterpart is None:
        return positions.with_columns(
            pl.lit(None, dtype=dtype).alias(name) for name, dtype in COLUMNS.items() if name != "position"
        )
    how, pairs = pair(record, counterpart)
    texts = counterpart.corpus.lines(counterpart.first, counterpart.stop)["text"]
    rows = [(a, b, texts[b], how, counterpart.about["language"]) for a, b in pairs]
    paired = pl.DataFrame(rows, schema=dict(COLUMNS), orient="row")
    return positions.join(paired, on="position", how="left", maintain_order="left")


def may_be_edition(corpus: Corpus, has: tuple[str, ...]) -> bool:
    """Whether a corpus with this data could be another edition of this one: one of the two is a translation."""
    return corpus.has("originals") or "originals" in has


def namesakes(record: Dialogue, other: Corpus) -> list[Dialogue]:
    """The dialogues of the other corpus with the same id in their source."""
    rows = (other.dialogues["source_id"] == record.about["source_id"]).arg_true()
    return [Dialogue(other, int(row)) for row in rows]


def counterpart_of(record: Dialogue, other: Corpus) -> Dialogue | None:
    """The dialogue of the other corpus with the same id in its source; None if no line can be aligned."""
    if not (record.corpus.has("originals") or other.has("originals")):
        return None
    return next((edition for edition in namesakes(record, other) if pair(record, edition)[1]), None)


def pair(one: Dialogue, other: Dialogue) -> tuple[How, list[tuple[int, int]]]:
    """Pairs of corresponding lines, in order, and how they were aligned; empty if nothing tells."""
    first, second = _sources(one), _sources(other)
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    by_text = [(block.a + i, block.b + i) for block in blocks for i in range(block.size) if first[block.a + i]]
    if by_text:
        return "text", by_text
    roles = [dialogue.utterances["role"].to_list() for dialogue in (one, other)]
    has_sources = any(any(sources) for sources in (first, second)) and all(all(s) for s in (first, second))
    if roles[0] == roles[1] and not has_sources:
        return "position", [(i, i) for i in range(len(first))]
    return "text", []


def _sources(dialogue: Dialogue) -> list[str]:
    """The text each line was translated from, else the line itself, in normal form and without spaces."""
    lines = dialogue.corpus.lines(dialogue.first, dialogue.stop)
    has_originals = bool(lines["original"].count())
    texts = lines["original"] if has_originals else lines["text"]
    if dialogue.corpus.has("originals") and not has_originals:
        return [""] * lines.height
    return ["" if text is None else "".join(unicodedata.normalize("NFKC", text).split()) for text in texts]
