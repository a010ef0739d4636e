"""Selections of the Japanese demo for the tables of words."""

import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from data.corpus import Corpus


@pytest.fixture(params=["", "topics=workplace", "id=1-12"])
def selection(request: pytest.FixtureRequest, demo_ja: Corpus) -> Selection:
    return select(demo_ja, Filter.from_query(request.param)[0])
