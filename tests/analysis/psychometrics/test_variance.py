"""Whose variance a score is, of the published corpus and of selections that are too small."""

import polars as pl
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.statistics.models.not_fitted import NotFitted
from analysis.psychometrics.variance import group_iccs, variance_shares
from data.corpus import Corpus


def column(frame: pl.DataFrame, by: str, value: str) -> dict:
    return dict(frame.select(by, value).iter_rows())


@pytest.mark.corpus
def test_variance_shares_of_the_published_scores(real: Corpus):
    whole = select(real)
    shares = column(variance_shares(whole), "component", "share")
    assert shares["client"] == pytest.approx(0.315, abs=1e-3)
    assert shares["counselor"] == pytest.approx(0.095, abs=1e-3)
    iccs = column(group_iccs(whole), "component", "icc")
    assert [round(iccs[name], 2) for name in ("client", "counselor")] == [0.33, 0.12]
    assert iccs["topic"] == pytest.approx(0.015, abs=2e-3)


def test_too_few_dialogues_are_a_reason_with_what_to_do(demo_ja: Corpus):
    few = select(demo_ja, Filter(id=((1, 3),)))
    with pytest.raises(NotFitted, match="a crossed model needs 5 of each: widen the selection"):
        variance_shares(few)
