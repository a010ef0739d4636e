"""Results that depend on a corpus alone are computed once while it is open."""

from collections.abc import Callable, Hashable
from typing import TypeVar
from weakref import WeakKeyDictionary

from data.corpus import Corpus

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def once_per_corpus(function: Callable[[Corpus, K], T]) -> Callable[[Corpus, K], T]:
    """Memoise a pure function of an open corpus and one more argument, as long as the corpus is open.

    What it returns is shared and must not be changed.
    """
    results: WeakKeyDictionary[Corpus, dict[Hashable, T]] = WeakKeyDictionary()

    def memoised(corpus: Corpus, key: K) -> T:
        by_key = results.setdefault(corpus, {})
        if key not in by_key:
            by_key[key] = function(corpus, key)
        return by_key[key]

    return memoised
