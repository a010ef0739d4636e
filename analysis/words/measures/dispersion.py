"""How evenly words are spread over dialogues."""

from typing import Any

import numpy as np

from analysis.core.statistics.inference import Array
from analysis.words.measures.count_matrix import with_data


def deviation_of_proportions(matrix: Any, sizes: Array) -> Array:
    """(n_words,) Gries' DP: 0 as even as the dialogues' lengths allow, near 1 all in one dialogue.

    Half the sum, over dialogues, of the distance between a dialogue's share of the word and its share
    of all words (Gries 2008, International Journal of Corpus Linguistics 13(4)); as both shares sum to
    1, that is 1 less what they have in common. ``matrix``: CSR
    (n_dialogues, n_words), ``sizes``: (n_dialogues,) all words of each. nan for a word without occurrence.
    """
    total = sizes.sum()
    count = np.ones(len(sizes)) @ matrix
    expected = np.repeat(sizes / total if total else sizes, np.diff(matrix.indptr))
    shared = (1 / np.maximum(count, 1))[matrix.indices]
    shared *= matrix.data
    np.minimum(shared, expected, out=shared)
    common = np.ones(len(sizes)) @ with_data(matrix, shared)
    return np.asarray(np.where(count > 0, 1 - common, np.nan))


def holding(matrix: Any) -> Array:
    """(n_words,) in how many dialogues each word occurs."""
    return np.bincount(matrix.indices, minlength=matrix.shape[1])
