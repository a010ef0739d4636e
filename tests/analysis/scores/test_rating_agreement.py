"""Agreement of the demo's two observers."""

import numpy as np
import polars as pl
import pytest

from analysis.core.query.selection import select
from analysis.scores.rating_agreement import rating_agreement
from data.corpus import Corpus


def test_each_item_has_its_coefficients_with_intervals(demo_ja: Corpus):
    found = rating_agreement(select(demo_ja), draws=60)
    assert set(found["item"]) == {"agenda", "understanding", "collaboration"} and found.height == 18
    assert (found["n_dialogues"] == 24).all() and (found["n_raters"] == 2).all()
    assert (found["low"] <= found["estimate"]).all() and (found["estimate"] <= found["high"]).all()
    wide = demo_ja.ratings.filter(scale="ctrs", item="agenda").pivot("rater", index="dialogue_id", values="value")
    a, b = (wide[name].to_numpy() for name in ("observer-1", "observer-2"))
    kappa = 1 - ((a - b) ** 2).mean() / (a.var() + b.var() + (a.mean() - b.mean()) ** 2)
    row = found.filter(item="agenda", rating_coefficient="weighted_kappa").row(0, named=True)
    assert row["estimate"] == pytest.approx(kappa) and np.isfinite(row["low"])


def test_nameless_raters_are_not_two(demo_en: Corpus):
    assert rating_agreement(select(demo_en)).is_empty()
    assert demo_en.ratings.filter(pl.col("rater").is_not_null()).is_empty()
