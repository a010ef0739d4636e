"""The turns of a corpus, and the counselor's turns that a system could have written.

A target is a counselor turn with at least one turn before it: its utterances merged, with the whole history
as context (Qi et al. 2025).
"""

import polars as pl

from data.core.turns import fifth, turn_starts
from data.corpus import Corpus

JOINT = "\n"


def turns(corpus: Corpus, dialogue_ids: pl.Series | None = None) -> pl.DataFrame:
    """One row per turn, in the order of the corpus.

    Args:
        corpus: whose turns.
        dialogue_ids: only those dialogues (default: all).

    Returns:
        dialogue_id; turn (0-based); role; position (of the turn's first utterance); utterances (their
        number); text (of the utterances, one per line).
    """
    rows = corpus.utterances.select("dialogue_id", "position", "role", text=corpus.texts)
    if dialogue_ids is not None:
        rows = rows.filter(pl.col("dialogue_id").is_in(dialogue_ids.implode()))
    merged = rows.group_by(run=turn_starts().cum_sum(), maintain_order=True).agg(
        pl.col("dialogue_id", "role", "position").first(),
        utterances=pl.len(),
        text=pl.col("text").str.join(JOINT),
    )
    return merged.select(
        "dialogue_id",
        pl.int_range(pl.len(), dtype=pl.UInt32).over("dialogue_id").alias("turn"),
        "role",
        "position",
        "utterances",
        "text",
    )


def targets(corpus: Corpus, dialogue_ids: pl.Series | None = None) -> pl.DataFrame:
    """One row per target: a counselor turn that answers something, in the order of the corpus.

    Args:
        corpus: whose targets.
        dialogue_ids: only those dialogues (default: all).

    Returns:
        dialogue_id; position (of the turn's first utterance); utterances (their number); gold (the turn's
        text); before (the text of the turn that it answers); fifth (of the dialogue, 1-5).
    """
    lengths = corpus.dialogues.select("dialogue_id", "n_utterances")
    answers = (
        turns(corpus, dialogue_ids)
        .with_columns(before=pl.col("text").shift().over("dialogue_id"))
        .filter((pl.col("role") == "counselor") & (pl.col("turn") > 0))
    )
    return answers.join(lengths, on="dialogue_id", how="left", maintain_order="left").select(
        "dialogue_id",
        "position",
        "utterances",
        pl.col("text").alias("gold"),
        "before",
        fifth=fifth(pl.col("position"), pl.col("n_utterances")).cast(pl.UInt8),
    )
