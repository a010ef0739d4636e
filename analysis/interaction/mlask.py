"""Every emotive expression that ML-Ask finds, kept for the tables of affect."""

import numpy as np
import polars as pl

from analysis.core.errors import Absent
from analysis.core.kept import kept
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.interaction.methods import EXPRESSIONS
from data.affect import mlask
from data.core.progress import Progress, silent


@table(
    methods=(EXPRESSIONS,),
    not_comparable="each_word",
    drilldown="each row is an expression in an utterance, whose dialogue it names; affect_words counts them",
)
@kept(1)
def mlask_expressions(selection: Selection, *, progress: Progress = silent) -> pl.DataFrame:
    """Every emotive expression that ML-Ask finds in the texts, with its emotion; Japanese only.

    Needs the extra ``affect``. About half a minute for half a million utterances.

    Columns:
        dialogue_id
        position
        utterance (its row in the corpus)
        word (the expression)
        category (joy yorokobi, fondness suki, relief yasu, excitement takaburi, surprise odoroki, shame haji,
            sadness aware, dislike iya, fear kowa, anger ikari)
        negated (whether negation has turned the emotion round)

    Source: Ptaszynski et al. (2017).
    """
    corpus = selection.corpus
    japanese = corpus.dialogues["language"].drop_nulls()
    if not mlask.is_installed():
        raise Absent("mlask", corpus.id)
    if len(japanese) and not (japanese == "ja").any():
        raise Absent("japanese_text", corpus.id)
    rows = corpus.utterances.select("dialogue_id", "position").with_row_index("utterance")
    there = np.flatnonzero(np.repeat(selection.mask, np.diff(corpus.offsets)))
    texts = corpus.normalized.gather(there)
    expressions = mlask.expressions(texts, progress, len(there))
    expressions = expressions.with_columns(
        pl.Series("utterance", there[expressions["utterance"].to_numpy()], dtype=pl.UInt32)
    )
    expressions = expressions.join(rows, on="utterance", how="left", maintain_order="left")
    return expressions.select("dialogue_id", "position", "utterance", "word", "category", "negated")
