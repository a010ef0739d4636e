"""Which score a table measures with."""

import polars as pl
import pytest

from analysis.core.errors import Absent
from analysis.core.measure import measured, with_measure
from analysis.core.query.selection import select
from data.corpus import Corpus


def test_where_no_dialogue_has_an_item_sum_the_score_is_taken(demo_ja: Corpus, monkeypatch: pytest.MonkeyPatch):
    whole = select(demo_ja)
    assert measured(whole, "item_sum") == "item_sum"
    bare = whole.dialogues.with_columns(item_sum=pl.lit(None, dtype=pl.UInt8))
    monkeypatch.setattr(type(whole), "dialogues", property(lambda self: bare))
    assert measured(whole, "item_sum") == "score"
    assert with_measure(whole, measure="item_sum").height == bare["score"].count()


def test_without_scores_there_is_nothing_to_measure_with(demo_en: Corpus):
    with pytest.raises(Absent, match="score"):
        measured(select(demo_en), "score")
