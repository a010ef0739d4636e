"""What a theme of utterances is called: the written forms of the words it has beyond the others."""

from collections.abc import Sequence

import numpy as np

from analysis.core.statistics.comparison.class_tf_idf import class_tf_idf
from analysis.core.statistics.inference import Array
from analysis.core.text.lexicon import language, lexicon
from analysis.core.text.per_corpus import once_per_corpus
from analysis.core.text.stop_words import AUTO, NAMES
from data.corpus import Corpus

WORDS, SHOWN = 5, 3
JAPANESE, OTHERS = "・", " · "
"""What stands between the words of a name, by the language of the corpus."""


def telling_words(corpus: Corpus, group_of: Array, number: int) -> list[tuple[str, ...]]:
    """The words of each group of utterances, the most telling first, as they are written.

    Args:
        corpus: the corpus.
        group_of: (n_utterances,) the group of each utterance from 0, -1 for none.
        number: how many groups there are.
    """
    lex = lexicon(corpus)
    listed = lex.listed("content", f"{AUTO} {NAMES}", language(corpus))
    group = np.repeat(group_of, np.diff(lex.starts))
    lemma = np.asarray(lex.lemma_ids)
    kept = (group >= 0) & listed[lemma]
    n_lemmas = len(listed)
    cells = group[kept].astype(np.int64) * n_lemmas + lemma[kept]
    counts = np.bincount(cells, minlength=number * n_lemmas).reshape(number, n_lemmas)
    weights = class_tf_idf(counts)
    named = []
    for row in weights:
        best = [i for i in np.argsort(-row, kind="stable")[:WORDS].tolist() if row[i] > 0]
        named.append(tuple(dict.fromkeys(str(lex.written[i]) for i in best)))
    return named


@once_per_corpus
def theme_words(corpus: Corpus, level: int) -> dict[int, tuple[str, ...]]:
    """The words of each theme of a level."""
    themes = corpus.utterance_map.themes_of(level).astype(np.int64)
    number = int(themes.max(initial=0))
    return dict(enumerate(telling_words(corpus, themes - 1, number), start=1))


def theme_name(corpus: Corpus, level: int, theme: int) -> str:
    """Its first words; its number where it has none."""
    return in_a_name(corpus, theme_words(corpus, level).get(theme, ())) or str(theme)


def in_a_name(corpus: Corpus, words: Sequence[str]) -> str:
    """The first words with a dot between, as the corpus' language sets it."""
    return (JAPANESE if language(corpus) == "ja" else OTHERS).join(words[:SHOWN])


def key_of(level: int, theme: int) -> str:
    """A theme as codes name it: ``2.15`` is the fifteenth of the second level."""
    return f"{level}.{theme}"
