"""Distributions of scores and items, each computed in plain Python."""

import statistics
from collections import Counter

import pytest

from analysis.core.query.selection import Selection
from analysis.scores.distribution import band_counts, item_means, regime_counts, score_counts, score_summary
from data.core.schema import IMPRESSION_ITEMS, ITEMS
from tests.analysis import naive
from tests.analysis.naive import as_rows, mean, near, spread


@pytest.mark.parametrize("width", [5, 7, 30, 100])
def test_score_counts(selection: Selection, records: list[dict], width: int):
    last = 99 // width
    counts = Counter((naive.regime(r), min(naive.review(r)["score"] // width, last)) for r in records)
    expected = {
        (b * width, 100 if b == last else (b + 1) * width - 1, regime, n) for (regime, b), n in counts.items()
    }
    table = score_counts(selection, bin_width=width)
    assert set(as_rows(table, "low", "high", "regime", "n_dialogues")) == expected
    assert table["n_dialogues"].sum() == len(records)


def test_score_summary(selection: Selection, records: list[dict]):
    people = [naive.persons(r) for r in records]
    expected = []
    for name, of in (("score", lambda r: naive.review(r)["score"]), ("item_sum", lambda r: sum(naive.ratings(r)))):
        values = [float(of(r)) for r in records]
        centre, low, high, *after = mean(values, people)
        middle = (statistics.median(values), spread(values), int(min(values)), int(max(values))) if values else ()
        expected.append((name, centre, low, high, *(middle or (None,) * 4), *after))
    assert as_rows(score_summary(selection)) == near(expected)


def test_band_counts(selection: Selection, records: list[dict]):
    scores = [naive.review(r)["score"] for r in records]
    bounds = {
        "paper_low": (0, 69),
        "paper_high": (70, 98),
        "paper_full": (0, 98),
        "paper_test": (99, 100),
    }
    found = {
        row[0]: row[1:] for row in band_counts(selection).select("subset", "low", "high", "n_dialogues").rows()
    }
    assert found == {
        name: (low, high, sum(low <= score <= high for score in scores)) for name, (low, high) in bounds.items()
    }
    shares = band_counts(selection)["share"].to_list()
    assert shares == pytest.approx([n / max(1, len(scores)) for *_, n in found.values()])


def test_regime_counts(selection: Selection, records: list[dict]):
    counts = Counter(map(naive.regime, records))
    assert as_rows(regime_counts(selection)) == near(
        [(name, counts[name], counts[name] / max(1, len(records))) for name in ("sum", "halved", "zero")]
    )


def test_item_means(selection: Selection, records: list[dict]):
    people = [naive.persons(r) for r in records]
    expected = []
    for index, item in enumerate(ITEMS):
        values = [float(naive.ratings(r)[index]) for r in records]
        centre, low, high, *after = mean(values, people)
        n = len(values)
        ends = (values.count(0) / n, values.count(5) / n) if n else (None, None)
        half = "impression" if item in IMPRESSION_ITEMS else "skills"
        expected.append((item, half, centre, low, high, spread(values), *ends, *after))
    assert as_rows(item_means(selection)) == near(expected)
