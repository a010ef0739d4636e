"""Measures of fidelity are ratios of counted codes; against the items as a crossed model of their own says."""

import numpy as np
import polars as pl
import pytest

from analysis.codes.fidelity import BENCHMARKS, fidelity, fidelity_items
from analysis.core.errors import Absent
from analysis.core.query.selection import Selection, select
from analysis.core.scoring.adjusted_effect import adjusted_effect
from data.core.schema import ITEMS
from data.corpus import Corpus
from tests.analysis.codes.invented import given, plain


def test_ratios_of_sums_with_benchmarks_beside_them(everything: Selection):
    codes = list(plain(everything.corpus, "tag", "keywords").values())
    n = {code: codes.count(code) for code in set(codes)}
    found = {row["measure_name"]: row for row in fidelity(everything, coder="keywords").iter_rows(named=True)}
    questions = n["OpenQuestion"] + n["ClosedQuestion"]
    assert found.keys() == {"reflections_to_questions", "open_share"}
    ratio = found["reflections_to_questions"]
    assert ratio["estimate"] == pytest.approx((n["Reflection"] + n["Paraphrase"]) / questions)
    assert (ratio["benchmark_fair"], ratio["benchmark_good"], ratio["benchmark_source"]) == (1, 2, "MITI 4.2.1")
    assert found["open_share"]["estimate"] == pytest.approx(n["OpenQuestion"] / questions)
    assert ratio["low"] < ratio["estimate"] < ratio["high"]


def test_all_four_of_miti(demo_ja: Corpus):
    codes = ("SR", "CR", "CR", "Q", "AF", "Confront")
    labels = [(1, at, "miti", code, "A", "person") for at, code in enumerate(codes)]
    found = fidelity(select(given(demo_ja, *labels)))
    assert dict(found.select("measure_name", "estimate").iter_rows()) == pytest.approx(
        {"reflections_to_questions": 3.0, "complex_share": 2 / 3, "adherent_share": 0.5}
    )
    assert set(found["measure_name"]) < BENCHMARKS.keys()


def test_a_scheme_without_questions_and_reflections_has_none(demo_ja: Corpus):
    with pytest.raises(Absent):
        fidelity(select(given(demo_ja, (1, 1, "misc_client", "change", "A", "person"))))


def test_an_item_against_a_measure_is_a_crossed_model_of_its_own(everything: Selection):
    found = fidelity_items(everything, coder="keywords", of="open_share")
    assert set(found["item"]) == {"item_sum", *ITEMS} and (found["p_adjusted"] >= found["p"]).all()
    counts = {dialogue: [0, 0] for dialogue in everything.dialogue_ids}
    for (dialogue, _), code in plain(everything.corpus, "tag", "keywords").items():
        if code in ("OpenQuestion", "ClosedQuestion"):
            counts[dialogue][0] += code == "OpenQuestion"
            counts[dialogue][1] += 1
    share = np.array([a / b if b else np.nan for a, b in counts.values()])
    keep = np.isfinite(share) & everything.dialogues["item_sum"].is_not_null().to_numpy()
    part, x = everything.dialogues.filter(pl.Series(keep)), share[keep]
    estimate, *_ = adjusted_effect(part, "item_sum", (x - x.mean()) / x.std(ddof=1))
    row = found.filter(measure_name="open_share", item="item_sum").row(0, named=True)
    assert row["estimate"] == pytest.approx(estimate, rel=1e-4) and row["n_dialogues"] == keep.sum()
