"""ML-Ask's expressions in the texts of a corpus."""

import polars as pl
import pytest

from analysis.core.errors import Absent
from analysis.core.query.selection import select
from analysis.interaction.mlask import mlask_expressions
from data.affect import mlask
from data.corpus import Corpus


@pytest.mark.skipif(not mlask.is_installed(), reason="the extra affect (mlask-official) is not installed")
def test_ml_ask_turns_what_is_negated():
    found = mlask.expressions(["とても嬉しいです", "嬉しくはないです", "今日は晴れです"])
    first = found.filter(pl.col("utterance") == 0)
    assert first["category"].to_list() == ["yorokobi"] and not first["negated"].any()
    second = found.filter(pl.col("utterance") == 1)
    assert second["category"].to_list() == ["iya"] and second["negated"].all()
    assert found.filter(pl.col("utterance") == 2).is_empty()


def test_ml_ask_reads_japanese_only(demo_en: Corpus):
    with pytest.raises(Absent, match="Japanese corpora only"):
        mlask_expressions(select(demo_en))
