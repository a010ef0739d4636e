"""Targets as input for a system: whole histories, and excerpts within the licence."""

import orjson
import polars as pl

from data.corpus import Corpus
from data.responses.target_lines import excerpt, lines
from data.responses.targets import targets


def test_each_target_has_the_whole_history_before_it(demo_ja: Corpus):
    ids = demo_ja.dialogues["dialogue_id"].head(3)
    made = [orjson.loads(line) for line in lines(demo_ja, ids)]
    expected = targets(demo_ja, ids)
    assert [(one["dialogue_id"], one["position"]) for one in made] == list(
        expected.select("dialogue_id", "position").iter_rows()
    )
    utterances = demo_ja.utterances.with_columns(text=demo_ja.texts)
    for one in made:
        before = utterances.filter(
            (pl.col("dialogue_id") == one["dialogue_id"]) & (pl.col("position") < one["position"])
        )
        assert "".join(message["content"] for message in one["messages"]).replace("\n", "") == "".join(
            before["text"].to_list()
        ).replace("\n", "")
        assert one["id"] == f"{one['dialogue_id']}-{one['position']}" and one["messages"][-1]["role"] == "user"


def test_an_excerpt_ends_before_the_licence_does(demo_ja: Corpus):
    made = [orjson.loads(line) for line in excerpt(demo_ja, demo_ja.dialogues["dialogue_id"], 50)]
    n_lines = sum(
        1 + text.count("\n")
        for one in made
        for text in (*(m["content"] for m in one["messages"]), one["reference"])
    )
    assert made and n_lines <= 50
    assert {one["licence"] for one in made} == {demo_ja.manifest.card.licence}
    assert list(excerpt(demo_ja, demo_ja.dialogues["dialogue_id"], 0)) == []
