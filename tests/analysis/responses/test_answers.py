"""Answers joined with their targets."""

import pytest

from analysis.core.query.selection import Selection, select
from analysis.responses.answers import names_in
from analysis.responses.scores import response_scores
from data.core.problems import Missing, UserError
from data.corpus import Corpus


def test_a_corpus_without_responses_says_how_to_get_them(demo_en: Corpus):
    with pytest.raises(Missing) as missing:
        response_scores(select(demo_en))
    assert missing.value.command == "python -m data responses add FILE --corpus demo-en"


def test_names_may_hold_commas():
    there = ("a", "m, t=0.7", "m")
    assert names_in("m, t=0.7,a", there) == ["m, t=0.7", "a"]
    assert names_in("a,, x ,m", there) == ["a", "x", "m"]


def test_unknown_systems_and_sets_are_named(whole: Selection):
    with pytest.raises(UserError, match="no responses of 'x'"):
        response_scores(whole, systems="x")
    with pytest.raises(UserError, match="no responses 'x'"):
        response_scores(whole, responses="x")
