"""Agreement of coders on a corpus: the coefficients of these very utterances, for the scheme and for each code."""

import evalica
import numpy as np
import pandas as pd
import polars as pl
import pytest
from sklearn.metrics import cohen_kappa_score

from analysis.codes.agreement import agreement
from analysis.core.errors import Absent
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from data.corpus import Corpus
from tests.analysis.codes.invented import given, plain


def value(frame: pl.DataFrame, coefficient: str, code: str = "") -> dict:
    return frame.filter(coefficient=coefficient, label_code=code).row(0, named=True)


def test_the_scheme_and_each_code_against_all_others(everything: Selection):
    found = agreement(everything, scheme="tag")
    a, b = (plain(everything.corpus, "tag", coder) for coder in ("Aoi", "Ren"))
    both = sorted(a.keys() & b.keys())
    first, second = [a[at] for at in both], [b[at] for at in both]
    assert value(found, "cohen")["estimate"] == pytest.approx(cohen_kappa_score(first, second), abs=1e-10)
    for code in set(first):
        theirs = cohen_kappa_score([one == code for one in first], [one == code for one in second])
        assert value(found, "cohen", code)["estimate"] == pytest.approx(theirs, abs=1e-10)
    row = value(found, "alpha_nominal")
    assert (row["n_units"], row["n_coders"]) == (len(both), 2)
    assert row["n_dialogues"] == len({dialogue for dialogue, _ in both})
    assert (found["low"] <= found["estimate"]).all() and (found["estimate"] <= found["high"]).all()


@pytest.mark.parametrize("metric", ["ordinal", "interval"])
def test_numbers_by_their_distance(everything: Selection, metric: str):
    found = agreement(everything, scheme="distress_level")
    a, b = (plain(everything.corpus, "distress_level", coder) for coder in ("Aoi", "Ren"))
    frame = pd.DataFrame([[a[at] for at in sorted(a)], [b[at] for at in sorted(a)]])
    theirs = evalica.alpha(frame, metric).alpha
    assert value(found, f"alpha_{metric}")["estimate"] == pytest.approx(theirs, abs=1e-10)


def test_machines_only_where_asked_for_and_no_interval_below_five_dialogues(everything: Selection):
    assert agreement(everything, scheme="tag", among="all")["n_coders"][0] == 3
    few = agreement(select(everything.corpus, Filter(id=((1, 7),))), scheme="tag")
    assert few["n_dialogues"][0] < 5 and few["low"].null_count() == few.height
    assert not few["estimate"].has_nulls()


def test_one_coder_alone_agrees_with_nobody(demo_ja: Corpus):
    with pytest.raises(Absent):
        agreement(select(given(demo_ja, (1, 1, "tag", "Other", "A", "person"))))


def test_several_codes_are_compared_as_a_set(demo_ja: Corpus):
    sets = {"A": [("SR",), ("SR", "AF"), ("Q",)], "B": [("SR",), ("SR",), ("Q",)]}
    labels = [
        (1, position, "miti", code, coder, "person")
        for coder, each in sets.items()
        for position, codes in enumerate(each)
        for code in codes
    ]
    found = agreement(select(given(demo_ja, *labels)))
    assert value(found, "observed_agreement")["estimate"] == pytest.approx(2 / 3)
    assert value(found, "observed_agreement", "SR")["estimate"] == 1
    assert np.isclose(value(found, "observed_agreement", "AF")["estimate"], 2 / 3)
