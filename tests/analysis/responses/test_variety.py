"""Variety of words against counting all draws."""

from collections import Counter
from itertools import pairwise
from math import comb

import numpy as np
import pytest
from scipy import stats

from analysis.core.query.selection import Selection
from analysis.responses.answers import answered
from analysis.responses.variety import response_variety
from tests.analysis.responses.material import SYSTEMS


def expected_kinds(things: list, drawn: int) -> float:
    """How many distinct ones of these are expected in so many drawn of them, by counting all draws."""
    counts = Counter(Counter(things).values())
    every = comb(len(things), drawn)
    return sum(kinds * (1 - comb(len(things) - n, drawn) / every) for n, kinds in counts.items())


def test_variety_is_distinct_words_over_words(whole: Selection):
    variety = response_variety(whole)
    assert variety["system"].to_list() == [*SYSTEMS, "gold"]
    words = answered(whole).of("demo-kogata")["words"].to_list()
    flat = [word for part in words for word in part]
    pairs = [pair for part in words for pair in pairwise(part)]
    row = variety.row(1, named=True)
    assert row["distinct_1"] == pytest.approx(100 * len(set(flat)) / len(flat))
    assert row["distinct_2"] == pytest.approx(100 * len(set(pairs)) / len(pairs))
    assert row["n_words"] == len(flat) == variety["n_words"].min()
    drawn = row["even_words"]
    assert drawn == len(flat) // 2
    assert row["even_1"] == pytest.approx(100 * expected_kinds(flat, drawn) / drawn)
    parts = answered(whole).of("demo-kogata").partition_by("dialogue_id")
    said = [*(answered(whole).of(name) for name in SYSTEMS), answered(whole).golds]
    fewest_pairs = min(sum(max(0, len(one) - 1) for one in part["words"].to_list()) for part in said)
    for size, of, few in ((1, list, drawn), (2, pairwise, fewest_pairs // 2)):
        left_out = []
        for one in parts:
            rest = [thing for part in parts if part is not one for words in part["words"] for thing in of(words)]
            left_out.append(100 * expected_kinds(rest, few) / few)
        n = len(parts)
        reach = stats.t.ppf(0.975, n - 1) * np.sqrt((n - 1) / n * np.square(left_out - np.mean(left_out)).sum())
        found = (row[f"low_{size}"], row[f"high_{size}"])
        assert found == pytest.approx((row[f"even_{size}"] - reach, row[f"even_{size}"] + reach))
    assert (variety["even_1"] >= variety["distinct_1"] - 1e-9).all()


def test_gold_s_variety_is_that_of_what_the_chosen_systems_answered(whole: Selection):
    few = response_variety(whole, systems="demo-kogata").row(1, named=True)
    assert (few["system"], few["n"]) == ("gold", 350)
