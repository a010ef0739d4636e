"""N-grams against a count over every utterance."""

from collections import Counter

import numpy as np
import pytest

from analysis.core.query.selection import Selection, select
from analysis.words import ngrams as ngrams_module
from analysis.words.ngrams import ngrams
from data.core.problems import UserError
from data.corpus import Corpus
from tests.analysis import naive_words as naive
from tests.analysis.naive_words import ALL


@pytest.mark.parametrize("size", [2, 3])
def test_runs_are_those_of_every_utterance(selection: Selection, size: int):
    found = ngrams(selection, size=size, **ALL)
    expected = [
        (" ".join(lemma for lemma, _ in run), n) for run, n in naive.runs(selection, size).items() if n >= 3
    ]
    assert sorted(found.select("ngram", "n").rows()) == sorted(expected)
    assert (found["n_counselor"] + found["n_client"] == found["n"]).all()


@pytest.mark.parametrize("kind", [np.uint32, np.uint64])
@pytest.mark.parametrize("top", [1, 7, 200, 10**6])
def test_the_most_frequent_of_many_are_those_of_all(kind: type, top: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ngrams_module, "MANY", 0)
    monkeypatch.setattr(ngrams_module, "BUCKETS", 6)
    rng = np.random.default_rng(top)
    keys = (rng.zipf(1.2, 4_000) % 500).astype(kind)
    counted = sorted(Counter(keys.tolist()).items(), key=lambda item: (-item[1], item[0]))
    expected = sorted((key, n) for key, n in counted[:top] if n >= 3)
    best, n = ngrams_module._most_frequent(keys, top)
    assert list(zip(best.tolist(), n.tolist(), strict=True)) == expected
    first = np.arange(len(keys)) * 2
    which, rows = ngrams_module._occurrences(first, keys, best)
    of = {key: place for place, key in enumerate(best.tolist())}
    assert [*zip(which.tolist(), rows.tolist(), strict=True)] == [
        (of[key], 2 * at) for at, key in enumerate(keys.tolist()) if key in of
    ]


def test_a_run_has_two_or_three_words(demo_ja: Corpus):
    with pytest.raises(UserError, match="2 or 3"):
        ngrams(select(demo_ja), size=4)
