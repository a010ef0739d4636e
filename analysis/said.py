"""Conditions on what is said: for each, which utterances of a corpus meet it.

All that are set must hold of one and the same utterance, as must the role; a dialogue matches when it
holds such an utterance. A new one is an entry here, a field and a kind in ``analysis.filter``.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from data import scan
from data.corpus import Corpus
from data.problems import Missing, UserError


def text(corpus: Corpus, query: str) -> np.ndarray:
    """(n_utterances,) which hold the words as typed; full and half width, upper and lower case alike."""
    pattern, is_literal = scan.literal(query)
    return scan.hits(corpus.normalized, pattern, is_literal=is_literal)


def regex(corpus: Corpus, pattern: str) -> np.ndarray:
    """(n_utterances,) which match a pattern."""
    return scan.hits(corpus.normalized, scan.regex(pattern), is_literal=False)


SAID: dict[str, Callable[[Corpus, Any], np.ndarray]] = {"text": text, "regex": regex}


def why_not(error: UserError) -> str:
    """The code of the note on a condition that could not be met."""
    if isinstance(error, Missing):
        return "not_made"
    return "slow_pattern" if isinstance(error, scan.TooSlow) else "bad_pattern"
