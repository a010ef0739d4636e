"""Words beside an outer variable, counted by hand."""

import polars as pl
import pytest

from analysis.core.query.selection import select
from analysis.relations.variable_links import variable_links
from data.corpus import Corpus
from tests.analysis import naive_words


def test_links_with_a_variable_are_counted_as_by_hand(demo_ja: Corpus):
    selection = select(demo_ja)
    found = variable_links(selection, resamples=40)
    topic_of = dict(demo_ja.dialogues.select("dialogue_id", "topic_main").iter_rows())
    held = {}
    for said in naive_words.utterances(selection):
        held.setdefault(said.dialogue_id, set()).update(naive_words.words(said))
    for row in found.head(10).iter_rows(named=True):
        word = (row["lemma"], row["pos"])
        with_word = {dialogue for dialogue, words in held.items() if word in words}
        of_group = {dialogue for dialogue in held if topic_of[dialogue] == row["group"]}
        assert (row["n_both"], row["n_1"], row["n_2"]) == (
            len(with_word & of_group),
            len(with_word),
            len(of_group),
        )
        assert row["weight"] == pytest.approx(len(with_word & of_group) / len(with_word | of_group))
    assert found["survival"].is_between(0, 1).all()
    assert found["weight"].is_sorted(descending=True)
    assert isinstance(found["by"].dtype, pl.String)
