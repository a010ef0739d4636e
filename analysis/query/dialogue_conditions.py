"""Conditions on whole dialogues that need more than their columns: for each, which dialogues meet it."""

from collections.abc import Callable
from typing import Any

import numpy as np

from analysis.query.codecs import Near
from data.corpus import Corpus
from data.problems import UserError


def near(corpus: Corpus, asked: Near) -> np.ndarray:
    """(n_dialogues,) the k dialogues of the corpus most like a sentence, by one encoder.

    A number, not a threshold: likeness is no scale, and means another thing with each encoder. Raises
    UserError where nothing of the sentence is known.
    """
    text, k, encoder = asked
    vectors = corpus.vectors_of(encoder)
    vector = vectors.encode([text])[0]
    if not np.abs(vector).sum():
        raise UserError.of("unknown_words", text=text)
    mask = np.zeros(corpus.dialogues.height, dtype=bool)
    mask[vectors.nearest(vector, k)[0]] = True
    return mask


DIALOGUE_MASKS: dict[str, Callable[[Corpus, Any], np.ndarray]] = {"near": near}
