"""Correspondence analysis of words and groups against prince on a table counted by hand; clusters of words."""

import numpy as np
import pandas as pd
import polars as pl
import prince
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.relations.correspondence import correspondence_axes, correspondence_points
from data.core.problems import UserError
from data.corpus import Corpus
from tests.analysis import naive_words


def test_points_are_those_of_prince_on_counts_made_by_hand(demo_ja: Corpus):
    selection = select(demo_ja)
    found = correspondence_points(selection, by="topic", top=30, resamples=0)
    words = found.filter(pl.col("lemma").is_not_null())
    groups = found.filter(pl.col("group").is_not_null())
    topic_of = dict(demo_ja.dialogues.select("dialogue_id", "topic_main").iter_rows())
    keys = [*words.select("lemma", "pos").iter_rows()]
    counts = pd.DataFrame(0.0, index=groups["group"].to_list(), columns=range(len(keys)))
    place = {key: column for column, key in enumerate(keys)}
    for said in naive_words.utterances(selection):
        for word in naive_words.words(said):
            if word in place:
                counts.loc[topic_of[said.dialogue_id], place[word]] += 1
    theirs = prince.CA(n_components=2).fit(counts)
    for mine, coordinates in (
        (groups, theirs.row_coordinates(counts)),
        (words, theirs.column_coordinates(counts)),
    ):
        for name, axis in (("x", 0), ("y", 1)):
            assert np.abs(mine[name].to_numpy()) == pytest.approx(np.abs(coordinates[axis].to_numpy()), abs=1e-8)
    axes = correspondence_axes(selection, by="topic", top=30)
    assert axes["inertia"].head(2).to_list() == pytest.approx(theirs.eigenvalues_.tolist(), abs=1e-10)
    assert axes["cumulative_share"].to_list()[-1] == pytest.approx(1.0)
    assert words["n"].sum() == counts.to_numpy().sum() == groups["n"].sum()


@pytest.mark.parametrize("by", ["role", "fifth", "counselor", "client", "band", "year"])
def test_every_kind_of_group_counts_every_word_once(demo_ja: Corpus, by: str):
    found = correspondence_points(select(demo_ja), by=by, top=40, resamples=20)
    words, groups = (found.filter(pl.col(name).is_not_null()) for name in ("lemma", "group"))
    assert words["n"].sum() == groups["n"].sum() > 0
    for part in (words, groups):
        assert part["mass"].sum() == pytest.approx(1.0)
        assert part["contribution_x"].sum() == pytest.approx(1.0)
    if by == "role":
        assert found["y"].null_count() == found.height


def test_few_clients_give_no_ellipse_and_one_group_no_analysis(demo_ja: Corpus):
    few = correspondence_points(select(demo_ja, Filter(id=((3, 4),))), by="role")
    assert few["half_long"].null_count() == few.height and few["survival"].null_count() == few.height
    assert correspondence_points(select(demo_ja, Filter(id=((1, 1),))), by="topic").is_empty()
    with pytest.raises(UserError, match="5,000 words"):
        correspondence_points(select(demo_ja), top=5_000)
