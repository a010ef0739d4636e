"""What each of the compared corpora is."""

import polars as pl

from analysis.comparison.sides import of_all, sides
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table

MOST = 12
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
        origin (how its dialogues, or each side of them, came about: role_play, written, translated, generated)
        system (the models that wrote them, where one did; unstated where the source does not name it)
        n_dialogues, n_utterances
        n_clients, n_counselors (null where the corpus names none)
        licence
    """
    rows = []
    for side in sides(selection, other, beside):
        about = side.selection.dialogues
        origins, systems = (_of_sides(about, name) for name in ("origin", "system"))
        origin, system = _listed(origins), _listed(systems, MOST)
        if system is None and origins.is_in(BY_MACHINE).any():
            system = "unstated"
        persons = [about[f"{role}_id"].drop_nulls().n_unique() or None for role in ("client", "counselor")]
        counts = (about.height, side.selection.n_utterances)
        licence = side.corpus.manifest.card.licence or None
        rows.append((side.name, _listed(about["language"]), origin, system, *counts, *persons, licence))
    return pl.DataFrame(rows, schema=FACTS, orient="row")


def _of_sides(dialogues: pl.DataFrame, name: str) -> pl.Series:
    """What is said of each side of the dialogues, else of the dialogue as a whole."""
    both = (pl.coalesce(f"{side}_{name}", name).cast(pl.String) for side in ("counselor", "client"))
    each = pl.concat_list(both).list.unique(maintain_order=True)
    return dialogues.select(each.explode().alias(name)).to_series()


def _listed(column: pl.Series, most: int = 3) -> str | None:
    """The values that occur, the most frequent first; None where there are none."""
    counts = (
        column.drop_nulls().cast(pl.String).value_counts().sort(["count", column.name], descending=[True, False])
    )
    return ", ".join(counts[column.name].head(most)) or None
