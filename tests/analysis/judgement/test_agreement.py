"""Agreement of those who judged the same, checked by a library and by hand."""

import numpy as np
import polars as pl
import pytest
from sklearn.metrics import cohen_kappa_score

from analysis.judgement.agreement import by_unit, judgement_agreement
from analysis.judgement.reading import rows_of
from data.corpus import Corpus
from tests.analysis.judgement.invented import JUDGE, judged_by, pairs, ratings


def test_kappa_is_that_of_the_library_and_equal_judgements_are_counted(demo_ja: Corpus):
    rounded = ratings(demo_ja).with_columns(pl.col("value").round())
    selection = judged_by(demo_ja, rounded)
    found = judgement_agreement(selection)
    people = {row["coefficient"]: row for row in found.filter(pl.col("among") == "people").iter_rows(named=True)}
    units = by_unit(rows_of(selection, raters="all"))
    first, second = units["Aoi"].cast(pl.Int64), units["Ren"].cast(pl.Int64)
    assert people["cohen"]["estimate"] == pytest.approx(cohen_kappa_score(first, second))
    assert people["observed_agreement"]["estimate"] == pytest.approx((first == second).mean())
    for row in people.values():
        assert row["low"] < row["estimate"] < row["high"] and row["n_units"] == 180
    assert set(found["among"]) == {"people", "two", "consensus"} and (found["among"] == "two").sum() == 9
    together, judge = ((first + second) / 2 + 0.5).floor(), units[JUDGE]
    mixed = found.filter(pl.col("among") == "consensus", pl.col("coefficient") == "cohen").row(0, named=True)
    assert mixed["other_rater"] == JUDGE and mixed["estimate"] == pytest.approx(
        cohen_kappa_score(together.cast(pl.Int64), judge.cast(pl.Int64))
    )


def test_both_orders_of_a_judge_count_once(demo_ja: Corpus):
    one = pairs(demo_ja, n=40)
    turned = one.rename({"first": "second", "second": "first"}).select(one.columns)
    both = pl.concat([one, turned.with_columns(value=1 - pl.col("value"))]).with_columns(
        rater=pl.lit("m"), kind=pl.lit("model")
    )
    people = one.with_columns(rater=pl.lit("Aoi"), kind=pl.lit("person"))
    found = judgement_agreement(judged_by(demo_ja, pl.concat([both, people])))
    observed = found.filter(pl.col("coefficient") == "observed_agreement")
    assert observed.select("estimate", "n_units").rows() == [(1.0, 40)]
    assert np.isclose(found.filter(pl.col("coefficient") == "cohen")["estimate"][0], 1)
