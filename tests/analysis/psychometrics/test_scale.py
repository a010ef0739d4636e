"""Scales as they are read from ratings: items, raters, what is left out."""

import numpy as np
import polars as pl
import pytest

from analysis.core.errors import Absent
from analysis.core.query.selection import select
from analysis.psychometrics import scale as scales
from analysis.psychometrics.reliability import scale_reliability
from analysis.psychometrics.scale import scale_names, scale_of
from data.corpus import Corpus


def test_two_items_are_no_scale(demo_en: Corpus):
    two = demo_en.ratings.filter(pl.col("scale") == "wellbeing")["item"].n_unique()
    assert two == 2 and "wellbeing" not in scale_names(select(demo_en))
    with pytest.raises(Absent):
        scale_reliability(select(demo_en), scale="wellbeing")


def test_missing_items_are_counted_and_left_out(demo_ja: Corpus, monkeypatch):
    whole = select(demo_ja)
    complete = scale_of(whole)
    assert complete.incomplete + len(complete.ratings) <= whole.n_dialogues
    items = whole.items.with_columns(
        pl.when(pl.int_range(pl.len()) < 7).then(None).otherwise(pl.col("felt_respected")).alias("felt_respected")
    )
    gone = int((whole.items["felt_respected"].is_not_null() & items["felt_respected"].is_null()).sum())
    monkeypatch.setattr(type(whole), "items", property(lambda self: items))
    left = scales._twenty(whole)
    assert len(left.ratings) == len(complete.ratings) - gone
    assert left.incomplete == complete.incomplete + gone
    assert left.ratings.shape[1] == 20 and not np.isnan(left.ratings).any()


def test_another_scale_is_read_from_the_ratings(demo_en: Corpus):
    whole = select(demo_en)
    assert scale_names(whole) == ("ctrs",)
    found = scale_of(whole)
    assert len(found.items) >= 3 and found.ratings.shape == (len(found.dialogues), len(found.items))
    assert scale_reliability(whole)["low"].null_count() == 9
