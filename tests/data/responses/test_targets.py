"""Turns and targets of a corpus."""

import polars as pl
import pytest

from data.corpus import Corpus
from data.responses.targets import targets, turns


def test_targets_are_counselor_turns_with_a_context(demo_ja: Corpus):
    every, asked = turns(demo_ja), targets(demo_ja)
    assert every.height == demo_ja.dialogues["n_turns"].sum()
    assert asked.height == every.filter((pl.col("role") == "counselor") & (pl.col("turn") > 0)).height
    first = asked.filter(pl.col("dialogue_id") == 1).row(0, named=True)
    texts = demo_ja.texts.head(first["position"] + first["utterances"])
    assert first["gold"] == "\n".join(texts[first["position"] :])
    assert (asked["fifth"].min(), asked["fifth"].max()) == (1, 5)


@pytest.mark.corpus
def test_the_paper_s_test_set_has_4631_targets(real: Corpus):
    top = real.dialogues.filter(pl.col("score") >= 99)["dialogue_id"]
    assert (len(top), targets(real, top).height) == (118, 4631)
