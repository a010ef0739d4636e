"""Data pitfalls, each counted in plain Python."""

from collections import Counter
from itertools import product

import numpy as np
import pytest
from scipy import stats

from analysis.core.compare import differences
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from analysis.corpus.quality import data_quality
from data.corpus import Corpus
from tests.analysis import naive
from tests.analysis.cohorts import cohorts, row_of
from tests.analysis.naive import as_rows
from tests.analysis.naive_inference import degrees, jackknifed, stacked


def test_data_quality(selection: Selection, records: list[dict]):
    roles = [[u["role"] for u in r["dialogue"]] for r in records]
    pairs = sum(len(said) - 1 for said in roles)
    gaps = [
        (b - a).total_seconds() for r in records for a, b in zip(naive.times(r), naive.times(r)[1:], strict=False)
    ]
    people = [naive.persons(r) for r in records]
    n = len(records)
    expected = {
        "same_role_pairs": (sum(len(said) - naive.runs(said) for said in roles), pairs),
        "score_halved": (sum(naive.regime(r) == "halved" for r in records), n),
        "score_zero": (sum(naive.regime(r) == "zero" for r in records), n),
        "straight_lining": (sum(len(set(naive.ratings(r))) == 1 for r in records), n),
        "zero_gaps": (gaps.count(0), pairs),
        "backward_gaps": (sum(gap < 0 for gap in gaps), pairs),
        "repeated_pairs": (n - len(set(people)), n),
        "largest_client": (max(Counter(c for c, _ in people).values(), default=0), n),
        "largest_counselor": (max(Counter(c for _, c in people).values(), default=0), n),
    }
    table = data_quality(selection)
    assert {row[0]: row[1:] for row in as_rows(table, "aspect", "n", "of")} == expected
    shares = [count / of if of else None for count, of in expected.values()]
    assert table["share"].to_list() == pytest.approx(shares)


def test_data_quality_names_only_what_there_is(demo_en: Corpus):
    assert data_quality(select(demo_en))["aspect"].to_list() == [
        "same_role_pairs",
        "repeated_pairs",
        "largest_client",
        "largest_counselor",
    ]


def test_data_quality_is_subtracted_from_its_own_table(demo_ja: Corpus):
    a, b = cohorts(demo_ja)
    found = differences(data_quality, a, b)
    for one, (name, side) in product(found.iter_rows(named=True), (("a", a), ("b", b))):
        assert one[name] == pytest.approx(data_quality(side).filter(aspect=one["key"])["share"][0]), one["key"]
    kinds = dict(found.select("key", "effect_kind").iter_rows())
    assert kinds["largest_client"] == kinds["largest_counselor"] == "fact"
    assert kinds["same_role_pairs"] == kinds["repeated_pairs"] == "cohen_h"


def test_a_ratio_s_interval_is_the_jackknife_s(real: Corpus):
    a, b = (select(real, Filter.from_query(query)[0]) for query in ("id=1-900", "id=700-1600"))
    both, of_b, groups = stacked(a, b)
    part, whole = both["same_role_pairs"].to_numpy().astype(float), both["n_utterances"].to_numpy() - 1.0

    def apart(rows: np.ndarray) -> float:
        second, first = rows & of_b, rows & ~of_b
        return part[second].sum() / whole[second].sum() - part[first].sum() / whole[first].sum()

    found = row_of(differences(data_quality, a, b), "same_role_pairs")
    error = jackknifed(apart, groups, len(of_b))
    half = stats.t.ppf(0.975, degrees(groups)) * error
    assert found["difference"] == pytest.approx(apart(np.ones(len(of_b), dtype=bool)))
    assert found["high"] - found["difference"] == pytest.approx(half, rel=0.05)
