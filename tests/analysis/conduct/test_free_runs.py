"""Whole dialogues beside human ones, and two orders of systems."""

import numpy as np
import pytest
from scipy.stats import kendalltau

from analysis.conduct import free_runs
from analysis.conduct.free_runs import Played, kendall, response_free_runs, response_run_ranks
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from data.corpus import Corpus


def test_played_dialogues_stand_beside_human_ones(demo_ja: Corpus):
    table = response_free_runs(select(demo_ja, Filter()))
    assert table["system"].n_unique() == 3 and table["n"].unique().to_list() == [8]
    for row in table.iter_rows(named=True):
        assert row["low"] <= row["estimate"] <= row["high"] and row["n_human"] > 1
        if row["distance"] is not None:
            assert row["distance"] == pytest.approx((row["estimate"] - row["human"]) / row["human_sd"])


def test_ranks_need_three_systems(demo_ja: Corpus):
    [row] = response_run_ranks(select(demo_ja, Filter()), systems="demo-yorisoi").iter_rows(named=True)
    assert (row["reply_rank"], row["run_rank"], row["tau"], row["n_systems"]) == (1.0, 1.0, None, 1)


@pytest.mark.parametrize(("spread", "sure"), [(0.01, True), (30.0, False)])
def test_tau_has_an_interval_where_every_system_played_five(
    demo_ja: Corpus, monkeypatch, spread: float, sure: bool
):
    monkeypatch.setattr(free_runs, "TIMES", 100)
    selection, rng = select(demo_ja, Filter()), np.random.default_rng(0)
    ids = np.array(demo_ja.dialogues["dialogue_id"].head(12))
    far = {"demo-yorisoi": 1.0, "demo-jogen": 8.0, "demo-kogata": 20.0}  # chrF has the same order

    def played(mean: float) -> Played:
        return Played(ids, rng.normal(mean, spread, (12, 4)), ids, rng.normal(0, 1, (12, 4)))

    monkeypatch.setattr(free_runs, "_compared", lambda *_: {name: played(mean) for name, mean in far.items()})
    row = response_run_ranks(selection).row(0, named=True)
    assert row["n_systems"] == 3 and row["tau_low"] <= row["tau"] <= row["tau_high"]
    assert ((row["tau_low"], row["tau_high"]) == (1.0, 1.0)) == sure
    monkeypatch.setattr(free_runs, "MIN_CLUSTERS", 13)
    assert response_run_ranks(selection)["tau_low"].null_count() == 3


@pytest.mark.parametrize("b", [[1.0, 2.0, 3.0, 4.0], [4.0, 1.5, 3.0, 1.5], [1.0, 1.0, 1.0, 1.0]])
def test_tau_is_that_of_scipy(b: list[float]):
    a = [2.0, 1.0, 4.0, 3.0]
    expected = kendalltau(a, b).statistic
    assert kendall(a, b) == (pytest.approx(expected) if expected == expected else None)
    assert kendall(a[:2], b[:2]) is None
