"""Figures of the corpus."""

import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.corpus.overview import collection_over_time
from analysis.figures.corpus.collection_bars import collection_bars
from analysis.labels import Labels
from data.corpus import Corpus


@pytest.mark.parametrize(("query", "axis"), [("id=1", 1), ("year=2021", 1), ("year=2021-2022", 2), ("", 0)])
def test_a_short_time_shows_the_first_days_of_its_years(query: str, axis: int, demo_ja: Corpus):
    periods = collection_over_time(select(demo_ja, Filter.from_query(query)[0]))
    shown = collection_bars(periods, labels=Labels("ja")).layout.xaxis.range
    years = periods["begins"].dt.year()
    assert shown == ((f"{years.min() - 1}-12-01", f"{years.min() + axis}-02-01") if axis else None)
