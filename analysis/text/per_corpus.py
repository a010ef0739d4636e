"""Answers that depend on a corpus alone are made once while it is open: the one memory of this folder."""

from collections.abc import Callable, Hashable
from typing import TypeVar
from weakref import WeakKeyDictionary

from data.corpus import Corpus

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def once_per_corpus(function: Callable[[Corpus, K], T]) -> Callable[[Corpus, K], T]:
    """A pure function of an open corpus and one argument more, its answers kept as long as the corpus is.

    What it returns is shared and must not be changed.
    """
    kept: WeakKeyDictionary[Corpus, dict[Hashable, T]] = WeakKeyDictionary()

    def remembered(corpus: Corpus, asked: K) -> T:
        answers = kept.setdefault(corpus, {})
        if asked not in answers:
            answers[asked] = function(corpus, asked)
        return answers[asked]

    return remembered
