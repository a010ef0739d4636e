"""What is measured of each dialogue, whatever its language: lengths, turns and balance."""

import numpy as np
import polars as pl

from analysis.comparison.sides import Side
from analysis.core.statistics.inference import Array

UTTERANCES = pl.col("n_utterances").cast(pl.Float64)
FORM: dict[str, pl.Expr] = {
    "utterances": UTTERANCES,
    "turns": pl.col("n_turns").cast(pl.Float64),
    "characters": pl.col("chars_all").cast(pl.Float64),
    "chars_per_utterance_counselor": pl.col("chars_counselor") / pl.col("utterances_counselor"),
    "chars_per_utterance_client": pl.col("chars_client") / pl.col("utterances_client"),
    "counselor_share": pl.col("chars_counselor") / (pl.col("chars_counselor") + pl.col("chars_client")),
    "same_speaker_pairs": pl.col("same_role_pairs") / pl.when(UTTERANCES > 1).then(UTTERANCES - 1),
    "minutes": pl.col("duration_min"),
}
#: Counts characters, of which one language needs more than another for the same.
IN_CHARACTERS = ("characters", "chars_per_utterance_counselor", "chars_per_utterance_client")


def form_measures(side: Side, rows: Array) -> dict[str, Array]:
    """For each measure (n_rows,) the dialogues' values, nan where a dialogue has none."""
    about = side.corpus.dialogues[rows]
    forms = about.select(
        expression.cast(pl.Float64).fill_nan(None).alias(name) for name, expression in FORM.items()
    )
    return {
        name: np.where(np.isfinite(values := forms[name].fill_null(np.nan).to_numpy()), values, np.nan)
        for name in FORM
    }
