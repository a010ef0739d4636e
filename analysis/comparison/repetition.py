"""What is said again in another dialogue: whole utterances, first words of utterances, whole openings."""

import numpy as np
import polars as pl

from analysis.comparison.drawn_words import Drawn, place_of
from analysis.core.statistics.inference import Array

SHORTEST = 8
FIRST_WORDS = 5
TEMPLATE = 3
NEAR = 0.95


def repeated(drawn: Drawn, role: str) -> tuple[Array, Array]:
    """(n_dialogues,) utterances of a role that another dialogue holds word for word, and all that count.

    Those of fewer than ``SHORTEST`` characters do not count.
    """
    frame = pl.DataFrame({"dialogue": drawn.dialogue_of, "role": drawn.role_of, "text": drawn.texts})
    frame = frame.filter(pl.col("role") == place_of(role), pl.col("text").str.len_chars() >= SHORTEST)
    held = frame.with_columns(n=pl.col("dialogue").n_unique().over("text"))
    return _per_dialogue(held, pl.col("n") > 1, len(drawn.rows))


def template_openings(drawn: Drawn, role: str) -> tuple[Array, Array]:
    """(n_dialogues,) utterances whose first words open utterances of several dialogues, and all that count.

    Those of at least ``FIRST_WORDS`` words count, and at least ``TEMPLATE`` dialogues make a template.
    """
    words = drawn.words.filter(pl.col("role") == place_of(role))
    begins = words.group_by("utterance", maintain_order=True).agg(
        pl.col("dialogue").first(), pl.col("lemma_id").head(FIRST_WORDS).cast(pl.String).str.join(" "), n=pl.len()
    )
    begins = begins.filter(pl.col("n") >= FIRST_WORDS)
    held = begins.with_columns(held=pl.col("dialogue").n_unique().over("lemma_id"))
    return _per_dialogue(held, pl.col("held") >= TEMPLATE, len(drawn.rows))


def _per_dialogue(frame: pl.DataFrame, hit: pl.Expr, n: int) -> tuple[Array, Array]:
    dialogue = frame["dialogue"].to_numpy().astype(np.int64)
    hits = frame.select(hit.cast(pl.Float64)).to_series().to_numpy()
    return np.bincount(dialogue, hits, n)[:n], np.bincount(dialogue, minlength=n)[:n].astype(float)
