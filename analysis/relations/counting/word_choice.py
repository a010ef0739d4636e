"""Which words a table of relations is about: the most frequent ones of what is selected."""

import numpy as np

from analysis.core.query.selection import Selection
from analysis.core.text.lexicon import Array, Role, Unit, Words, language, lexicon
from data.core.problems import UserError

MOST_WORDS = 500


def most_frequent(
    selection: Selection, *, role: Role, words: Words, stop: str, top: int, unit: Unit, limit: int = MOST_WORDS
) -> Array:
    """The ids of the lemmas that the role uses most, ascending. Raises UserError above ``limit`` words."""
    if top > limit:
        raise UserError.of("too_many_words", n=f"{top:,}", most=f"{limit:,}")
    lex = lexicon(selection.corpus, unit)
    frequencies = lex.matrices.counted(role, selection.mask)
    ids = np.flatnonzero((frequencies > 0) & lex.listed(words, stop, language(selection.corpus)))
    return np.sort(ids[np.argsort(-frequencies[ids], kind="stable")[: int(top)]])
