"""Conditions on dialogues that need more than a column: for each, which dialogues meet it."""

from collections.abc import Callable
from typing import Any

import numpy as np

from analysis.core.query.codecs import Near
from data.core.problems import UserError
from data.corpus import Corpus


def near(corpus: Corpus, value: Near) -> np.ndarray:
    """(n_dialogues,) the k dialogues of the corpus most similar to a sentence, by one encoder.

    A number of dialogues, not a threshold: similarity has no common scale across encoders. Raises UserError if
    no word of the sentence is known.
    """
    text, k, encoder = value
    vectors = corpus.vectors_of(encoder)
    vector = vectors.encode([text])[0]
    if not np.abs(vector).sum():
        raise UserError.of("unknown_words", text=text)
    mask = np.zeros(corpus.dialogues.height, dtype=bool)
    mask[vectors.nearest(vector, k)[0]] = True
    return mask


DIALOGUE_MASKS: dict[str, Callable[[Corpus, Any], np.ndarray]] = {"near": near}
