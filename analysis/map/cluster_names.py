"""What a cluster is called: the words it has beyond the others, by class-based TF-IDF (Grootendorst 2022).

All dialogues of a cluster are one document: the share of a lemma among its content words, times
log(1 + words of an average cluster / how often the lemma occurs in all).
"""

import re

import numpy as np

from analysis.core.query.selection import Selection, select
from analysis.core.statistics.comparison.class_tf_idf import class_tf_idf
from analysis.core.text.lexicon import language, lexicon
from analysis.core.text.per_corpus import once_per_corpus
from analysis.core.text.stop_words import AUTO, NAMES
from data.corpus import Corpus
from data.encoders import DEFAULT

WORDS = 5
COMMONEST = 0.5
NO_NAME = ("副詞",)


@once_per_corpus
def cluster_words(corpus: Corpus, encoder: str) -> dict[int, tuple[str, ...]]:
    """The five words of each cluster of an encoder's map, the most telling first, as lemmas."""
    selection = select(corpus)
    lex = lexicon(selection.corpus)
    labels = corpus.layout_of(encoder).table["cluster"].to_numpy()
    matrix = lex.matrices["both"]
    common = np.asarray((matrix > 0).sum(axis=0)).ravel() > COMMONEST * len(labels)
    informative = ~lex.lemmas["pos"].is_in(NO_NAME).to_numpy() & ~common
    wanted = lex.listed("content", f"{AUTO} {NAMES}", language(selection.corpus)) & informative
    numbers = np.unique(labels)
    counts = np.stack([np.asarray(matrix[labels == number].sum(axis=0)).ravel() for number in numbers])
    weights = class_tf_idf(counts * wanted)
    forms = lex.lemmas["lemma"]
    words = {}
    for number, row in zip(numbers.tolist(), weights, strict=True):
        best = [i for i in np.argsort(-row, kind="stable")[:WORDS].tolist() if row[i] > 0]
        words[number] = tuple(str(forms[i]) for i in best)
    return words


def cluster_name(selection: Selection, number: int, names: str = "", encoder: str = DEFAULT) -> str:
    """Its name as given by a person, else its first words. ``names``: ``3=進路;5=school``."""
    given = dict(_given(names))
    if number in given:
        return given[number]
    return "・".join(cluster_words(selection.corpus, encoder).get(number, ())[:3]) or str(number)


def _given(names: str) -> list[tuple[int, str]]:
    pairs = (re.fullmatch(r"\s*(\d{1,3})=(.{1,60})", part) for part in names.split(";"))
    return [(int(match[1]), match[2].strip()) for match in pairs if match and match[2].strip()]


def as_names(given: dict[int, str]) -> str:
    """Names that people gave, as the option ``names`` takes them."""
    plain = {number: re.sub(r"[;=\s]+", " ", name).strip()[:60] for number, name in given.items()}
    return ";".join(f"{number}={name}" for number, name in sorted(plain.items()) if name)
