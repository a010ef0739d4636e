"""N-grams against a count over every utterance."""

import pytest

from analysis.core.query.selection import Selection, select
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


def test_a_run_has_two_or_three_words(demo_ja: Corpus):
    with pytest.raises(UserError, match="2 or 3"):
        ngrams(select(demo_ja), size=4)
