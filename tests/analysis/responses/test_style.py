"""Style and variety of responses."""

import polars as pl
import pytest

from analysis.core.query.selection import Selection
from analysis.responses.style import response_style
from data.corpus import Corpus
from data.responses.targets import targets
from tests.analysis.responses.material import responses_of


def test_style_beside_gold(whole: Selection, demo_ja: Corpus):
    style = response_style(whole)
    one = style.filter((pl.col("feature") == "chars") & (pl.col("system") == "demo-kogata")).row(0, named=True)
    key = ["dialogue_id", "position"]
    mine = responses_of(demo_ja).filter(pl.col("system") == "demo-kogata").join(targets(demo_ja), on=key)
    assert one["estimate"] == pytest.approx(mine["response"].str.len_chars().mean())
    assert one["gold"] == pytest.approx(mine["gold"].str.len_chars().mean())
    assert one["against_gold"] == pytest.approx(one["estimate"] - one["gold"])
    assert one["low"] <= one["against_gold"] <= one["high"]
    ratio_row = style.filter((pl.col("feature") == "length_ratio") & (pl.col("system") == "demo-kogata"))
    assert ratio_row["estimate"][0] == pytest.approx(one["estimate"] / one["gold"])
    edited = style.filter(pl.col("feature") == "edited")
    assert edited["system"].to_list() == ["demo-yorisoi"] and edited["gold"].null_count() == 1
