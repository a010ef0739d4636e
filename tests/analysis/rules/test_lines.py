"""Pairs of codes and the lines that have them."""

import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.rules.codes import code_pairs, code_shares
from analysis.rules.lines import code_lines
from data.corpus import Corpus


def test_pairs_and_lines_are_those_of_the_codes(demo_ja: Corpus):
    selection = select(demo_ja)
    pair = code_pairs(selection).row(0, named=True)
    lines = code_lines(selection, code=pair["code_1"], lines=10_000)
    assert lines.height == pair["n_1"]
    assert pair["jaccard"] == pytest.approx(pair["n_both"] / (pair["n_1"] + pair["n_2"] - pair["n_both"]))
    assert code_lines(selection, code="ない").is_empty()
    assert code_shares(select(demo_ja, Filter(id=((0, 0),))))["n"].sum() == 0
