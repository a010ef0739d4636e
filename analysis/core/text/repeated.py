"""Which utterances are templates: said word for word in many dialogues, such as greetings and closings."""

import numpy as np
import polars as pl

from analysis.core.text.lexicon import Array
from analysis.core.text.per_corpus import once_per_corpus
from data.corpus import Corpus

TEMPLATE_DIALOGUES = 10
"""Said word for word in so many dialogues, an utterance is a template."""


@once_per_corpus
def n_dialogues_of(corpus: Corpus, _: str) -> Array:
    """(n_utterances,) in how many dialogues each utterance is said word for word."""
    rows = pl.DataFrame({"text": corpus.texts, "dialogue": corpus.utterances["dialogue_id"]}).lazy()
    of_text = rows.group_by("text").agg(n=pl.col("dialogue").n_unique())
    joined = rows.join(of_text, on="text", how="left", maintain_order="left", nulls_equal=True)
    return np.asarray(joined.select("n").collect().to_series().to_numpy())


def is_template(corpus: Corpus) -> Array:
    """(n_utterances,) which are said word for word in ``TEMPLATE_DIALOGUES`` dialogues or more."""
    return np.asarray(n_dialogues_of(corpus, "") >= TEMPLATE_DIALOGUES)
