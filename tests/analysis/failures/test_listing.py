"""Failures: chosen by metric, by judgement, against another system, by tag."""

import polars as pl
import pytest

from analysis.failures.listing import response_failures
from data.core.problems import UserError
from data.corpus import Corpus
from tests.analysis.judgement.invented import judged_by, pairs, turns


@pytest.fixture(scope="module")
def selection(demo_ja: Corpus):
    tags = [("worst", *turns(demo_ja)[0], "demo-jogen", "rude")]
    types = {
        "name": pl.String,
        "dialogue_id": pl.UInt32,
        "position": pl.UInt32,
        "system": pl.String,
        "tag": pl.String,
    }
    return judged_by(demo_ja, pairs(demo_ja), pl.DataFrame(tags, schema=types, orient="row"))


def test_the_lowest_come_first_and_bounds_hold(selection):
    found = response_failures(selection, system="demo-kogata")
    assert found["own_value"].is_sorted() and found["response"].null_count() == 0
    some = response_failures(selection, system="demo-kogata", high="5")
    assert some.height == (found["own_value"] <= 5).sum()


def test_worse_than_another_is_a_difference(selection):
    found = response_failures(selection, system="demo-jogen", worse_than="demo-yorisoi", high="0")
    assert (found["gap"] <= 0).all() and found["gap"].is_sorted()
    assert (found["own_value"] - found["other_value"] - found["gap"]).abs().max() < 1e-9
    assert found["other_response"].null_count() == 0


def test_lost_are_those_that_judges_put_below(selection, demo_ja: Corpus):
    found = response_failures(selection, system="demo-kogata", worse_than="demo-yorisoi", verdict="lost")
    lost = pairs(demo_ja).filter(
        pl.col("first").is_in(["demo-kogata", "demo-yorisoi"])
        & pl.col("second").is_in(["demo-kogata", "demo-yorisoi"])
    )
    expected = lost.filter(
        ((pl.col("first") == "demo-kogata") & (pl.col("value") == 0))
        | ((pl.col("second") == "demo-kogata") & (pl.col("value") == 1))
    )
    assert set(found.select("dialogue_id", "position").iter_rows()) == set(
        expected.select("dialogue_id", "position").iter_rows()
    )


def test_tagged_ones_and_mistakes(selection):
    assert response_failures(selection, system="demo-jogen", failure_set="worst")["tags"].to_list() == ["rude"]
    for wrong in ({"system": "gpt"}, {"system": "demo-jogen", "worse_than": "demo-jogen"}, {"low": "many"}):
        with pytest.raises(UserError):
            response_failures(selection, **wrong)
