"""Agreement of predictions and ratings, in plain Python beside the tables."""

import numpy as np
import pytest

from analysis.prediction.scores import prediction_items, prediction_pairs, prediction_scores
from data.core.problems import UserError
from data.core.schema import ITEMS
from data.corpus import Corpus
from tests.analysis.prediction.material import pairs, whole


def test_scores_are_those_of_plain_python(demo_ja: Corpus):
    table = prediction_scores(whole(demo_ja))
    for system, known in pairs(demo_ja, "item_sum").items():
        mine = {row["metric"]: row for row in table.filter(system=system).iter_rows(named=True)}
        p, y = np.array(list(known.values())).T
        assert mine["mae"]["estimate"] == pytest.approx(abs(p - y).mean())
        assert mine["acc"]["estimate"] == pytest.approx((p == y).mean())
        assert mine["pearson"]["estimate"] == pytest.approx(np.corrcoef(p, y)[0, 1])
        assert mine["mae"]["low"] < mine["mae"]["estimate"] < mine["mae"]["high"]
        assert (mine["mae"]["n"], mine["mae"]["n_dialogues"], mine["mae"]["leaky"]) == (66, 66, False)


def test_the_mean_over_items_is_that_of_the_items(demo_ja: Corpus):
    of_items = prediction_items(whole(demo_ja), metric="qwk").filter(system="demo-amai")
    pooled = prediction_scores(whole(demo_ja), target="items").filter(system="demo-amai", metric="qwk")
    assert of_items["target"].to_list() == list(ITEMS)
    assert pooled["estimate"].item() == pytest.approx(of_items["estimate"].mean())
    assert pooled["n"].item() == 66 * 20


def test_pairs_are_differences_of_the_scores(demo_ja: Corpus):
    [row] = prediction_pairs(whole(demo_ja), metric="mae").iter_rows(named=True)
    scores = prediction_scores(whole(demo_ja)).filter(metric="mae")
    known = dict(scores.select("system", "estimate").iter_rows())
    assert row["difference"] == pytest.approx(known[row["system_b"]] - known[row["system_a"]])
    assert row["low"] <= row["difference"] <= row["high"] and row["p"] == row["p_adjusted"]


def test_an_unknown_system_or_target_is_a_mistake(demo_ja: Corpus):
    with pytest.raises(UserError, match="no predictions of 'x'"):
        prediction_scores(whole(demo_ja), systems="x")
    with pytest.raises(UserError, match="target is one of"):
        prediction_scores(whole(demo_ja), target="kindness")
