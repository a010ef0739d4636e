"""Which baselines a table of predictions shows."""

from typing import get_args

import polars as pl

from analysis.prediction.baselines import Baseline
from analysis.prediction.methods import BASELINES, baselines_in


def test_every_baseline_is_known():
    assert set(BASELINES) == set(get_args(Baseline))


def test_how_baselines_learn_is_told_only_of_tables_that_show_one():
    assert not baselines_in(pl.DataFrame({"system": ["judge", None]}))
    assert baselines_in(pl.DataFrame({"system_a": ["judge"], "system_b": ["ridge+both"]}))
    assert baselines_in(pl.DataFrame({"systems": ["judge, mean"]}))
