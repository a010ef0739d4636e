"""Changes from before to after, against plain Python."""

import numpy as np
import pytest

from analysis.core.query.selection import select
from analysis.scores.rating_changes import rating_changes
from data.corpus import Corpus


def test_change_standardized_and_reliable(demo_ja: Corpus):
    found = rating_changes(select(demo_ja), reliability=0.75).filter(scale="mood").row(0, named=True)
    before, after = (
        demo_ja.ratings.filter(scale="mood", moment=moment).sort("dialogue_id")["value"].to_numpy()
        for moment in ("before", "after")
    )
    change = after - before
    assert found["mean"] == pytest.approx(change.mean())
    assert found["low"] < found["mean"] < found["high"]
    spread = before.std(ddof=1)
    assert found["standardized_change"] == pytest.approx((1 - 3 / (4 * 65 - 1)) * change.mean() / spread)
    least = 1.96 * spread * np.sqrt(2) * np.sqrt(1 - 0.75)
    assert found["reliable_difference"] == pytest.approx(least)
    assert found["share_up"] == pytest.approx(np.mean(change >= least))
    assert found["retest_r"] == pytest.approx(np.corrcoef(before, after)[0, 1])


def test_a_scale_without_both_moments_has_no_change(demo_ja: Corpus):
    assert set(rating_changes(select(demo_ja))["scale"]) == {"mood"}
