"""Turns: maximal runs of utterances of one role, and the counselor's turns that a system could have written.

A target is a counselor's turn that something came before: its utterances merged, with the whole history
as context (the rule of Qi et al. 2025).
"""

import polars as pl

from data.corpus import Corpus

JOINT = "\n"
FIFTHS = 5


def turns(corpus: Corpus, dialogue_ids: pl.Series | None = None) -> pl.DataFrame:
    """One row a turn: dialogue_id, turn (0-based), role, position (of its first utterance), utterances, text.

    The texts of its utterances stand on lines of their own. All dialogues, or those named.
    """
    rows = corpus.utterances.select("dialogue_id", "position", "role", text=corpus.texts)
    if dialogue_ids is not None:
        rows = rows.filter(pl.col("dialogue_id").is_in(dialogue_ids.implode()))
    here, before = pl.struct("dialogue_id", "role"), pl.struct("dialogue_id", "role").shift()
    found = rows.group_by(run=(here != before).fill_null(True).cum_sum(), maintain_order=True).agg(
        pl.col("dialogue_id", "role", "position").first(),
        utterances=pl.len(),
        text=pl.col("text").str.join(JOINT),
    )
    return found.select(
        "dialogue_id",
        pl.int_range(pl.len(), dtype=pl.UInt32).over("dialogue_id").alias("turn"),
        "role",
        "position",
        "utterances",
        "text",
    )


def targets(corpus: Corpus, dialogue_ids: pl.Series | None = None) -> pl.DataFrame:
    """One row a counselor's turn with something before it: what a system is asked to write.

    Columns: dialogue_id; position (of its first utterance); utterances in it; gold (its text); before
    (the turn it answers); fifth (1-5, which part of the dialogue it is in).
    """
    known = corpus.dialogues.select("dialogue_id", "n_utterances")
    spoken = turns(corpus, dialogue_ids).with_columns(before=pl.col("text").shift().over("dialogue_id"))
    asked = spoken.filter((pl.col("role") == "counselor") & (pl.col("turn") > 0))
    return asked.join(known, on="dialogue_id", how="left", maintain_order="left").select(
        "dialogue_id", "position", "utterances", pl.col("text").alias("gold"), "before", fifth=fifth()
    )


def fifth() -> pl.Expr:
    """Which fifth of its dialogue a position is in, from the columns position and n_utterances."""
    return (1 + FIFTHS * pl.col("position") // pl.col("n_utterances")).clip(1, FIFTHS).cast(pl.UInt8)
