"""Who judged what, and how many judgements more are needed."""

import polars as pl
import pytest

from analysis.judgement.overview import judgement_overview, judgement_power, judgement_reasons
from data.core.problems import UserError
from data.corpus import Corpus
from tests.analysis.judgement.invented import judged_by, pairs, ratings


def test_every_rater_of_every_attribute_is_listed(demo_ja: Corpus):
    found = judgement_overview(judged_by(demo_ja, ratings(demo_ja)))
    assert found.select("study", "attribute", "mode", "rater", "n").rows()[0] == (
        "pilot",
        "safety",
        "scale",
        "Aoi",
        180,
    )
    assert found.height == 3


def test_more_judgements_are_those_that_are_missing(demo_ja: Corpus):
    selection = judged_by(demo_ja, pairs(demo_ja).filter(pl.col("first") != "demo-kogata"))
    found = judgement_power(selection)
    assert (found["n_wanted"] - found["n"].cast(pl.Int64)).clip(0).to_list() == found["n_needed"].to_list()
    assert (found["n_wanted"] >= 197).all() and set(found["n_parts"]) == {1}
    assert (judgement_power(selection, effect=0.5)["n_wanted"] < found["n_wanted"]).all()
    with pytest.raises(UserError):
        judgement_power(selection, effect=0.0)


def test_reasons_are_counted_by_how_a_system_fared(demo_ja: Corpus):
    rows = (
        pairs(demo_ja)
        .head(4)
        .with_columns(
            first=pl.lit("demo-jogen"),
            second=pl.lit("demo-yorisoi"),
            value=pl.Series([1.0, 1.0, 0.5, 0.0]),
            reasons=pl.Series(["length,empathy", "empathy", "length", ""]),
        )
    )
    found = judgement_reasons(judged_by(demo_ja, rows)).select("system", "fared", "reasons", "share", "n")
    assert found.rows() == [
        ("demo-jogen", "tied", "length", 1.0, 1),
        ("demo-jogen", "won", "empathy", 1.0, 2),
        ("demo-jogen", "won", "length", 0.5, 1),
        ("demo-yorisoi", "lost", "empathy", 1.0, 2),
        ("demo-yorisoi", "lost", "length", 0.5, 1),
        ("demo-yorisoi", "tied", "length", 1.0, 1),
    ]
