"""Strengths, ranks and letters of planted systems; groups that nothing connects; circles."""

import polars as pl

from analysis.judgement.strengths import judgement_cycles, judgement_strengths
from data.corpus import Corpus
from tests.analysis.judgement.invented import LEVELS, judged_by, pairs, turns


def test_the_order_that_was_planted_is_found(demo_ja: Corpus):
    found = judgement_strengths(judged_by(demo_ja, pairs(demo_ja)))
    assert found["system"].to_list() == sorted(LEVELS, key=lambda name: -LEVELS[name])
    assert found["rank"].to_list() == [1, 2, 3] and found["letters"].to_list()[0] == "a"
    for row in found.iter_rows(named=True):
        assert (
            row["rank_best"] <= row["rank"] <= row["rank_worst"] and row["low"] < row["log_strength"] < row["high"]
        )


def test_systems_that_nothing_connects_are_kept_apart(demo_ja: Corpus):
    every = turns(demo_ja)
    rows = [(*every[at], "m", "n", 1.0) for at in range(20)] + [(*every[at], "x", "y", 0.5) for at in range(20)]
    frame = pl.DataFrame(rows, schema=["dialogue_id", "position", "first", "second", "value"], orient="row")
    found = judgement_strengths(judged_by(demo_ja, frame))
    assert found.select("system", "connected_part").rows() == [("m", 1), ("n", 1), ("x", 2), ("y", 2)]
    assert found["rank"].to_list() == [1, 2, 1, 1]


def test_a_circle_is_found_with_how_sure_it_is(demo_ja: Corpus):
    every = turns(demo_ja)
    rows = [
        (*every[at], a, b, 1.0 if at % 5 else 0.0)
        for a, b in (("m", "n"), ("n", "o"), ("o", "m"))
        for at in range(0, 200, 2)
    ]
    frame = pl.DataFrame(rows, schema=["dialogue_id", "position", "first", "second", "value"], orient="row")
    (row,) = judgement_cycles(judged_by(demo_ja, frame)).iter_rows(named=True)
    assert (row["system_1"], row["system_2"], row["system_3"], row["verdict"]) == ("m", "n", "o", "sure")
    assert row["n_triples"] == 1 and row["preference_1"] == row["preference_3"] == 0.8
    assert judgement_cycles(judged_by(demo_ja, pairs(demo_ja))).is_empty()
