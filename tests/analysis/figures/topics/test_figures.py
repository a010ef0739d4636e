"""Figures of topics."""

import json

import polars as pl
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.figures.topics.topic_sunburst import topic_sunburst
from analysis.labels import Labels
from data.corpus import Corpus
from tests.analysis.figures.material import drawn


def test_long_names_of_slices_are_broken_for_the_screen_alone():
    tree = pl.DataFrame(
        {"topic_main": ["family", "school"], "level": "main", "cluster": None, "n_dialogues": [3, 4]}
    )
    (ring,) = topic_sunburst(tree, labels=Labels("ja")).data
    assert ring.labels == ("家庭内問題（夫婦以外）", "学校問題")
    assert ring.text == ("家庭内問題<br>（夫婦以外）", "学校問題")


@pytest.mark.parametrize(("measure", "axis"), [("item_sum", "Mean item sum"), ("score", "Mean score")])
def test_topic_scores_say_which_measure_they_show(demo_ja: Corpus, measure: str, axis: str):
    spec = drawn(demo_ja, "topic_score_dots", Filter(), "en", "light", measure=measure)
    assert spec["layout"]["xaxis"]["title"]["text"] == axis


def test_hover_and_ticks_hold_no_markup_from_data(demo_en: Corpus):
    from analysis.figures.topics.topic_bars import topic_bars
    from analysis.topics.counts import topic_counts

    counts = topic_counts(select(demo_en))
    evil = counts.with_columns(topic_main=counts["topic_main"].str.replace("^", '<b onclick="x">&'))
    spec = json.loads(topic_bars(evil, labels=Labels("en")).to_json())
    shown = json.dumps([spec["layout"]["yaxis"]["ticktext"], [t.get("hovertext") for t in spec["data"]]])
    assert "<b" not in shown and "&lt;b" in shown
