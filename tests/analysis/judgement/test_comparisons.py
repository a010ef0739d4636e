"""Inflation that was planted is found by attribute and system; groups add up to the whole."""

import numpy as np
import polars as pl
import pytest

from analysis.core.errors import Absent
from analysis.judgement.comparisons import judgement_groups, judgement_inflation
from data.corpus import Corpus
from tests.analysis.judgement.invented import SYSTEMS, judged_by, pairs, ratings


def test_a_mild_judge_is_found_mild(demo_ja: Corpus):
    found = judgement_inflation(judged_by(demo_ja, ratings(demo_ja)))
    assert found["system"].to_list() == ["all", *SYSTEMS]
    assert (found["judge_less_people"] - 0.7).abs().max() < 0.12 and (found["p_adjusted"] < 0.001).all()
    assert (found["mean_judge"] - found["mean_people"] - found["judge_less_people"]).abs().max() < 1e-9
    with pytest.raises(Absent):
        judgement_inflation(judged_by(demo_ja, pairs(demo_ja)))


@pytest.mark.parametrize("by", ["topic", "fifth", "length", "context", "band"])
def test_groups_hold_all_judgements_once(demo_ja: Corpus, by):
    rows = ratings(demo_ja)
    found = judgement_groups(judged_by(demo_ja, rows), by=by, raters="all")
    assert found["n"].sum() == rows.height and set(found["system"]) == set(SYSTEMS)
    for system in SYSTEMS:
        own = found.filter(pl.col("system") == system)
        whole = rows.filter(pl.col("first") == system)["value"].mean()
        assert np.average(own["estimate"], weights=own["n"]) == pytest.approx(whole)
