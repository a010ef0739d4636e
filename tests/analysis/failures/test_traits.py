"""What goes with failures: shares by hand, planted words, and no comparison of too few."""

import polars as pl
import pytest

from analysis.core.errors import Absent
from analysis.failures.listing import failing
from analysis.failures.traits import failure_traits, failure_words
from data.corpus import Corpus
from tests.analysis.judgement.invented import judged_by, pairs


@pytest.fixture(scope="module")
def selection(demo_ja: Corpus):
    return judged_by(demo_ja, pairs(demo_ja))


def test_shares_are_those_of_failures_and_of_the_others(selection):
    found = failure_traits(selection, system="demo-yorisoi", high="20")
    frame, _, _ = failing(selection, system="demo-yorisoi", high="20")
    row = found.filter(pl.col("failure_trait") == "question").row(0, named=True)
    means = dict(frame.group_by("chosen").agg(pl.col("question").mean()).iter_rows())
    assert (row["mean_failed"], row["mean_other"]) == pytest.approx((means[True], means[False]))
    assert row["failed_less_other"] == pytest.approx(means[True] - means[False])
    assert row["n"] == frame["chosen"].sum() and row["low"] < row["failed_less_other"] < row["high"]
    assert {"fifth", "topic"} <= set(found["failure_trait"])


def test_words_are_counted_in_both(selection):
    found = failure_words(selection, system="demo-yorisoi", high="20")
    assert found["z"].is_sorted(descending=True) and ((found["n"] + found["n_other"]) >= 3).all()
    assert (found["log_odds"].sign() == found["z"].sign()).all()


def test_too_few_are_not_compared(selection):
    with pytest.raises(Absent):
        failure_traits(selection, system="demo-yorisoi", high="-1")
