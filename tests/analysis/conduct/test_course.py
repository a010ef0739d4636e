"""Repetition and drift over a dialogue."""

import re

import pytest

from analysis.conduct.course import repeated, response_drift, response_repeats
from analysis.conduct.texts import beside_gold
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from data.corpus import Corpus


def test_only_earlier_texts_are_repeated():
    assert list(repeated(["abcde", "abcd", "xx", None, "bcd e"])) == [(0, 2), (1, 1), (0, 0), (0, 0), (1, 1)]


def test_the_last_fifth_less_the_first(demo_ja: Corpus):
    whole = select(demo_ja, Filter())
    drift = response_drift(whole, rules="*polite\n(です|ます)", systems="demo-yorisoi")
    rows = beside_gold(whole, "demo-yorisoi", "", "shared")[1]
    of = {}
    for fifth in (1, 5):
        texts = rows.filter(fifth=fifth)["response"].to_list()
        of[fifth] = 100 * sum(bool(re.search("です|ます", text)) for text in texts) / len(texts)
    values = dict(drift.select("fifth", "estimate").iter_rows())
    assert values["1"] == pytest.approx(of[1]) and values["5-1"] == pytest.approx(of[5] - of[1])


def test_repetition_has_a_row_for_each_fifth(demo_ja: Corpus):
    table = response_repeats(select(demo_ja, Filter()))
    assert (
        table.height == 5 * table["system"].n_unique() and table["estimate"].drop_nulls().is_between(0, 100).all()
    )
    assert table.filter(fifth="1")["n"].sum() > 0
