"""Percentiles of one dialogue among the others."""

import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.reader.percentiles import item_percentiles
from data.core.schema import ITEMS
from data.corpus import Corpus
from tests.analysis.naive import japanese


def test_percentiles_are_mid_ranks_among_the_others(demo_ja: Corpus):
    records = {number: r["review_by_client_en"] for number, r in japanese().items()}
    for review in records.values():
        review["clarified_issues_clearly"] = review.pop("clarified_issues_cleraly")  # as every file spells it
    made = item_percentiles(select(demo_ja), dialogue="3")
    assert made["item"].to_list() == list(ITEMS)
    for row in made.iter_rows(named=True):
        others = [review[row["item"]] for number, review in records.items() if number != 3]
        own = records[3][row["item"]]
        below, alike = sum(x < own for x in others), sum(x == own for x in others)
        assert row["rating"] == own and row["n_dialogues"] == len(others)
        assert row["percentile"] == pytest.approx(100 * (below + alike / 2) / len(others))
        assert [row[f"share_{k}"] for k in range(6)] == [others.count(k) / len(others) for k in range(6)]
        assert row["low"] is None or 0 <= row["low"] <= row["percentile"] <= row["high"] <= 100


def test_without_another_dialogue_there_is_no_percentile(demo_ja: Corpus):
    made = item_percentiles(select(demo_ja, Filter(id=((3, 3),))), dialogue="3")
    assert made["percentile"].null_count() == made.height == 20
    assert made["rating"].null_count() == 0
