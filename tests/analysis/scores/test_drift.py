"""Scores over time."""

import numpy as np
import polars as pl
import pytest
from scipy import stats

from analysis.core.compare import differences
from analysis.core.query.selection import Selection
from analysis.scores.drift import score_change, score_slopes
from data.corpus import Corpus
from tests.analysis.cohorts import cohorts, row_of


def test_slopes_are_scipy_s(whole: Selection):
    row = score_slopes(whole).row(0, named=True)
    years = whole.dialogues["started_at"].cast(pl.Int64).to_numpy() / (365.25 * 86_400_000)
    expected = stats.linregress(years, whole.dialogues["item_sum"].to_numpy())
    assert (row["model"], row["slope"]) == ("pooled", pytest.approx(expected.slope))


def test_change_is_from_the_client_s_own_first_year(whole: Selection):
    rows = whole.dialogues.select("client_id", "item_sum", year=pl.col("started_at").dt.year()).rows()
    changes: dict[str, list[float]] = {}
    for client in {row[0] for row in rows}:
        own = [row for row in rows if row[0] == client]
        first = min(row[2] for row in own)
        base = np.mean([row[1] for row in own if row[2] == first])
        for _, rating, year in own:
            if year > first:
                changes.setdefault(f"+{year - first}", []).append(rating - base)
    found = dict(score_change(whole).select("years_since", "mean").iter_rows())
    assert found == pytest.approx({since: np.mean(values) for since, values in changes.items()})


def test_slopes_are_told_in_standard_deviations(demo_ja: Corpus):
    a, b = cohorts(demo_ja)
    found = row_of(differences(score_slopes, a, b), "pooled")
    spread = [side.dialogues["item_sum"].cast(pl.Float64).std() for side in (a, b)]
    assert found["effect"] == pytest.approx(found["difference"] / np.sqrt(np.mean(np.square(spread))))
