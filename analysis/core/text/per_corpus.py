"""Results that depend on a corpus alone are computed once while it is open."""

from collections.abc import Callable, Hashable
from typing import TypeVar
from weakref import WeakKeyDictionary

from data.corpus import Corpus

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
MOST, MOST_LARGE = 64, 3


def once_per_corpus(function: Callable[[Corpus, K], T], most: int = MOST) -> Callable[[Corpus, K], T]:
    """Memoise a pure function of an open corpus and one more argument, its last answers as long as it is open.

    What it returns is shared and must not be changed.
    """
    results: WeakKeyDictionary[Corpus, dict[Hashable, T]] = WeakKeyDictionary()

    def memoised(corpus: Corpus, key: K) -> T:
        by_key = results.setdefault(corpus, {})
        if key in by_key:
            return by_key[key]
        made = function(corpus, key)
        while len(by_key) >= most:
            by_key.pop(next(iter(by_key)), None)
        by_key[key] = made
        return made

    return memoised


def few_per_corpus(function: Callable[[Corpus, K], T]) -> Callable[[Corpus, K], T]:
    """The same for answers as large as the corpus: the last few are kept."""
    return once_per_corpus(function, MOST_LARGE)
