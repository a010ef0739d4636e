"""Utterances similar in meaning to a sentence, whether or not they hold its words."""

from typing import Literal

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads, of_dialogue, one
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.map.methods import VECTORS
from data.encoders import DEFAULT
from data.schema import ROLE
from data.vectors.segments import UTTERANCE

MOST = 500
Speaker = Literal["both", "counselor", "client"]
COLUMNS: Types = {
    "rank": pl.UInt32,
    "dialogue_id": pl.UInt32,
    "position": pl.UInt32,
    "role": ROLE,
    "text": pl.String,
    "likeness": pl.Float64,
    "topic_main": pl.String,
    "score": pl.Int16,
}


@table(
    methods=(VECTORS,),
    quotes=True,
    not_comparable="quotes",
    drilldown=Leads(of_dialogue, one, named=("dialogue_id", "position")),
)
def similar_utterances(
    selection: Selection, *, sentence: str = "", k: int = 20, speaker: Speaker = "both", encoder: str = DEFAULT
) -> pl.DataFrame:
    """Which utterances of the selected dialogues are most like a sentence in words and meaning.

    Options:
        sentence: what utterances are compared with
        k: how many, the nearest first
        speaker: counselor, client or both
        encoder: the encoder whose vectors of utterances are used

    Columns:
        rank
        dialogue_id, position (0-based place of the utterance)
        role, text
        likeness (cosine of the vectors, -1 to 1; only its order means something, and the first is the nearest even
            where nothing is near)
        topic_main
        score (of the dialogue, 0-100)

    Empty without a sentence. Raises Missing where the corpus has no vectors of utterances.
    """
    corpus = selection.corpus
    vectors = corpus.vectors_of(encoder, UTTERANCE)
    if not sentence.strip():
        return pl.DataFrame(schema=dict(COLUMNS))
    rows = np.flatnonzero(np.repeat(selection.mask, np.diff(corpus.offsets)))
    if speaker != "both":
        of_role = (corpus.utterances["role"].cast(pl.String) == speaker).to_numpy()
        rows = rows[of_role[rows]]
    likeness = vectors.likeness(vectors.encode([sentence])[0])[rows]
    nearest = np.lexsort((rows, -likeness))[: min(max(1, int(k)), MOST)]
    rows, likeness = rows[nearest], likeness[nearest]
    dialogues = np.searchsorted(corpus.offsets, rows, side="right") - 1
    about = corpus.dialogues[dialogues]
    columns = {
        "rank": np.arange(len(rows)) + 1,
        **corpus.utterances[rows].select("dialogue_id", "position", "role").to_dict(),
        "text": corpus.texts.gather(rows),
        "likeness": likeness.astype(np.float64),
        "topic_main": about["topic_main"],
        "score": about["score"],
    }
    return pl.DataFrame({name: columns[name] for name in COLUMNS}, schema_overrides=dict(COLUMNS), strict=False)
