"""The dialogues that stand for a selection: those nearest to its centre."""

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads, of_dialogue, one
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.map.methods import mapped
from data.encoders import DEFAULT

ABOUT = ("topic_main", "topic_sub", "score")


@table(methods=mapped(), not_comparable="rows", drilldown=Leads(of_dialogue, one, named=("dialogue_id",)))
def typical_dialogues(selection: Selection, *, k: int = 3, encoder: str = DEFAULT) -> pl.DataFrame:
    """Which dialogues of the selection are most like the selection as a whole, in words and meaning.

    Options:
        k: how many dialogues at most
        encoder: the encoder whose vectors are used

    Columns:
        rank
        dialogue_id
        likeness (cosine with the mean of the selection's vectors, -1 to 1; only its order means something)
        topic_main
        topic_sub
        score

    Empty where no vector is known.
    """
    rows = np.flatnonzero(selection.mask)
    vectors = selection.corpus.vectors_of(encoder)
    centre = np.asarray(vectors.matrix[rows], dtype=np.float64).sum(axis=0)
    length = float(np.linalg.norm(centre))
    if not length:
        rows = rows[:0]
    likeness = np.asarray(vectors.likeness((centre / (length or 1.0)).astype(np.float32)))[rows]
    order = np.lexsort((rows, -likeness))[: max(0, int(k))]
    dialogues = selection.corpus.dialogues[rows[order].tolist()]
    typical: pl.DataFrame = dialogues.select(
        pl.int_range(1, pl.len() + 1, dtype=pl.UInt32).alias("rank"),
        "dialogue_id",
        pl.Series("likeness", likeness[order], dtype=pl.Float64),
        *ABOUT,
    )
    return typical
