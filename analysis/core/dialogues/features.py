"""Lengths and times of a dialogue that go beside its score."""

import polars as pl

SPOKEN = pl.col("chars_client") + pl.col("chars_counselor")
FEATURES: dict[str, pl.Expr] = {
    "chars_client": pl.col("chars_client"),
    "chars_counselor": pl.col("chars_counselor"),
    "counselor_share": pl.when(SPOKEN > 0).then(pl.col("chars_counselor") / SPOKEN),
    "utterances_client": pl.col("utterances_client"),
    "utterances_counselor": pl.col("utterances_counselor"),
    "n_turns": pl.col("n_turns"),
    "chars_per_utterance_client": pl.when(pl.col("utterances_client") > 0).then(
        pl.col("chars_client") / pl.col("utterances_client")
    ),
    "chars_per_utterance_counselor": pl.when(pl.col("utterances_counselor") > 0).then(
        pl.col("chars_counselor") / pl.col("utterances_counselor")
    ),
    "duration_min": pl.col("duration_min"),
    "response_s_counselor": pl.col("response_s_counselor"),
    "response_s_client": pl.col("response_s_client"),
    "longest_gap_s": pl.col("longest_gap_s"),
}
