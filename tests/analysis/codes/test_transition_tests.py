"""A planted sequence is found beside shuffles, a planted difference between cohorts; what is not there is not."""

import numpy as np
import polars as pl
import pytest

from analysis.codes.transition_tests import transition_chance, transition_differences
from analysis.codes.transitions import transitions
from analysis.core.conditions.score_halves import sides
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from data.corpus import Corpus
from tests.analysis.codes.invented import coded_corpus, rows

CODES = ("OpenQuestion", "Reflection", "Suggest")
HIGH = 71


@pytest.fixture(scope="module")
def planted(demo_ja: Corpus) -> Corpus:
    """After a question a reflection follows in four of five, in dialogues of high score; else any code."""
    rng = np.random.default_rng(3)
    spoken = demo_ja.utterances.filter(role="counselor")
    high = set(demo_ja.dialogues.filter(pl.col("score") >= HIGH)["dialogue_id"])
    given, last, before = [], "", None
    for dialogue in spoken["dialogue_id"]:
        follows = before == dialogue and last == "OpenQuestion" and dialogue in high and rng.random() < 0.8
        last = "Reflection" if follows else str(rng.choice(CODES))
        before = dialogue
        given.append(last)
    return coded_corpus(demo_ja, rows(spoken, "tag", "A", "person", given))


def test_a_planted_sequence_is_found(planted: Corpus):
    whole = select(planted, Filter(score=(HIGH, 100)))
    found = transition_chance(whole, draws=200)
    assert found["share"].to_list() == pytest.approx(transitions(whole)["share"].to_list())
    row = found.filter(code_before="OpenQuestion", code_after="Reflection").row(0, named=True)
    assert row["p"] == pytest.approx(1 / 201) and row["p_adjusted"] < 0.05 and row["share_excess"] > 0.2
    assert row["share_low"] < row["share_chance"] < row["share_high"] < row["share"]
    none = transition_chance(select(planted, Filter(score=(0, HIGH - 1))), draws=200)
    assert (none["p_adjusted"] > 0.05).all()


def test_a_planted_difference_of_cohorts_is_found(planted: Corpus):
    a, b = (select(planted, Filter(score=span)) for span in ((0, HIGH - 1), (HIGH, 100)))
    found = transition_differences(a, other=b, draws=500)
    row = found.filter(code_before="OpenQuestion", code_after="Reflection").row(0, named=True)
    assert row["share_difference"] == pytest.approx(row["share_b"] - row["share_a"]) and row["p_adjusted"] < 0.05
    others = found.filter(pl.col("code_before") != "OpenQuestion")
    assert (others["p_adjusted"] > 0.05).all()
    assert row["n_clients"] == pl.concat([a.dialogues, b.dialogues])["client_id"].n_unique()


def test_without_a_second_cohort_scores_above_the_median_are_one(everything: Selection):
    a, b = sides(everything, None)
    middle = everything.dialogues["score"].median()
    assert a.dialogues["score"].max() <= middle < b.dialogues["score"].min()
    assert a.n_dialogues + b.n_dialogues == everything.n_dialogues


def test_other_labels_are_another_question(planted: Corpus, monkeypatch: pytest.MonkeyPatch):
    whole = select(planted)
    first = transition_chance(whole, draws=20)
    labels = planted.labels.with_columns(code=pl.lit("Suggest"))
    monkeypatch.setattr(type(planted.coding), "labels", lambda self: labels)
    monkeypatch.setattr(type(planted.coding), "state", lambda self: "later")
    assert transition_chance(whole, draws=20).height == 1 < first.height
