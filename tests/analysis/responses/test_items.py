"""Single items with their context, gold and responses."""

import polars as pl
import pytest

from analysis.core.query.selection import Selection
from analysis.responses.answers import answered
from analysis.responses.items import response_items
from data.core.problems import UserError
from data.corpus import Corpus
from tests.analysis.responses.material import responses_of


def test_items_are_sorted_and_found(whole: Selection, demo_ja: Corpus):
    items = response_items(whole)
    assert items.select("dialogue_id", "position").is_unique().all() and items.height == 413
    for column in ("estimate", "spread", "disagreement"):
        ordered = response_items(whole, sort=column)[column]
        assert ordered.equals(ordered.sort(descending=True))
    lengths = response_items(whole, sort="length", order="low")["chars"]
    assert lengths.is_sorted()
    mine = response_items(whole, system="demo-yorisoi", metric="rouge_l")
    rouge = answered(whole).of("demo-yorisoi").sort("dialogue_id", "position")["rouge_l"]
    assert mine["estimate"].to_list() == pytest.approx((100 * rouge).to_list())
    word = "一人"
    texts = responses_of(demo_ja).filter(pl.col("response").str.contains(word, literal=True))
    found = response_items(whole, text=word)
    held = items.filter(pl.any_horizontal(pl.col("gold", "before").str.contains(word, literal=True)))
    keys = {*texts.select("dialogue_id", "position").rows(), *held.select("dialogue_id", "position").rows()}
    assert set(found.select("dialogue_id", "position").rows()) == keys and keys
    with pytest.raises(UserError, match="demo-jogen"):
        response_items(whole, system="nobody")
