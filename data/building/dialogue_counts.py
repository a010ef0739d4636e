"""What is counted once for each dialogue: turns, lengths, response times, gaps."""

from collections.abc import Iterator

import polars as pl

from data.core import schema
from data.core.engine import Engine
from data.core.turns import turn_starts

VERSION = 1
PART = 50_000
"""Utterances, at least, that one task of a cluster counts."""


def counted(utterances: pl.DataFrame, engine: Engine | None) -> pl.DataFrame:
    """The measures of all dialogues, by the machines of a cluster where there is one."""
    if engine is None:
        return measures(utterances)
    return pl.concat([schema.MEASURES.empty(), *engine.map(measures, _parts(utterances))], rechunk=True)


def _parts(utterances: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Whole dialogues, some at a time."""
    ids = utterances["dialogue_id"]
    starts = [*(ids != ids.shift()).arg_true().to_list(), len(ids)]
    first = 0
    for start in starts:
        if start - first >= PART or start == len(ids):
            if start > first:
                yield utterances.slice(first, start - first)
            first = start


def measures(utterances: pl.DataFrame) -> pl.DataFrame:
    """One row a dialogue, see ``schema.MEASURES``; ``utterances`` sorted by dialogue and position."""
    utterances = utterances.with_columns(pl.col("dialogue_id").set_sorted())
    same = pl.col("dialogue_id") == pl.col("dialogue_id").shift()
    gap = (pl.col("said_at") - pl.col("said_at").shift()).dt.total_milliseconds() / 1000
    steps = utterances.lazy().select(
        "dialogue_id",
        "role",
        "chars",
        before=pl.when(same).then(pl.col("role").shift()),
        gap=pl.when(same).then(gap),
        starts=turn_starts(),
    )
    per_role = [
        expression
        for role in ("counselor", "client")
        for expression in (
            (pl.col("role") == role).sum().alias(f"utterances_{role}"),
            pl.col("chars").filter(pl.col("role") == role).sum().alias(f"chars_{role}"),
        )
    ]
    answers = [
        pl.col("gap")
        .filter((pl.col("role") == role) & (pl.col("before") == other))
        .mean()
        .alias(f"response_s_{role}")
        for role, other in (("counselor", "client"), ("client", "counselor"))
    ]
    table = steps.group_by("dialogue_id", maintain_order=True).agg(
        pl.col("starts").sum().alias("n_turns"),
        (~pl.col("starts")).sum().alias("same_role_pairs"),
        pl.col("chars").sum().alias("chars_all"),
        pl.col("gap").max().alias("longest_gap_s"),
        (pl.col("gap") == 0).sum().alias("zero_gaps"),
        (pl.col("gap") < 0).sum().alias("backward_gaps"),
        *per_role,
        *answers,
    )
    return schema.MEASURES.conform(table.collect())
