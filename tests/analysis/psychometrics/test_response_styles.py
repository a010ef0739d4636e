"""How clients use a scale, against numpy on the items of the demo, and where all use it alike."""

import numpy as np
import polars as pl
import pytest

from analysis.core.query.selection import select
from analysis.psychometrics.response_styles import response_styles
from analysis.psychometrics.scale import scale_of
from data.corpus import Corpus
from tests.analysis.psychometrics.scales import rated


def test_styles_are_means_over_dialogues_and_over_clients(demo_ja: Corpus):
    whole = select(demo_ja)
    scale = scale_of(whole)
    level = scale.ratings.mean(axis=1)
    row = response_styles(whole).row(5, named=True)
    assert row["style"] == "level" and row["mean"] == pytest.approx(level.mean())
    clients = scale.dialogues["client_id"].to_numpy()
    means = {client: level[clients == client] for client in np.unique(clients)}
    assert row["client_mean"] == pytest.approx(np.mean([values.mean() for values in means.values()]))
    assert row["client_sd"] == pytest.approx(
        np.std([values.mean() for values in means.values() if len(values) >= 5], ddof=1)
    )


def test_where_all_items_are_alike_nothing_is_spread(demo_ja: Corpus, monkeypatch):
    rated(monkeypatch, demo_ja, np.full((40, 20), 3))
    styles = dict(response_styles(select(demo_ja)).select("style", "mean").iter_rows())
    assert (styles["all_alike"], styles["spread"], styles["level"]) == (1, 0, 3)


def test_the_highest_rating_is_the_scale_s_and_not_the_highest_given(demo_ja: Corpus, monkeypatch):
    rated(monkeypatch, demo_ja, np.full((40, 20), 3))
    styles = dict(response_styles(select(demo_ja)).select("style", "mean").iter_rows())
    assert (styles["all_highest"], styles["ceiling"], styles["floor"]) == (0, 0, 0)


def test_another_scale_is_as_high_as_its_source_says(demo_ja: Corpus):
    whole = select(demo_ja)
    name = "ctrs"
    ceiling = dict(response_styles(whole, scale=name).select("style", "mean").iter_rows())["ceiling"]
    highest = whole.corpus.ratings.filter(pl.col("scale") == name)["high"].max()
    assert ceiling == pytest.approx((scale_of(whole, name).ratings == highest).mean())
