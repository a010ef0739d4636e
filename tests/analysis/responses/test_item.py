"""One target: its context, what was said, and what systems answered."""

import polars as pl
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from analysis.responses.item import changes, response_item, response_words
from analysis.responses.items import response_items
from data.core.problems import UserError
from data.corpus import Corpus
from data.responses.targets import turns
from tests.analysis.responses.material import SYSTEMS, responses_of


def test_an_item_holds_context_gold_responses_and_branch(whole: Selection, demo_ja: Corpus):
    rows = responses_of(demo_ja).filter(pl.col("turns").is_not_null())
    dialogue, position = rows.select("dialogue_id", "position").row(0)
    here = rows.filter(dialogue_id=dialogue, position=position).sort("system")
    item = response_item(whole, dialogue=dialogue, position=position)
    spoken = turns(demo_ja).filter(pl.col("dialogue_id") == dialogue)
    assert item.filter(pl.col("part") == "context")["text"].to_list() == (
        spoken.filter(pl.col("position") < position)["text"].to_list()
    )
    assert item.filter(pl.col("part") == "gold")["text"].to_list() == (
        spoken.filter(pl.col("position") == position)["text"].to_list()
    )
    assert item.filter(pl.col("part") == "original").height == spoken.filter(pl.col("position") >= position).height
    assert item.filter(pl.col("part") == "continuation")["text"].to_list() == [
        turn["text"] for turns_of in here["turns"] for turn in turns_of
    ]
    assert set(item.filter(pl.col("part") == "response")["system"]) <= set(SYSTEMS)
    with pytest.raises(UserError, match="no response"):
        response_item(whole, dialogue=dialogue, position=position + 1)
    nothing = select(demo_ja, Filter(id=((0, 0),)))
    assert response_item(nothing).is_empty() and response_items(nothing).is_empty()


def test_words_that_differ_join_to_both_texts(whole: Selection):
    item = response_item(whole)
    words = response_words(whole, system="demo-yorisoi")
    gold = item.filter(pl.col("part") == "gold")["text"][0]
    own = item.filter((pl.col("part") == "response") & (pl.col("system") == "demo-yorisoi"))["text"][0]
    assert ("".join(words["gold"]), "".join(words["response"])) == (gold, own)
    assert changes(["a", "b"], ["a", "c"]) == [("same", "a", "a"), ("gold", "b", ""), ("response", "", "c")]
