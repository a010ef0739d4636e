"""What keyness compares: conditions, roles, the rest, another cohort."""

from collections import Counter

import pytest

from analysis.core.compare import both
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.words.keyness import keyness
from data.core.problems import UserError
from data.corpus import Corpus
from tests.analysis import naive_words as naive
from tests.analysis.naive_words import OPTIONS, counts_of


@pytest.mark.parametrize(
    ("against", "query"),
    [
        ("topics:workplace", "topics=workplace"),
        ("score:90-100", "score=90-100"),
        ("year:2022", "year=2022"),
    ],
)
def test_a_condition_splits_the_selection(demo_ja: Corpus, against: str, query: str):
    whole = select(demo_ja)
    found = keyness(whole, against=against, **OPTIONS)
    inside = select(demo_ja, Filter.from_query(query)[0])
    assert counts_of(found, "a") == naive.counts(inside)
    assert Counter(counts_of(found, "a")) + Counter(counts_of(found, "b")) == naive.counts(whole)


def test_the_selection_against_the_rest_and_against_another(demo_ja: Corpus):
    part = select(demo_ja, Filter.from_query("topics=workplace")[0])
    rest = keyness(part, against="rest", **OPTIONS)
    split = keyness(select(demo_ja), against="topics:workplace", **OPTIONS)
    assert rest.drop("cohort_a", "cohort_b").equals(split.drop("cohort_a", "cohort_b"))
    other = select(demo_ja, Filter.from_query("topics=school")[0])
    asked = keyness(part, against="topics=school", **OPTIONS)
    given = both(keyness, part, other, **OPTIONS)
    assert asked.drop("cohort_a", "cohort_b").equals(given.drop("cohort_a", "cohort_b"))
    assert counts_of(given, "b") == naive.counts(other)


@pytest.mark.parametrize(
    "against", ["nonsense", "colour:red", "colour=red", "score=9-1", "year:abc", "x" * 10_000]
)
def test_sides_that_cannot_be_read(demo_ja: Corpus, against: str):
    with pytest.raises(UserError):
        keyness(select(demo_ja), against=against)


def test_utterances_with_a_code_against_those_with_another(demo_ja: Corpus):
    found = keyness(select(demo_ja), against="coded:tag:OpenQuestion@確定", **OPTIONS)
    labels = demo_ja.labels.filter(scheme="tag", coder="確定").select("dialogue_id", "position", "code").rows()
    kinds = {(dialogue, position): code == "OpenQuestion" for dialogue, position, code in labels}
    counted: dict[bool, Counter[tuple[str, str]]] = {True: Counter(), False: Counter()}
    tokens, lemmas = demo_ja.tokens, demo_ja.tokens.lemmas.select("lemma", "pos").rows()
    places = demo_ja.utterances.select("dialogue_id", "position").rows()
    for row, place in enumerate(places):
        if place in kinds:
            words = tokens.ids[int(tokens.starts[row]) : int(tokens.starts[row + 1])]
            counted[kinds[place]].update(lemmas[tokens.lemma_of[word]] for word in words)
    for row in found.iter_rows(named=True):
        word = (row["lemma"], row["pos"])
        assert (row["n_a"], row["n_b"]) == (counted[True][word], counted[False][word])
    asks = found.filter(lemma="どう")
    assert asks["log_odds"].to_list() == [] or asks["log_odds"][0] > 0
    with pytest.raises(UserError):
        keyness(select(demo_ja), against="coded:a:b:c", **OPTIONS)
