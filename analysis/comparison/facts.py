"""What each of the compared corpora is."""

import polars as pl

from analysis.comparison.sides import of_all, sides
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table

BY_MACHINE = ("generated", "translated")
FACTS: Types = {
    "corpus_name": pl.String,
    "language": pl.String,
    "origin": pl.String,
    "system": pl.String,
    "n_dialogues": pl.UInt32,
    "n_utterances": pl.UInt32,
    "n_clients": pl.UInt32,
    "n_counselors": pl.UInt32,
    "licence": pl.String,
}


@table(methods=(), compares=True, drilldown="a row is a whole corpus", basis=of_all)
def compared_corpora(selection: Selection, *, beside: str = "", other: Selection | None = None) -> pl.DataFrame:
    """Which corpora are compared, who made them, and how large they are.

    Options:
        beside: ids of further corpora of the library, separated by commas, each with an optional version

    Columns:
        corpus_name (the corpus)
        language
        origin (how its dialogues came about: role_play, written, translated, generated)
        system (the models that wrote them, where one did; unstated where the source does not name it)
        n_dialogues, n_utterances
        n_clients, n_counselors (null where the corpus names none)
        licence
    """
    rows = []
    for side in sides(selection, other, beside):
        about = side.selection.dialogues
        origin, system = (_listed(about[name]) for name in ("origin", "system"))
        if system is None and about["origin"].cast(pl.String).is_in(BY_MACHINE).any():
            system = "unstated"
        persons = [about[f"{role}_id"].drop_nulls().n_unique() or None for role in ("client", "counselor")]
        counts = (about.height, side.selection.n_utterances)
        licence = side.corpus.manifest.card.licence or None
        rows.append((side.name, _listed(about["language"]), origin, system, *counts, *persons, licence))
    return pl.DataFrame(rows, schema=FACTS, orient="row")


def _listed(column: pl.Series) -> str | None:
    """The values that occur, the most frequent first; None where there are none."""
    counts = (
        column.drop_nulls().cast(pl.String).value_counts().sort(["count", column.name], descending=[True, False])
    )
    return ", ".join(counts[column.name].head(3)) or None
