"""Differences on the plane: shares as counted by hand, corrected over all cells."""

import numpy as np
import pytest

from analysis.core.dialogues.spoken import spoken
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.utterances.plane_difference import utterance_plane_difference
from data.corpus import Corpus


def test_shares_of_each_cell_as_by_hand(demo_ja: Corpus):
    a, b = (select(demo_ja, Filter(topics=(topic,))) for topic in ("workplace", "school"))
    cells = utterance_plane_difference(a, other=b, grid=5)
    assert cells.height > 5
    for row in cells.iter_rows(named=True):
        for side, key in ((a, "a"), (b, "b")):
            x, y = spoken(side).places.T
            inside = (abs(x - row["x"]) <= row["cell_width"] / 2) & (abs(y - row["y"]) <= row["cell_height"] / 2)
            assert abs(int(inside.sum()) - row[f"n_{key}"]) <= 1
            assert row[f"share_{key}"] == pytest.approx(row[f"n_{key}"] / len(x))
    assert cells["points_difference"].to_numpy() == pytest.approx(
        (100 * (cells["share_b"] - cells["share_a"])).to_numpy()
    )


def test_without_b_the_rest_and_with_all_two_halves(demo_ja: Corpus):
    a = select(demo_ja, Filter(topics=("workplace",)))
    rest = select(demo_ja, Filter(topics=tuple(t for t in demo_ja.manifest.topics if t != "workplace")))
    first, second = utterance_plane_difference(a, grid=5), utterance_plane_difference(a, other=rest, grid=5)
    assert np.allclose(first["share_b"].to_numpy(), second["share_b"].to_numpy())
    halves = utterance_plane_difference(select(demo_ja), grid=5)
    assert halves["share_a"].sum() == pytest.approx(1, abs=0.05)
