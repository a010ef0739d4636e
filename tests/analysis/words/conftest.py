"""Selections of the Japanese demo for the tables of words."""

import pytest

from analysis.query.filter import Filter
from analysis.query.selection import Selection, select
from data.corpus import Corpus


@pytest.fixture(params=["", "topics=workplace", "id=1-12"])
def selection(request: pytest.FixtureRequest, demo_ja: Corpus) -> Selection:
    return select(demo_ja, Filter.from_query(request.param)[0])
