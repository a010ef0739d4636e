"""The same dialogue in another edition: which line of the one stands for which line of the other.

Two corpora are editions of each other where one was translated from the other, or both from a third:
each line of a translation keeps the line it was made from. Lines are paired by these texts, in order;
where they tell nothing, by position, if both dialogues have the same roles line by line.
"""

import unicodedata
from difflib import SequenceMatcher
from typing import Literal

import polars as pl

from analysis.core.estimates import Types
from analysis.core.registry import table
from analysis.query.selection import Selection
from analysis.reader.dialogue import Dialogue, dialogue_of
from data.corpus import Corpus

How = Literal["text", "position"]
COLUMNS: Types = {
    "position": pl.UInt32,
    "other_position": pl.UInt32,
    "other_text": pl.String,
    "how": pl.String,
    "language": pl.String,
}


@table(methods=(), compares=True, quotes=True, drilldown="its rows are of the one dialogue that is read")
def aligned_lines(selection: Selection, *, dialogue: str = "", other: Selection | None = None) -> pl.DataFrame:
    """Each line of one dialogue with the line that stands for it in another edition of the corpus.

    ``dialogue``: an id; empty: the first that is selected. Columns: position (0-based); other_position,
    other_text (the line of the other edition; null where it has none); how (text: both come from the
    same line; position: both dialogues have the same roles line by line); language (of the other's text).
    """
    place = dialogue_of(selection, dialogue)
    beside = twin(place, other.corpus) if place is not None and other is not None else None
    if place is None:
        return pl.DataFrame(schema=dict(COLUMNS))
    positions = place.utterances.select("position")
    if beside is None:
        return positions.with_columns(
            pl.lit(None, dtype=dtype).alias(name) for name, dtype in COLUMNS.items() if name != "position"
        )
    how, pairs = pair(place, beside)
    texts = beside.corpus.lines(beside.first, beside.behind)["text"]
    rows = [(a, b, texts[b], how, beside.about["language"]) for a, b in pairs]
    paired = pl.DataFrame(rows, schema=dict(COLUMNS), orient="row")
    return positions.join(paired, on="position", how="left", maintain_order="left")


def may_be_edition(here: Corpus, has: tuple[str, ...]) -> bool:
    """Whether a corpus that holds these could be another edition of this one: one of both was translated."""
    return here.has("originals") or "originals" in has


def namesakes(place: Dialogue, other: Corpus) -> list[Dialogue]:
    """The dialogues of the other corpus with the same name in its source."""
    rows = (other.dialogues["source_id"] == place.about["source_id"]).arg_true()
    return [Dialogue(other, int(row)) for row in rows]


def twin(place: Dialogue, other: Corpus) -> Dialogue | None:
    """The dialogue of the other corpus with the same name in its source; None where none can be paired."""
    if not (place.corpus.has("originals") or other.has("originals")):
        return None
    return next((found for found in namesakes(place, other) if pair(place, found)[1]), None)


def pair(one: Dialogue, other: Dialogue) -> tuple[How, list[tuple[int, int]]]:
    """Which lines stand for each other, in order, and how that is known; none where nothing tells."""
    first, second = _sources(one), _sources(other)
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    by_text = [(block.a + i, block.b + i) for block in blocks for i in range(block.size) if first[block.a + i]]
    if by_text:
        return "text", by_text
    roles = [dialogue.utterances["role"].to_list() for dialogue in (one, other)]
    told = any(any(sources) for sources in (first, second)) and all(all(s) for s in (first, second))
    if roles[0] == roles[1] and not told:
        return "position", [(i, i) for i in range(len(first))]
    return "text", []


def _sources(dialogue: Dialogue) -> list[str]:
    """What each line was translated from, else the line itself, without what an edition may change."""
    lines = dialogue.corpus.lines(dialogue.first, dialogue.behind)
    has_originals = bool(lines["original"].count())
    texts = lines["original"] if has_originals else lines["text"]
    if dialogue.corpus.has("originals") and not has_originals:
        return [""] * lines.height
    return ["" if text is None else "".join(unicodedata.normalize("NFKC", text).split()) for text in texts]
