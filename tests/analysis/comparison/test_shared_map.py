"""Dialogues of two corpora on one plane."""

import pytest

from analysis.comparison.shared_map import shared_map
from analysis.core.query.selection import Selection
from analysis.core.registry import TABLES


def test_each_corpus_has_equally_many_points(first: Selection):
    found = shared_map(first, beside="made,demo-en")
    assert found.group_by("corpus_name").len()["len"].to_list() == [6, 6, 6]
    assert found["held"].n_unique() == 1 and 0 < found["held"][0] < 1
    bases = TABLES["shared_map"].bases(first, {"beside": "made,demo-en"})
    assert [basis.dialogues["dialogue_id"].to_list() for basis in bases] == [
        rows["dialogue_id"].to_list() for rows in found.partition_by("corpus_name", maintain_order=True)
    ]
    assert found["x"].mean() == pytest.approx(0, abs=1e-9)
