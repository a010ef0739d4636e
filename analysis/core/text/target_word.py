"""One word, as it was asked for or the most frequent one."""

import numpy as np

from analysis.core.query.selection import Selection
from analysis.core.text.lexicon import Array, Role, Unit, Words, language
from analysis.core.text.spoken_tokens import lexicon_of


def words_of(
    selection: Selection,
    word: str,
    role: Role = "both",
    words: Words = "content",
    stop: str = "auto",
    unit: Unit = "short",
    templates: bool = True,
) -> tuple[str, Array]:
    """A word as it is named, and its lemma ids; an empty word takes the most frequent one.

    Raises NoSuchWord; ids are empty where the selection holds no word at all.
    """
    lex = lexicon_of(selection.corpus, unit, "", templates)
    if word:
        ids = lex.find(word.strip())
        return str(lex.lemmas["lemma"][int(ids[0])]), ids
    frequencies = lex.matrices.counted(role, selection.mask) * lex.listed(words, stop, language(selection.corpus))
    if not frequencies.any():
        return "", np.zeros(0, dtype=np.int64)
    best = int(np.argmax(frequencies))
    return str(lex.lemmas["lemma"][best]), np.array([best])
