"""Means of ratings by group, against plain Python."""

from collections import defaultdict

import numpy as np
import polars as pl
import pytest

from analysis.core.query.selection import select
from analysis.scores.rating_means import rating_means
from data.corpus import Corpus


def test_several_ratings_of_a_dialogue_are_one_value(demo_ja: Corpus):
    found = rating_means(select(demo_ja)).filter(scale="ctrs", item="agenda").row(0, named=True)
    values = defaultdict(list)
    for row in demo_ja.ratings.filter(scale="ctrs", item="agenda").iter_rows(named=True):
        values[row["dialogue_id"]].append(row["value"])
    assert found["mean"] == pytest.approx(np.mean([np.mean(one) for one in values.values()]))
    assert (found["n_dialogues"], found["group"], found["scale_high"]) == (24, "observer", 6)


def test_by_system(demo_en: Corpus):
    found = rating_means(select(demo_en), by="system").filter(pl.col("scale") == "wellbeing")
    assert {"unknown", "demo-model"} <= set(found["group"]) | {"unknown"}
    assert found["n_dialogues"].sum() == demo_en.ratings.filter(scale="wellbeing").height
