"""The texts that are encoded: a whole dialogue, the utterances of its client, each turn, or each utterance."""

from pathlib import Path

import numpy as np
import polars as pl

from data.core.turns import turn_starts

DIALOGUE, CLIENT, TURN, UTTERANCE = "dialogue", "client", "turn", "utterance"
UNITS = (DIALOGUE, CLIENT, TURN, UTTERANCE)
WITHOUT_MAP = (TURN, UTTERANCE)
OPENING = 10
OPENING_CHARS = 400


def spoken(records: Path) -> pl.DataFrame:
    """dialogue_id, role, text and ``row`` (the dialogue's), one row an utterance, in order."""
    rows = pl.read_parquet(records / "utterances.parquet", columns=["dialogue_id", "role"])
    texts = pl.read_parquet(records / "texts" / "*.parquet", columns=["text"])
    changed = (pl.col("dialogue_id") != pl.col("dialogue_id").shift()).fill_null(False)
    return rows.hstack(texts).with_columns(row=changed.cum_sum())


def texts(records: Path, unit: str) -> pl.DataFrame:
    """One row per unit: row (of the dialogue), position (of a turn's first utterance), role, text.

    The text of the client is empty in a dialogue without one.
    """
    utterances = spoken(records).with_columns(
        position=pl.int_range(pl.len(), dtype=pl.UInt32).over("row"), role=pl.col("role").cast(pl.String)
    )
    if unit == UTTERANCE:
        return utterances.select("row", "position", "role", "text")
    if unit == "turn":
        turns = utterances.with_columns(turn=turn_starts("row", "role").cum_sum())
        return turns.group_by("turn", maintain_order=True).agg(
            pl.col("row", "position", "role").first(), pl.col("text").str.join("\n")
        )
    of = pl.col("text").filter(pl.col("role") == "client") if unit == "client" else pl.col("text")
    return utterances.group_by("row", maintain_order=True).agg(
        of.str.join("\n").alias("text"),
        position=pl.lit(0, dtype=pl.UInt32),
        role=pl.lit("client" if unit == "client" else "both"),
    )


def openings(records: Path) -> list[str]:
    """The opening of each dialogue: the client's first ten utterances, at most 400 characters.

    If no client speaks, the first ten utterances of anyone.
    """
    rows = spoken(records)
    is_client = pl.col("role") == "client"
    early = pl.int_range(pl.len()).over("row") < OPENING
    rows = rows.filter(early | (is_client & (is_client.cum_sum().over("row") <= OPENING)))
    first = rows.group_by("row", maintain_order=True).agg(
        pl.col("text").filter(pl.col("role") == "client").head(OPENING).str.join("\n").alias("client"),
        pl.col("text").head(OPENING).str.join("\n").alias("any"),
    )
    best = pl.when(pl.col("client").fill_null("") != "").then(pl.col("client")).otherwise(pl.col("any"))
    return first.select(best.str.slice(0, OPENING_CHARS)).to_series().to_list()


def utterance_units(records: Path, unit: str) -> tuple[np.ndarray, int]:
    """(n_utterances,) the unit of each utterance, -1 for none; and the number of units."""
    utterances = spoken(records)
    row = utterances["row"].to_numpy().astype(np.int64)
    n = int(row[-1]) + 1 if len(row) else 0
    if unit == "dialogue":
        return row, n
    if unit == "client":
        client = (utterances["role"].cast(pl.String) == "client").to_numpy()
        return np.where(client, row, -1), n
    if unit == UTTERANCE:
        return np.arange(len(row)), len(row)
    turn = utterances.select(turn_starts("row", "role").cum_sum()).to_series().to_numpy().astype(np.int64) - 1
    return turn, int(turn[-1]) + 1 if n else 0
