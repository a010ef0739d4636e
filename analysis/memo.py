"""Answers that depend on a corpus alone are made once while it is open: the one memory of this folder."""

from collections.abc import Callable, Hashable
from typing import TypeVar
from weakref import WeakKeyDictionary

from data.corpus import Corpus

T = TypeVar("T")


def once_per_corpus(function: Callable[[Corpus, int], T]) -> Callable[[Corpus, int], T]:
    """A pure function of an open corpus and a number, its answers kept as long as the corpus is.

    What it returns is shared and must not be changed.
    """
    kept: WeakKeyDictionary[Corpus, dict[Hashable, T]] = WeakKeyDictionary()

    def remembered(corpus: Corpus, number: int) -> T:
        answers = kept.setdefault(corpus, {})
        if number not in answers:
            answers[number] = function(corpus, number)
        return answers[number]

    return remembered
