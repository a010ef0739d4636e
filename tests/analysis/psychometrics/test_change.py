"""Change with experience against plain Python."""

import statistics
from datetime import date

import numpy as np
import polars as pl
import pytest

from analysis.core import kept
from analysis.core.errors import Absent
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.psychometrics import change
from analysis.psychometrics.change import experience_change, experience_effects, experience_scores
from data.corpus import Corpus

BANDS = {"0": (0, 0), "1-4": (1, 4), "5-9": (5, 9), "10-19": (10, 19), "20-39": (20, 39), "40+": (40, 10**6)}


def by_counselor(corpus: Corpus) -> dict[int, list[int]]:
    """Each counselor's item sums in the order of the dialogues' time."""
    rows = corpus.dialogues.drop_nulls("started_at").sort("started_at").select("counselor_id", "item_sum")
    sums: dict[int, list[int]] = {}
    for counselor, item_sum in rows.iter_rows():
        sums.setdefault(counselor, []).append(item_sum)
    return sums


def test_bands_of_experience_hold_the_means_of_those_who_got_there(demo_ja: Corpus):
    sums = by_counselor(demo_ja).values()
    for code, mean, starters in experience_scores(select(demo_ja)).select("experience", "mean", "starters").rows():
        low, high = BANDS[code]
        assert mean == pytest.approx(statistics.fmean(s for own in sums for s in own[low : high + 1]))
        early = [statistics.fmean(own[:5]) for own in sums if len(own) > low]
        assert starters == pytest.approx(statistics.fmean(early))


def test_change_is_measured_from_the_counselor_s_own_first_five(demo_ja: Corpus):
    sums = by_counselor(demo_ja).values()
    rows = experience_change(select(demo_ja)).select("experience", "mean").rows()
    assert rows
    for code, mean in rows:
        low, high = BANDS[code]
        own = [value - statistics.fmean(of[:5]) for of in sums for value in of[low : high + 1]]
        assert mean == pytest.approx(statistics.fmean(own))


def test_a_corpus_without_times_has_no_change(demo_en: Corpus):
    whole = select(demo_en)
    for function in (experience_change, experience_effects):
        with pytest.raises(Absent, match="times"):
            function(whole)


def test_a_filter_does_not_take_away_what_a_client_did_before(demo_ja: Corpus, monkeypatch):
    """Experience is counted in the corpus for clients as for counselors."""
    seen: list[dict[str, np.ndarray]] = []

    class Watched(change.Model):
        def __init__(self, outcome, fixed, groups):
            seen.append(fixed)
            super().__init__(outcome, fixed, groups)

    monkeypatch.setattr(change, "Model", Watched)
    monkeypatch.setattr(kept, "_recent", {})
    late = select(demo_ja, Filter(date=(date(2022, 1, 1), date(2100, 1, 1))))
    experience_effects(late)
    counts: dict[int, int] = {}
    before = {}
    for name, client in demo_ja.dialogues.sort("started_at").select("dialogue_id", "client_id").rows():
        before[name] = counts.get(client, 0)
        counts[client] = before[name] + 1
    chosen = late.dialogues.select("dialogue_id", "client_id").with_columns(
        level=pl.col("dialogue_id").replace_strict(before, return_dtype=pl.Float64).add(1).log10()
    )
    within = chosen.select(pl.col("level") - pl.col("level").mean().over("client_id")).to_series().to_numpy()
    assert np.allclose(seen[0]["client_within"], within - within.mean())
