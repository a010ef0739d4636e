"""What depends on a corpus alone."""

import gc

from analysis.core.text.per_corpus import MOST_LARGE, few_per_corpus, once_per_corpus
from data.corpus import Corpus


def test_it_is_computed_once_for_each_open_corpus_and_goes_with_it(demo_ja: Corpus):
    calls: list[str] = []

    @once_per_corpus
    def made(corpus: Corpus, key: str) -> str:
        calls.append(key)
        return key.upper()

    again = Corpus(demo_ja.manifest, demo_ja.folder)
    assert made(demo_ja, "a") == made(demo_ja, "a") == made(again, "a") == "A"
    assert calls == ["a", "a"]
    del again
    gc.collect()
    made(Corpus(demo_ja.manifest, demo_ja.folder), "a")
    assert calls == ["a"] * 3


def test_the_last_answers_are_kept(demo_ja: Corpus):
    calls: list[int] = []

    @few_per_corpus
    def made(corpus: Corpus, key: int) -> int:
        calls.append(key)
        return key

    for key in (*range(MOST_LARGE + 1), MOST_LARGE, 0):
        made(demo_ja, key)
    assert calls == [*range(MOST_LARGE + 1), 0]
