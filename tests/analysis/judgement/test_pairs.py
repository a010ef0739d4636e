"""Win, tie and lose by hand, what is planted is found, and bad input says what it is."""

import numpy as np
import polars as pl
import pytest

from analysis.judgement.pairs import judgement_pairs
from data.corpus import Corpus
from tests.analysis.judgement.invented import judged_by, pairs


def test_shares_are_those_that_were_counted(demo_ja: Corpus):
    frame = pairs(demo_ja)
    found = judgement_pairs(judged_by(demo_ja, frame))
    counted: dict[tuple[str, str], list[float]] = {}
    for first, second, value in frame.select("first", "second", "value").iter_rows():
        low, high = sorted((first, second))
        counted.setdefault((low, high), []).append(value if first == low else 1 - value)
    for row in found.iter_rows(named=True):
        own = counted[row["system_a"], row["system_b"]]
        assert row["n"] == len(own) and row["preference"] == pytest.approx(np.mean(own))
        assert [row["wins_a"], row["ties"], row["wins_b"]] == pytest.approx(
            [own.count(v) / len(own) for v in (1, 0.5, 0)]
        )
        assert row["low"] < row["preference"] < row["high"] and row["p_adjusted"] >= row["p"]
    assert set(found["verdict"]) <= {"a", "b", "open"} and "b" in set(found["verdict"])


def test_ties_only_are_alike_and_few_dialogues_have_no_verdict(demo_ja: Corpus):
    ties = pairs(demo_ja).with_columns(value=pl.lit(0.5))
    found = judgement_pairs(judged_by(demo_ja, ties))
    assert set(found["verdict"]) == {"alike"} and found["n_needed"].null_count() == 3
    few = pairs(demo_ja).filter(pl.col("dialogue_id") <= pl.col("dialogue_id").unique().sort().get(2))
    one = judgement_pairs(judged_by(demo_ja, few))
    assert set(one["verdict"]) == {"few"} and one["p"].null_count() == one["low"].null_count() == one.height


def test_a_system_against_itself_does_not_count(demo_ja: Corpus):
    itself = pairs(demo_ja).with_columns(second=pl.col("first"), value=pl.lit(0.5))
    both = pl.concat([pairs(demo_ja), itself])
    assert judgement_pairs(judged_by(demo_ja, both))["n"].sum() == 300


def test_clients_are_drawn_where_they_are_asked_for(demo_ja: Corpus):
    selection = judged_by(demo_ja, pairs(demo_ja))
    by_client, by_dialogue = (judgement_pairs(selection, cluster=one) for one in ("client", "dialogue"))
    assert by_client["preference"].equals(by_dialogue["preference"]) and not by_client["low"].equals(
        by_dialogue["low"]
    )
