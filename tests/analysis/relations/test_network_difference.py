"""Networks of differences and of outside variables, against two networks and counting by hand."""

import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.relations.network_difference import network_difference
from analysis.relations.word_network import word_network
from data.corpus import Corpus


def test_a_difference_is_that_of_two_networks(demo_ja: Corpus):
    a, b = (select(demo_ja, Filter(id=span)) for span in (((1, 45),), ((46, 100),)))
    found = network_difference(a, other=b, within="dialogue", top=40, edges=20)
    both = {}
    for name, side in (("a", a), ("b", b)):
        frame = word_network(side, within="dialogue", top=400, edges=1_000_000, minimum=1, resamples=0)
        both[name] = {
            frozenset(((r["lemma_1"], r["pos_1"]), (r["lemma_2"], r["pos_2"]))): r["jaccard"]
            for r in frame.to_dicts()
        }
    compared = 0
    for row in found.iter_rows(named=True):
        pair = frozenset(((row["lemma_1"], row["pos_1"]), (row["lemma_2"], row["pos_2"])))
        assert row["a_minus_b"] == pytest.approx(row["weight_a"] - row["weight_b"])
        for name in "ab":
            if pair in both[name]:
                compared += 1
                assert row[f"weight_{name}"] == pytest.approx(both[name][pair], abs=1e-8)
    assert compared > 10
    assert (found["low"] <= found["high"]).all() and (found["p_adjusted"] >= found["p"]).all()


def test_a_cohort_does_not_differ_from_itself(demo_ja: Corpus):
    whole = select(demo_ja)
    assert network_difference(whole, other=whole).is_empty()


def test_two_dialogues_give_no_test(demo_ja: Corpus):
    a, b = (select(demo_ja, Filter(id=span)) for span in (((3, 4),), ((5, 60),)))
    found = network_difference(a, other=b, within="dialogue", minimum=1)
    assert found.height and found["p"].null_count() == found.height
