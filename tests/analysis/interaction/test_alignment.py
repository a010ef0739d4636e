"""Alignment beside what shuffled turns would have."""

import numpy as np
import polars as pl
import pytest

from analysis.core.query.selection import select
from analysis.interaction.alignment import alignment_shuffles
from analysis.interaction.matching import alignment_of
from data.corpus import Corpus


def test_shuffles_are_seeded_and_keep_the_observed_value(demo_ja: Corpus):
    whole = select(demo_ja)
    first, again = (alignment_shuffles(whole, draws=20, seed=3) for _ in range(2))
    assert first.equals(again)
    values = alignment_of(demo_ja)["overlap counselor"]
    row = first.filter((pl.col("measure_name") == "overlap") & (pl.col("role") == "counselor")).row(0, named=True)
    assert row["mean"] == pytest.approx(np.nanmean(values))
    assert (first["low"] <= first["chance"]).all() and (first["chance"] <= first["high"]).all()
