"""Where predictions are off, counted in plain Python."""

import numpy as np
import pytest

from analysis.prediction.calibration import prediction_bias, prediction_calibration, prediction_errors
from data.corpus import Corpus
from tests.analysis.prediction.material import pairs, whole


def test_bins_hold_the_ratings_of_their_predictions(demo_ja: Corpus):
    table = prediction_calibration(whole(demo_ja), target="felt_respected", systems="demo-amai")
    known = np.array(list(pairs(demo_ja, "felt_respected")["demo-amai"].values()))
    for row in table.iter_rows(named=True):
        inside = known[known[:, 0] == row["predicted_from"]]
        assert row["n_dialogues"] == len(inside) and row["mean"] == pytest.approx(inside[:, 1].mean())
    assert table["n_dialogues"].sum() == 66


def test_bias_and_slope_by_band_and_item(demo_ja: Corpus):
    by_item = prediction_bias(whole(demo_ja), by="item", systems="demo-amai")
    p, y = np.array(list(pairs(demo_ja, "felt_respected")["demo-amai"].values())).T
    row = by_item.filter(group="felt_respected").row(0, named=True)
    assert row["mean"] == pytest.approx((p - y).mean())
    assert row["calibration_slope"] == pytest.approx(np.polyfit(p, y, 1)[0])
    bands = prediction_bias(whole(demo_ja), by="band", systems="demo-amai")
    means = dict(bands.select("group", "mean").iter_rows())
    assert means["low"] > means["high"] and bands["n_dialogues"].sum() == 66


def test_the_largest_misses_come_first(demo_ja: Corpus):
    table = prediction_errors(whole(demo_ja), systems="demo-amai")
    misses = {number: p - y for number, (p, y) in pairs(demo_ja, "item_sum")["demo-amai"].items()}
    assert table["miss"].abs().is_sorted(descending=True)
    assert dict(table.select("dialogue_id", "miss").iter_rows()) == pytest.approx(misses)
    assert prediction_errors(whole(demo_ja), sort="under")["miss"].is_sorted()
