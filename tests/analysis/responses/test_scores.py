"""Scores of systems against second computations."""

import polars as pl
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from analysis.responses.answers import answered
from analysis.responses.item import response_item
from analysis.responses.items import response_items
from analysis.responses.metrics import METRICS
from analysis.responses.pairs import response_pairs
from analysis.responses.scores import response_groups, response_scores
from analysis.responses.sets import response_coverage
from analysis.responses.style import response_style
from analysis.responses.variety import response_variety
from tests.analysis.responses.material import SYSTEMS


def test_scores_are_those_of_the_systems_texts(whole: Selection):
    scores = response_scores(whole, items="all")
    assert scores["system"].unique(maintain_order=True).to_list() == SYSTEMS
    assert scores["metric"].unique(maintain_order=True).to_list() == list(METRICS)
    bounded = scores.filter(pl.col("low").is_not_null())
    assert bounded.height == scores.height
    assert (bounded["low"] <= bounded["estimate"]).all() and (bounded["estimate"] <= bounded["high"]).all()
    assert scores["n"].unique().sort().to_list() == [350, 413]
    rouge = scores.filter(pl.col("metric") == "rouge_l")["estimate"].to_list()
    expected = [100 * float(answered(whole).of(name)["rouge_l"].mean()) for name in SYSTEMS]
    assert rouge == pytest.approx(expected)
    assert rouge[2] == max(rouge)


def test_by_default_systems_are_compared_on_the_targets_that_all_answered(whole: Selection):
    shared = response_scores(whole)
    assert shared.equals(response_scores(whole, items="shared"))
    assert shared["n"].unique().to_list() == [350] == response_coverage(whole)["n_shared"].unique().to_list()
    two = response_scores(whole, systems="demo-jogen,demo-yorisoi", items="shared")
    assert two["n"].unique().to_list() == [413]


@pytest.mark.parametrize("by", ["topic", "fifth", "band", "context"])
def test_groups_add_up_to_the_whole(whole: Selection, by: str):
    groups = response_groups(whole, metric="rouge_l", by=by)
    total = response_scores(whole).filter(pl.col("metric") == "rouge_l")
    for system, estimate, n in total.select("system", "estimate", "n").iter_rows():
        mine = groups.filter(pl.col("system") == system)
        assert mine["n"].sum() == n
        assert (mine["estimate"] * mine["n"]).sum() / n == pytest.approx(estimate)
    few = groups.filter(pl.col("n_dialogues") < 5)
    assert few["low"].null_count() == few.height


def test_without_a_gold_response_nothing_is_compared_and_all_is_shown(unreferenced: Selection):
    assert response_coverage(unreferenced).select("n", "n_gold").rows() == [(6, 5)] * 2
    assert response_scores(unreferenced)["n"].unique().to_list() == [5]
    assert response_pairs(unreferenced)["n"].to_list() == [5]
    items = response_items(unreferenced)
    assert (items.height, items["estimate"].null_count()) == (6, 1)
    last = select(unreferenced.corpus, Filter(id=((6, 6),)))
    assert response_scores(last)["estimate"].null_count() == 2 * len(METRICS)
    style = response_style(last).filter(pl.col("feature") == "question")
    assert style.select("estimate", "gold", "n").rows() == [(0.0, None, 1)] * 2
    assert response_variety(last)["system"].to_list() == ["x", "y"]
    item = response_item(last)
    assert item.filter(pl.col("part") == "gold")["text"].to_list() == [""]
    assert item.filter(pl.col("part") == "response")["chrf"].null_count() == 2
