"""Predictions beside ratings: sums where all items are there, and what every system has."""

import polars as pl

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.prediction.predicted import predicted, with_ratings
from data.corpus import Corpus
from tests.analysis.prediction.material import pairs, whole


def test_the_item_sum_is_made_of_twenty_items(demo_ja: Corpus):
    rows = predicted(whole(demo_ja), "item_sum", "demo-amai").rows
    assert dict(rows.select("dialogue_id", "value").iter_rows()) == {
        number: value for number, (value, _) in pairs(demo_ja, "item_sum")["demo-amai"].items()
    }


def test_predictions_are_rounded_half_up_and_keep_to_the_selection(demo_ja: Corpus):
    number = demo_ja.dialogues["dialogue_id"][0]
    frame = pl.DataFrame({"system": "s", "dialogue_id": [number], "target": "felt_respected", "value": 2.5})
    row = with_ratings(demo_ja, frame.with_columns(pl.col("dialogue_id").cast(pl.UInt32))).row(0, named=True)
    assert (row["whole"], row["truth"]) == (3.0, float(demo_ja.items["felt_respected"][0]))
    some = predicted(select(demo_ja, Filter(id=((number, number),))))
    assert some.rows["dialogue_id"].unique().to_list() == [number]
