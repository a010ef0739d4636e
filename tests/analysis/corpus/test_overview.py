"""The overview, durations and periods, each counted in plain Python."""

from collections import Counter
from datetime import date
from itertools import product

import polars as pl
import pytest

from analysis.core.compare import differences
from analysis.core.query.selection import Selection, select
from analysis.core.statistics import inference
from analysis.corpus.overview import collection_over_time, histogram, overview, session_durations
from data.corpus import Corpus
from tests.analysis import naive
from tests.analysis.cohorts import cohorts, row_of
from tests.analysis.naive import ENGLISH, as_rows


def ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 2) if whole else None


def test_overview(selection: Selection, records: list[dict]):
    said = [(u["role"], len(u["utterance"])) for r in records for u in r["dialogue"]]
    n = [len(said)] + [sum(role == who for role, _ in said) for who in ("counselor", "client")]
    chars = [sum(c for _, c in said)] + [sum(c for r, c in said if r == who) for who in ("counselor", "client")]
    people = [naive.persons(r) for r in records]
    clients, counselors = {c for c, _ in people}, {c for _, c in people}
    turns = sum(naive.runs([u["role"] for u in r["dialogue"]]) for r in records)
    assert as_rows(overview(selection)) == [
        ("dialogues", len(records), None, None),
        ("speakers", len(clients | counselors), len(counselors), len(clients)),
        ("pairs", len(set(people)), None, None),
        ("utterances", *n),
        ("turns", turns, None, None),
        ("utterances_per_dialogue", *(ratio(count, len(records)) for count in n)),
        ("turns_per_dialogue", ratio(turns, len(records)), None, None),
        ("chars_per_utterance", *map(ratio, chars, n)),
    ]


def test_overview_of_english(demo_en: Corpus):
    said = [(u["speaker"], len(u["text"])) for session in ENGLISH for u in session["utterances"]]
    found = {row[0]: row[1:] for row in overview(select(demo_en)).rows()}
    counselor = [chars for role, chars in said if role == "therapist"]
    assert found["dialogues"] == (6, None, None)
    assert found["utterances"] == (len(said), len(counselor), len(said) - len(counselor))
    assert found["speakers"][1:] == (len({s["therapist"] for s in ENGLISH}), len({s["client"] for s in ENGLISH}))
    assert found["chars_per_utterance"][1] == round(sum(counselor) / len(counselor), 2)


@pytest.mark.parametrize("width", [1, 5, 30])
def test_session_durations(selection: Selection, records: list[dict], width: int):
    bins = Counter(int(naive.minutes(r) // width) for r in records)
    expected = [(b * width, (b + 1) * width, bins[b]) for b in range(min(bins), max(bins) + 1)] if bins else []
    assert as_rows(session_durations(selection, bin_width=width)) == expected


@pytest.mark.parametrize("every", ["month", "quarter", "year"])
def test_collection_over_time(selection: Selection, records: list[dict], every: str):
    months = {"month": 1, "quarter": 3, "year": 12}[every]
    index = Counter((t.year * 12 + t.month - 1) // months for t in (naive.times(r)[0] for r in records))
    expected = [
        (date(period * months // 12, period * months % 12 + 1, 1), index[period])
        for period in (range(min(index), max(index) + 1) if index else ())
    ]
    assert as_rows(collection_over_time(selection, every=every)) == expected


@pytest.mark.parametrize(
    ("values", "width", "expected"),
    [
        ([], 5, []),
        ([4.99, 5.0, 21.0], 5, [(0, 5, 1), (5, 10, 1), (10, 15, 0), (15, 20, 0), (20, 25, 1)]),
        ([0.0], 1, [(0, 1, 1)]),
    ],
)
def test_bins_are_closed_below_and_open_above(values: list[float], width: int, expected: list[tuple]):
    assert histogram(pl.Series("minutes", values, dtype=pl.Float64), width).rows() == expected


def test_periods_are_shares_of_the_dated_dialogues(demo_ja: Corpus):
    a, b = cohorts(demo_ja)
    found = differences(collection_over_time, a, b, every="year")
    for one, side in product(found.iter_rows(named=True), (("a", a), ("b", b))):
        years = side[1].dialogues["started_at"].dt.year()
        assert one[side[0]] == pytest.approx((years == int(one["key"][:4])).mean())
    assert found["a"].sum() == pytest.approx(1) and found["b"].sum() == pytest.approx(1)


def test_the_overview_is_subtracted_row_by_row(demo_ja: Corpus):
    a, b = cohorts(demo_ja)
    found = differences(overview, a, b)
    sides = zip("ab", (a, b), strict=True)
    own = {name: {r["statistic"]: r for r in overview(side).iter_rows(named=True)} for name, side in sides}
    for one in found.iter_rows(named=True):
        statistic, _, role = one["key"].partition(" ")
        for name in "ab":
            assert one[name] == pytest.approx(own[name][statistic][role or "total"], abs=0.005), one["key"]
    assert row_of(found, "dialogues")["effect_kind"] == "fact" and row_of(found, "dialogues")["low"] is None
    lengths = [side.dialogues["n_utterances"].to_numpy().astype(float) for side in (a, b)]
    assert row_of(found, "utterances_per_dialogue")["effect"] == pytest.approx(inference.hedges_g(*lengths))


def test_durations_have_a_mean_and_a_distribution(demo_ja: Corpus):
    a, b = cohorts(demo_ja)
    kinds = differences(session_durations, a, b)["effect_kind"].to_list()
    assert kinds == ["hedges_g", "ks_d"]
